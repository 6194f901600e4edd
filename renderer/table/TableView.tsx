/**
 * The table and how it is looked at, which stays while an article is read. It is kept here and not by the window,
 * so that what is typed into the filter draws the table anew and nothing beside it.
 */
import type { Appearance } from '../../shared/records/settings.ts';
import { TablePane, type TablePaneProps } from './TablePane.tsx';
import { useTableState } from './table-state.ts';
import { useLivingSelection } from './use-living-selection.ts';
import { useLooks } from './use-looks.ts';

export interface TableViewProps extends Omit<TablePaneProps, 'table' | 'onCount'> {
  /** Path of the workspace. */
  readonly path: string;
  /** Columns last shown on this computer; empty for the usual ones. */
  readonly columns: Appearance['tableColumns'];
  readonly isShown: boolean;
  /** Number of the look at the table that the place of the window has. */
  readonly look: number;
  readonly onLook: () => void;
}

export function TableView({ path, columns, isShown, look, onLook, ...pane }: TableViewProps) {
  const table = useTableState(path, columns);
  useLivingSelection(table);
  const openCount = useLooks(table, look, onLook);
  return isShown ? <TablePane table={table} onCount={openCount} {...pane} /> : null;
}
