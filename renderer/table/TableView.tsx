/**
 * The table and how it is looked at, which stays while an article is read. It is kept here and not by the window,
 * so that what is typed into the filter draws the table anew and nothing beside it.
 */
import type { Appearance } from '../../shared/records/settings.ts';
import { TablePane, type TablePaneProps } from './TablePane.tsx';
import { useTableState } from './table-state.ts';
import { useLivingSelection } from './use-living-selection.ts';

export interface TableViewProps extends Omit<TablePaneProps, 'table'> {
  /** Path of the workspace. */
  readonly path: string;
  /** Columns last shown on this computer; empty for the usual ones. */
  readonly columns: Appearance['tableColumns'];
  readonly isShown: boolean;
}

export function TableView({ path, columns, isShown, ...pane }: TableViewProps) {
  const table = useTableState(path, columns);
  useLivingSelection(table);
  return isShown ? <TablePane table={table} {...pane} /> : null;
}
