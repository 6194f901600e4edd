/** The head of the table: how it is grouped, which columns it has, and taking it away. */

import { Columns3, Layers } from 'lucide-react';
import { memo } from 'react';
import { MATRIX_FIELDS, type MatrixShape, TableGroup } from '../../shared/records/table-query.ts';
import { Button } from '../ui/Button.tsx';
import { Radios } from '../ui/Field.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Select } from '../ui/Select.tsx';
import { columnLabel } from './columns.ts';
import styles from './TablePane.module.css';
import type { BarState, TableState } from './table-state.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

const MATRIX_ROWS = [
  { id: 'document', label: 'Articles' },
  { id: 'person', label: 'People' },
  { id: 'claim.speaker', label: 'Speakers' },
];

const MATRIX_COLUMNS = [
  { id: 'kind', label: 'Kinds' },
  { id: 'tags', label: 'Tags' },
  ...MATRIX_FIELDS.map(id => ({ id, label: columnLabel(id) })),
];

function Shape({ table }: { readonly table: Pick<TableState, 'matrix' | 'lastMatrix' | 'showMatrix'> }) {
  return (
    <Radios
      label="Show"
      isLabelHidden
      look="segments"
      value={table.matrix === null ? 'rows' : 'matrix'}
      options={[
        { id: 'rows', label: 'Rows' },
        { id: 'matrix', label: 'Matrix' },
      ]}
      onChange={shape => table.showMatrix(shape === 'matrix' ? table.lastMatrix : null)}
    />
  );
}

export interface TableBarProps {
  readonly table: BarState;
  readonly onColumns: () => void;
  readonly onExport: () => void;
}

/** Drawn again only when something in it changes: an answer of the engine and a move of the keyboard are nothing to it. */
export const TableBar = memo(function TableBar({ table, onColumns, onExport }: TableBarProps) {
  const { groupBy } = table.view;
  const groups = [null, ...TableGroup.options].map(group => ({
    id: group ?? 'none',
    label: group === null ? 'No groups' : columnLabel(group),
    isChosen: group === groupBy,
    onAction: () => table.change({ groupBy: group }),
  }));
  const { matrix } = table;
  if (matrix !== null) {
    return (
      <div className={styles.head}>
        <Shape table={table} />
        <Select
          look="field"
          label="Rows"
          placeholder=""
          value={matrix.rows}
          options={MATRIX_ROWS}
          onChange={rows => table.showMatrix({ ...matrix, rows: rows as MatrixShape['rows'] })}
        />
        <Select
          look="field"
          label="Columns"
          placeholder=""
          value={matrix.columns}
          options={MATRIX_COLUMNS}
          onChange={columns => table.showMatrix({ ...matrix, columns: columns as MatrixShape['columns'] })}
        />
        <Button look="quiet" size="small" onPress={onExport}>
          Export these…
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.head}>
      <Shape table={table} />
      <ViewsMenu table={table} />
      <Menu
        label="Group by"
        groups={[groups]}
        trigger={
          <Button look="quiet" size="small">
            <Layers aria-hidden="true" /> {groupBy === null ? 'Group…' : `Grouped: ${columnLabel(groupBy)}`}
          </Button>
        }
      />
      <Button look="quiet" size="small" onPress={onColumns}>
        <Columns3 aria-hidden="true" /> Columns…
      </Button>
      <Button look="quiet" size="small" onPress={onExport}>
        Export these…
      </Button>
    </div>
  );
});
