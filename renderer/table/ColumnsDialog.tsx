/** Which columns the table shows, and in which order. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ShownColumn } from '../../shared/records/saved-view.ts';
import type { TableColumn } from '../../shared/records/table-query.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Checkbox } from '../ui/Field.tsx';
import { allColumns, columnLabel, shown, usualColumns } from './columns.ts';
import styles from './TablePane.module.css';

export interface ColumnsDialogProps {
  readonly columns: readonly ShownColumn[];
  readonly onChange: (columns: ShownColumn[]) => void;
  readonly onClose: () => void;
}

export function ColumnsDialog({ columns, onChange, onClose }: ColumnsDialogProps) {
  const names = columns.map(({ column }) => column);
  const listed = [...names, ...allColumns.filter(column => !names.includes(column))];
  const toggle = (column: TableColumn, isOn: boolean) =>
    onChange(isOn ? [...columns, shown(column)] : columns.filter(each => each.column !== column));
  const move = (at: number, step: number) => {
    const next = [...columns];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + step, 0, moved);
    onChange(next);
  };
  return (
    <Dialog
      title="Columns"
      size="small"
      isDismissable
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => onChange([...usualColumns])}>Usual columns</Button>
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul className={styles.columns}>
        {listed.map((column, i) => {
          const isShown = i < columns.length;
          const label = columnLabel(column);
          return (
            <li key={column}>
              <Checkbox
                label={label}
                isChecked={isShown}
                onChange={isOn => {
                  // A table without columns would show nothing to come back by.
                  if (isOn || columns.length > 1) toggle(column, isOn);
                }}
              />
              {isShown && (
                <span className={styles.moves}>
                  <IconButton
                    size="small"
                    label={`Move ${label} up`}
                    icon={<ChevronUp />}
                    isDisabled={i === 0}
                    onPress={() => move(i, -1)}
                  />
                  <IconButton
                    size="small"
                    label={`Move ${label} down`}
                    icon={<ChevronDown />}
                    isDisabled={i === columns.length - 1}
                    onPress={() => move(i, 1)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
