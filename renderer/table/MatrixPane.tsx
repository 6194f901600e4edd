/**
 * The matrix: how many annotations stand at each crossing, under the filter of the table. Each count opens its
 * passages.
 */
import { useMemo } from 'react';
import type { TableHead } from '../../shared/contract/table.ts';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import type { MatrixShape } from '../../shared/records/table-query.ts';
import { useLink } from '../link/link.tsx';
import type { Cell } from './grid-keys.ts';
import styles from './Matrix.module.css';
import { MatrixGrid } from './MatrixGrid.tsx';
import { isBeyondFilter, narrowedTo } from './matrix-cells.ts';
import { useMatrix } from './queries.ts';

export interface MatrixPaneProps {
  readonly shape: MatrixShape;
  readonly filter: EvidenceFilter;
  /** Which count the keyboard is on. */
  readonly crossing: Cell;
  readonly onGo: (crossing: Cell) => void;
  readonly onOpen: (filter: EvidenceFilter) => void;
}

export function MatrixPane({ shape, filter, crossing, onGo, onOpen }: MatrixPaneProps) {
  const query = useMemo(() => ({ filter, ...shape }), [filter, shape]);
  const matrix = useMatrix(query).data;
  const { client, run } = useLink();
  const open = async (row: TableHead | null, column: TableHead | null) => {
    const narrowed = narrowedTo(filter, shape, row, column);
    if (!isBeyondFilter(filter, shape, column)) return onOpen(narrowed);
    const asked = narrowedTo(filter, shape, row, null);
    const ids = await run(() => client.table.ids({ filter: asked, sorts: [], groupBy: null }));
    if (ids.ok) onOpen({ ...narrowed, annotations: ids.value });
  };
  if (!matrix) return null;
  if (matrix.rows.length === 0) return <p className={styles.nothing}>There is nothing to count.</p>;
  return (
    <MatrixGrid matrix={matrix} at={crossing} onGo={onGo} onOpen={(row, column) => void open(row, column)} />
  );
}
