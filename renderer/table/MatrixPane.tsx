/**
 * The matrix: how many annotations stand at each crossing, under the filter of the table. Each count opens its
 * passages. Only what is in sight is drawn, in both directions.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Matrix, TableHead } from '../../shared/contract/table.ts';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import { useLink } from '../link/link.tsx';
import { gridKeyOf } from './grid-keys.ts';
import styles from './Matrix.module.css';
import { countsOf, headLabel, isBeyondFilter, narrowedTo } from './matrix-cells.ts';
import { useMatrix } from './queries.ts';
import type { MatrixShape } from './table-state.ts';

export interface MatrixPaneProps {
  readonly shape: MatrixShape;
  readonly filter: EvidenceFilter;
  readonly onOpen: (filter: EvidenceFilter) => void;
}

export function MatrixPane({ shape, filter, onOpen }: MatrixPaneProps) {
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
  return <MatrixGrid matrix={matrix} onOpen={(row, column) => void open(row, column)} />;
}

/** Sizes in CSS pixels. */
const ROW = 32;
const HEAD = 96;
const COLUMN = 96;
const NAME = 230;
const BEYOND = 3;

interface MatrixGridProps {
  readonly matrix: Matrix;
  /** Null stands for all rows, or all columns. */
  readonly onOpen: (row: TableHead | null, column: TableHead | null) => void;
}

/** The last row and the last column are the totals. */
function MatrixGrid({ matrix, onOpen }: MatrixGridProps) {
  const pane = useRef<HTMLDivElement>(null);
  const countAt = useMemo(() => countsOf(matrix), [matrix]);
  const lines = matrix.rows.length + 1;
  const columns = matrix.columns.length + 1;
  const [at, setAt] = useState({ line: 0, column: 0 });
  const active = { line: Math.min(at.line, lines - 1), column: Math.min(at.column, columns - 1) };
  const size = { estimateSize: () => ROW, getScrollElement: () => pane.current, overscan: BEYOND };
  const down = useVirtualizer({ ...size, count: lines, scrollMargin: HEAD });
  const across = useVirtualizer({
    ...size,
    horizontal: true,
    count: columns,
    estimateSize: () => COLUMN,
    scrollMargin: NAME,
  });
  const shown = across.getVirtualItems();
  const head = (row: number) => matrix.rows[row] ?? null;
  const column = (index: number) => matrix.columns[index] ?? null;
  const count = (row: number, index: number) => {
    const [ofRow, ofColumn] = [head(row), column(index)];
    if (ofRow && ofColumn) return countAt(row, index);
    return ofRow?.count ?? ofColumn?.count ?? matrix.total;
  };
  const isMoved = useRef(false);
  useLayoutEffect(() => {
    // Drawn first, focused then: the one the keyboard comes to may have been out of sight.
    if (!isMoved.current) return;
    const cell = pane.current?.querySelector<HTMLElement>(`[data-at="${active.line} ${active.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (cell) isMoved.current = false;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((pane.current?.clientHeight ?? 400) / ROW) - 2);
    const key = gridKeyOf(event, active, { lines, columns, page });
    if (key?.type !== 'move') return;
    event.preventDefault();
    const line = Math.max(0, key.to.line);
    isMoved.current = true;
    setAt({ line, column: key.to.column });
    down.scrollToIndex(line);
    across.scrollToIndex(key.to.column);
  };
  return (
    <div
      ref={pane}
      role="grid"
      aria-label="Matrix"
      aria-rowcount={lines + 1}
      aria-colcount={columns + 1}
      className={styles.pane}
      onKeyDown={onKeyDown}
    >
      <div
        className={styles.plane}
        style={{ width: NAME + across.getTotalSize(), height: HEAD + down.getTotalSize() }}
      >
        <div role="row" aria-rowindex={1} className={styles.heads} style={{ height: HEAD }}>
          <span
            role="columnheader"
            aria-colindex={1}
            className={styles.corner}
            style={{ width: NAME, height: HEAD }}
          >
            {matrix.total.toLocaleString('en')} counted
          </span>
          {shown.map(({ index, start }) => (
            <span
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              className={styles.columnHead}
              style={{ left: start, width: COLUMN, height: HEAD }}
              title={columnName(column(index))}
            >
              <bdi>{columnName(column(index))}</bdi>
            </span>
          ))}
        </div>
        {down.getVirtualItems().map(({ index: row, start }) => (
          <div
            key={row}
            role="row"
            aria-rowindex={row + 2}
            className={`${styles.row} ${head(row) ? '' : styles.totals}`}
            style={{ top: start, height: ROW }}
          >
            <span role="rowheader" aria-colindex={1} className={styles.name} style={{ width: NAME }}>
              <bdi title={rowName(head(row))}>{rowName(head(row))}</bdi>
            </span>
            {shown.map(({ index, start: left }) => (
              <span
                key={index}
                role="gridcell"
                aria-colindex={index + 2}
                className={styles.cell}
                style={{ left, width: COLUMN }}
              >
                <Count
                  name={`${columnName(column(index))}, ${rowName(head(row))}`}
                  count={count(row, index)}
                  at={`${row} ${index}`}
                  isActive={row === active.line && index === active.column}
                  onOpen={() => {
                    setAt({ line: row, column: index });
                    onOpen(head(row), column(index));
                  }}
                />
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function rowName(head: TableHead | null): string {
  return head ? headLabel(head) : 'All rows';
}

function columnName(head: TableHead | null): string {
  return head ? headLabel(head) : 'Total';
}

interface CountProps {
  readonly name: string;
  readonly count: number;
  readonly at: string;
  readonly isActive: boolean;
  readonly onOpen: () => void;
}

/** A zero opens nothing, and is there for the keyboard to pass over. */
function Count({ name, count, at, isActive, onOpen }: CountProps) {
  return (
    <button
      type="button"
      data-at={at}
      tabIndex={isActive ? 0 : -1}
      aria-label={`${name}: ${count}`}
      aria-disabled={count === 0}
      className={`${styles.count} ${count === 0 ? styles.zero : ''}`}
      onClick={() => {
        if (count > 0) onOpen();
      }}
    >
      {count === 0 ? '·' : count.toLocaleString('en')}
    </button>
  );
}
