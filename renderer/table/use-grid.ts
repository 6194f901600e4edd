/** What keys and presses do in the table. */
import type { KeyboardEvent, MouseEvent } from 'react';
import type { AnnotationPatch } from '../../shared/records/annotation.ts';
import type { TableColumn } from '../../shared/records/table-query.ts';
import { whyFixed } from './columns.ts';
import { widthWithin } from './GridHead.tsx';
import { type Cell, type GridKey, gridKeyOf } from './grid-keys.ts';
import { type Deeds, type GridOptions, useDeeds } from './use-deeds.ts';
import type { CellEdit } from './use-editing.ts';

/** How much a key press widens a column, in CSS pixels. */
const WIDER = 16;

export interface GridBehaviour {
  /** The edit of the active cell; null while it is not edited. */
  readonly edited: CellEdit | null;
  onKeyDown(event: KeyboardEvent): void;
  onMouseDown(event: MouseEvent): void;
  onDoubleClick(event: MouseEvent): void;
  onEndEdit(patch: AnnotationPatch | null): void;
  sort(column: TableColumn, isMore: boolean): void;
  setWidth(column: TableColumn, width: number): void;
  toggleAll(): void;
}

export function useGrid(options: GridOptions): GridBehaviour {
  const deeds = useDeeds(options);
  const { editing, sort, setWidth, toggleAll } = deeds;
  return {
    edited: editing.edited,
    onKeyDown: event => pressKey(options, deeds, event),
    onMouseDown: event => pressMouse(options, deeds, event),
    onDoubleClick: event => pressTwice(options, deeds, event),
    onEndEdit: editing.end,
    sort,
    setWidth,
    toggleAll,
  };
}

function pressKey(options: GridOptions, deeds: Deeds, event: KeyboardEvent): void {
  const { table, lines, grid, page } = options;
  const { active, view } = table;
  const isHere = event.target === grid.current;
  if (!isHere || deeds.editing.edited || event.nativeEvent.isComposing) return;
  const column = view.columns[active.column - 1];
  const step = { ArrowLeft: -WIDER, ArrowRight: WIDER }[event.key];
  if (active.line === -1 && column && step !== undefined && event.shiftKey) {
    deeds.setWidth(column.column, widthWithin(column.width + step));
    event.preventDefault();
    return;
  }
  const size = { lines: lines.count, columns: view.columns.length + 1, page: page() };
  const key = gridKeyOf(event, active, size);
  if (!key) return;
  event.preventDefault();
  follow(key, options, deeds, event.shiftKey);
}

function follow(key: GridKey, { table, lines, acts }: GridOptions, deeds: Deeds, isMore: boolean): void {
  const { line, column } = table.active;
  const row = deeds.rowAt(line);
  const name = deeds.columnAt(column);
  if (key.type === 'move') deeds.move(key.to, key.isSelecting);
  else if (key.type === 'edit' && row && name) deeds.editing.begin(row, name, key.typed);
  else if (key.type === 'open') deeds.open(isMore);
  else if (key.type === 'toggle' && row) deeds.toggle(row);
  else if (key.type === 'toggle' && (line === -1 || lines.at(line)?.type === 'head')) deeds.open(false);
  else if (key.type === 'selectAll') void deeds.selectRange(null);
  else if (key.type === 'clear') table.select(new Set());
  else if (key.type === 'copy') void acts.copy(deeds.chosen());
  else if (key.type === 'remove' && deeds.chosen().length > 0)
    void acts.remove(deeds.chosen()).then(isDone => isDone && table.select(new Set()));
}

function pressMouse({ table, lines, grid }: GridOptions, deeds: Deeds, event: MouseEvent): void {
  const cell = cellOf(event.target);
  if (!cell || event.button !== 0 || deeds.editing.edited) return;
  // The table keeps the focus, and words are not marked while rows are selected.
  event.preventDefault();
  grid.current?.focus({ preventScroll: true });
  const isRow = lines.at(cell.line)?.type === 'row';
  if (event.shiftKey && isRow) {
    deeds.move(cell, true);
    return;
  }
  table.moveTo(cell);
  const row = deeds.rowAt(cell.line);
  if (row && (cell.column === 0 || event.ctrlKey || event.metaKey)) deeds.toggle(row);
}

function pressTwice({ onOpen }: GridOptions, deeds: Deeds, event: MouseEvent): void {
  const cell = cellOf(event.target);
  const row = cell && deeds.rowAt(cell.line);
  const column = cell && deeds.columnAt(cell.column);
  if (!row || !column || deeds.editing.edited) return;
  if (whyFixed(row, column) === null) deeds.editing.begin(row, column, null);
  else onOpen(row);
}

function cellOf(target: EventTarget): Cell | null {
  if (!(target instanceof Element)) return null;
  const line = target.closest('[data-line]')?.getAttribute('data-line');
  const column = target.closest('[data-column]')?.getAttribute('data-column');
  if (line === null || line === undefined || column === null || column === undefined) return null;
  return { line: Number(line), column: Number(column) };
}
