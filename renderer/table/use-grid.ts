/** What keys and presses do in the table. */
import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useRef, useState } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import type { AnnotationPatch } from '../../shared/records/annotation.ts';
import type { TableColumn } from '../../shared/records/table-query.ts';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { whyFixed } from './columns.ts';
import { widthWithin } from './GridHead.tsx';
import { type Cell, gridKeyOf } from './grid-keys.ts';
import type { Lines } from './lines.ts';
import type { Outline, Rows } from './queries.ts';
import { sortedBy } from './sorts.ts';
import type { TableActs } from './table-acts.ts';
import type { TableState } from './table-state.ts';

export interface GridOptions {
  readonly table: TableState;
  readonly outline: Outline;
  readonly lines: Lines;
  readonly rows: Rows;
  readonly acts: TableActs;
  readonly grid: RefObject<HTMLElement | null>;
  /** Lines that fit on the screen. */
  readonly page: number;
  readonly onOpen: (row: TableRow) => void;
  readonly onPickTags: (ids: readonly string[]) => void;
}

/** How much a key press widens a column, in CSS pixels. */
const WIDER = 16;

export interface GridBehaviour {
  /** What was typed to begin the edit of the active cell; undefined while none is edited. */
  readonly typed: string | null | undefined;
  onKeyDown(event: KeyboardEvent): void;
  onMouseDown(event: MouseEvent): void;
  onDoubleClick(event: MouseEvent): void;
  onEndEdit(row: TableRow, patch: AnnotationPatch | null): void;
  sort(column: TableColumn, isMore: boolean): void;
  setWidth(column: TableColumn, width: number): void;
  toggleAll(): void;
}

export function useGrid(options: GridOptions): GridBehaviour {
  const { table, outline, lines, rows, acts, grid, page, onOpen, onPickTags } = options;
  const { client, run } = useLink();
  const { announce } = useNotices();
  const { active, selected, view } = table;
  const { columns } = view;
  const [typed, setTyped] = useState<string | null | undefined>(undefined);
  /** Numbers what was asked for last, so that an earlier answer that comes late is dropped. */
  const asked = useRef(0);
  const size = { lines: lines.count, columns: columns.length + 1, page };

  const rowAt = (line: number) => {
    const found = lines.at(line);
    return found?.type === 'row' ? rows.at(found.row) : undefined;
  };
  const selectRange = async (range: { from: number; to: number } | null) => {
    const number = ++asked.current;
    const found = await run(() => client.table.ids(range ? { ...outline.query, range } : outline.query));
    if (!found.ok || number !== asked.current) return;
    table.select(new Set(found.value));
    announce(`${found.value.length.toLocaleString('en')} selected`);
  };
  const toggle = (line: number) => {
    const row = rowAt(line);
    if (!row) return;
    asked.current++;
    const next = new Set(selected);
    if (!next.delete(row.annotation.id)) next.add(row.annotation.id);
    table.select(next);
    announce(next.has(row.annotation.id) ? 'Selected' : 'Not selected');
  };
  const toggleAll = () => {
    if (selected.size < outline.annotations) return void selectRange(null);
    asked.current++;
    table.select(new Set());
  };
  const sort = (column: TableColumn, isMore: boolean) =>
    table.change({ sorts: sortedBy(view.sorts, column, isMore) });
  const setWidth = (column: TableColumn, width: number) =>
    table.change({
      columns: columns.map(each => (each.column === column ? { column, width } : each)),
    });

  const edit = (begun: string | null) => {
    const row = rowAt(active.line);
    const column = columns[active.column - 1]?.column;
    if (!row || !column) return;
    const why = whyFixed(row, column);
    if (why !== null) return announce(`${why}.`);
    if (column === 'tags') return onPickTags([row.annotation.id]);
    if (column === 'keyPassage')
      return acts.edit(row.annotation.id, { keyPassage: !row.annotation.keyPassage });
    setTyped(begun);
  };
  const open = (isMore: boolean) => {
    if (active.line === -1) {
      const column = columns[active.column - 1]?.column;
      return column ? sort(column, isMore) : toggleAll();
    }
    const line = lines.at(active.line);
    if (line?.type === 'head') return table.fold(line.head.key);
    const row = rowAt(active.line);
    if (row) onOpen(row);
  };
  const chosen = () => {
    const id = rowAt(active.line)?.annotation.id;
    return selected.size > 0 ? [...selected] : id === undefined ? [] : [id];
  };
  const move = (to: Cell, isSelecting: boolean) => {
    table.moveTo(to, isSelecting ? table.anchor : to.line);
    if (isSelecting) void selectRange(lines.rowsBetween(Math.max(0, table.anchor), Math.max(0, to.line)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isHere = event.target === grid.current;
    if (!isHere || typed !== undefined || event.nativeEvent.isComposing) return;
    const column = columns[active.column - 1];
    const step = { ArrowLeft: -WIDER, ArrowRight: WIDER }[event.key];
    if (active.line === -1 && column && step !== undefined && event.shiftKey) {
      setWidth(column.column, widthWithin(column.width + step));
      return event.preventDefault();
    }
    const key = gridKeyOf(event, active, size);
    if (!key) return;
    event.preventDefault();
    if (key.type === 'move') move(key.to, key.isSelecting);
    else if (key.type === 'edit') edit(key.typed);
    else if (key.type === 'open') open(event.shiftKey);
    else if (key.type === 'toggle') active.line === -1 ? open(false) : toggle(active.line);
    else if (key.type === 'selectAll') void selectRange(null);
    else if (key.type === 'clear') table.select(new Set());
    else if (key.type === 'copy') void acts.copy(chosen());
    else if (chosen().length > 0)
      void acts.remove(chosen()).then(isDone => isDone && table.select(new Set()));
  };
  const onMouseDown = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    if (!cell || event.button !== 0 || typed !== undefined) return;
    // The table keeps the focus, and words are not marked while rows are selected.
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
    const isRow = lines.at(cell.line)?.type === 'row';
    if (event.shiftKey && isRow) return move(cell, true);
    table.moveTo(cell);
    if (isRow && (cell.column === 0 || event.ctrlKey || event.metaKey)) toggle(cell.line);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    const row = cell && rowAt(cell.line);
    const column = cell && columns[cell.column - 1]?.column;
    if (!row || !column || typed !== undefined) return;
    if (whyFixed(row, column) === null) edit(null);
    else onOpen(row);
  };
  const onEndEdit = useCallback(
    (row: TableRow, patch: AnnotationPatch | null) => {
      setTyped(undefined);
      if (patch) acts.edit(row.annotation.id, patch);
      grid.current?.focus({ preventScroll: true });
    },
    [acts, grid],
  );
  return { typed, onKeyDown, onMouseDown, onDoubleClick, onEndEdit, sort, setWidth, toggleAll };
}

function cellOf(target: EventTarget): Cell | null {
  if (!(target instanceof Element)) return null;
  const line = target.closest('[data-line]')?.getAttribute('data-line');
  const column = target.closest('[data-column]')?.getAttribute('data-column');
  if (line === null || line === undefined || column === null || column === undefined) return null;
  return { line: Number(line), column: Number(column) };
}
