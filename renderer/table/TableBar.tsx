/** The head of the table: how it is grouped, which columns it has, and taking it away. */
import { Columns3, Layers } from 'lucide-react';
import { TableGroup } from '../../shared/records/table-query.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { columnLabel } from './columns.ts';
import styles from './TablePane.module.css';
import type { TableState } from './table-state.ts';

export interface TableBarProps {
  readonly table: TableState;
  readonly onColumns: () => void;
  readonly onExport: () => void;
}

export function TableBar({ table, onColumns, onExport }: TableBarProps) {
  const { groupBy } = table.view;
  const groups = [null, ...TableGroup.options].map(group => ({
    id: group ?? 'none',
    label: group === null ? 'No groups' : columnLabel(group),
    isChosen: group === groupBy,
    onAction: () => table.change({ groupBy: group }),
  }));
  return (
    <div className={styles.head}>
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
}
