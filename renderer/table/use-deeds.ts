/** What is done to the rows of the table, whichever key or press asks for it. */
import type { RefObject } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import type { TableColumn } from '../../shared/records/table-query.ts';
import type { Cell } from './grid-keys.ts';
import type { Lines } from './lines.ts';
import type { Outline, Rows } from './queries.ts';
import { sortedBy } from './sorts.ts';
import type { TableActs } from './table-acts.ts';
import type { TableState } from './table-state.ts';
import { type Editing, useEditing } from './use-editing.ts';
import { type Selecting, useSelecting } from './use-selecting.ts';

export interface GridOptions {
  readonly table: TableState;
  readonly outline: Outline;
  readonly lines: Lines;
  readonly rows: Rows;
  readonly acts: TableActs;
  readonly grid: RefObject<HTMLElement | null>;
  /** Lines that fit on the screen. */
  readonly page: () => number;
  readonly onOpen: (row: TableRow) => void;
  readonly onPickTags: (ids: readonly string[]) => void;
}

/** What stands where. */
interface Places {
  rowAt(line: number): TableRow | undefined;
  /** Undefined for the column of ticks, which is column 0. */
  columnAt(column: number): TableColumn | undefined;
  /** The rows an act is for: those selected, or the active one. */
  chosen(): readonly string[];
}

/** What is done to columns by their heads. */
interface HeadDeeds {
  sort(column: TableColumn, isMore: boolean): void;
  /** @param width In CSS pixels. */
  setWidth(column: TableColumn, width: number): void;
}

export interface Deeds extends Selecting, Places, HeadDeeds {
  readonly editing: Editing;
  move(to: Cell, isSelecting: boolean): void;
  /** What Enter does: opens the passage, folds the group, sorts by the column. */
  open(isMore: boolean): void;
}

export function useDeeds(options: GridOptions): Deeds {
  const { table, outline, lines, acts, grid, onOpen, onPickTags } = options;
  const selecting = useSelecting(table, outline);
  const editing = useEditing(grid, acts, onPickTags);
  const places = placesIn(options);
  const heads = headDeeds(table);
  const move = (to: Cell, isSelecting: boolean) => {
    table.moveTo(to, isSelecting ? table.anchor : to.line);
    if (isSelecting)
      void selecting.selectRange(lines.rowsBetween(Math.max(0, table.anchor), Math.max(0, to.line)));
  };
  const open = (isMore: boolean) => {
    const { active } = table;
    const column = places.columnAt(active.column);
    if (active.line === -1) return column ? heads.sort(column, isMore) : selecting.toggleAll();
    const line = lines.at(active.line);
    if (line?.type === 'head') return table.fold(line.head.key);
    const row = places.rowAt(active.line);
    if (row) onOpen(row);
  };
  return { ...selecting, ...places, ...heads, editing, move, open };
}

function placesIn({ table, lines, rows }: GridOptions): Places {
  const { active, selected, view } = table;
  const rowAt = (line: number) => {
    const found = lines.at(line);
    return found?.type === 'row' ? rows.at(found.row) : undefined;
  };
  return {
    rowAt,
    columnAt: column => view.columns[column - 1]?.column,
    chosen() {
      const id = rowAt(active.line)?.annotation.id;
      return selected.size > 0 ? [...selected] : id === undefined ? [] : [id];
    },
  };
}

function headDeeds({ view: { sorts, columns }, change }: TableState): HeadDeeds {
  return {
    sort: (column, isMore) => change({ sorts: sortedBy(sorts, column, isMore) }),
    setWidth: (column, width) =>
      change({ columns: columns.map(each => (each.column === column ? { column, width } : each)) }),
  };
}
