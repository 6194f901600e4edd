/** The lines of the table that are drawn, the rows that stand on them, and the one the keyboard is on. */
import { type RefObject, useEffect, useMemo } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import { cellId } from './GridRow.tsx';
import type { Cell } from './grid-keys.ts';
import { Lines } from './lines.ts';
import { type Outline, type Rows, useRows } from './queries.ts';
import type { TableState } from './table-state.ts';
import { type DrawnLines, useDrawnLines } from './use-drawn-lines.ts';

export interface ShownLines {
  readonly lines: Lines;
  readonly drawn: DrawnLines;
  readonly rows: Rows;
  readonly isGrouped: boolean;
  /** The cell the keyboard is on, on the last line where there are fewer than before. */
  readonly active: Cell;
  /** The id of its element: the head of a group has but one cell. */
  readonly activeId: string;
}

/** @param onRow Told of the row the keyboard is on; null on the head of a group or of a column. */
export function useShownLines(
  grid: RefObject<HTMLElement | null>,
  table: TableState,
  outline: Outline,
  onRow: (row: TableRow | null) => void,
): ShownLines {
  const { folded } = table;
  const isGrouped = outline.query.groupBy !== null;
  const lines = useMemo(
    () => new Lines(outline.heads, isGrouped, folded),
    [outline.heads, isGrouped, folded],
  );
  const active = { ...table.active, line: Math.min(table.active.line, lines.count - 1) };
  const drawn = useDrawnLines(grid, lines, active.line);
  const rows = useRows(outline.query, drawn.rows);
  const line = lines.at(active.line);
  const row = line?.type === 'row' ? rows.at(line.row) : undefined;
  const isRead = row !== undefined || line?.type !== 'row';
  useEffect(() => {
    // A row on its way says nothing yet: what was shown beside stays until it is there.
    if (isRead) onRow(row ?? null);
  }, [isRead, row, onRow]);
  const activeId = cellId(active.line, line?.type === 'head' ? 0 : active.column);
  return { lines, drawn, rows, isGrouped, active, activeId };
}
