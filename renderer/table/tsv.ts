/** Rows as text with tabs between cells: what spreadsheets take from the clipboard. Pure. */
import type { TableRow } from '../../shared/contract/table.ts';
import type { ShownColumn } from '../../shared/records/saved-view.ts';
import { guard, isFormulaLike } from '../../shared/text/formula-guard.ts';
import { cellText, columnLabel, type Names } from './columns.ts';

/**
 * The heads and a line a row; a cell with a tab, a line end or a quotation mark is quoted as in CSV. What a
 * spreadsheet would run as a formula gets an apostrophe before it, as in a CSV export; it shows the words alone.
 */
export function tsvOf(rows: readonly TableRow[], columns: readonly ShownColumn[], names: Names): string {
  const lines = [
    columns.map(({ column }) => columnLabel(column)),
    ...rows.map(row => columns.map(({ column }) => harmless(cellText(row, column, names)))),
  ];
  return `${lines.map(cells => cells.map(quoted).join('\t')).join('\r\n')}\r\n`;
}

function harmless(cell: string): string {
  return isFormulaLike(cell) ? guard(cell) : cell;
}

function quoted(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
