/**
 * The rows: a grid in the terms of ARIA over as many lines as there are, of which only those in sight are drawn.
 * The grid keeps the focus and names the active cell, so that scrolling never takes the keyboard away.
 *
 * Sorting, grouping and filtering are the engine's, so no table model is kept here; TanStack Virtual draws the
 * window. The ready-made tables looked at hold every row as an object of their own: with 100,000 that alone is
 * a long task. A table element cannot say that only some of its rows are there, and a cell that has no focus of
 * its own must not be a stop of the tab key: hence the rules that biome.json turns off for the files of the grid.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import type { ShownColumn } from '../../shared/records/saved-view.ts';
import styles from './Grid.module.css';
import { GridHead } from './GridHead.tsx';
import { GridLines } from './GridLines.tsx';
import { cellId } from './GridRow.tsx';
import type { Outline } from './queries.ts';
import type { TableActs } from './table-acts.ts';
import type { TableState } from './table-state.ts';
import { HEAD, LINE } from './use-drawn-lines.ts';
import { useGrid } from './use-grid.ts';
import type { TableNames } from './use-names.ts';
import { useShownLines } from './use-shown-lines.ts';

export interface TableGridProps {
  /** Where the grid is put, for what gives it the keyboard. */
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly table: TableState;
  readonly outline: Outline;
  readonly names: TableNames;
  readonly acts: TableActs;
  readonly onOpen: (row: TableRow) => void;
  readonly onPickTags: (ids: readonly string[]) => void;
  /** Told of the row the keyboard is on. */
  readonly onRow: (row: TableRow | null) => void;
}

/** Width of the column of ticks, in CSS pixels. */
const PICKER = 34;

export function TableGrid(props: TableGridProps) {
  const { grid, table, outline, names, acts, onOpen, onPickTags, onRow } = props;
  const { columns, sorts } = table.view;
  const { selected } = table;
  const { activeId, ...shown } = useShownLines(grid, table, outline, onRow);
  const { active, lines, rows, isGrouped } = shown;
  const { page } = shown.drawn;
  const here = { ...table, active };
  const deeds = useGrid({ table: here, outline, lines, rows, acts, grid, page, onOpen, onPickTags });
  useActiveInSight(active.line, active.column);
  useFocusAtFirst(grid);

  return (
    <div
      ref={grid}
      role={isGrouped ? 'treegrid' : 'grid'}
      aria-label="Annotations"
      aria-multiselectable="true"
      aria-rowcount={lines.count + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={activeId}
      tabIndex={0}
      className={styles.grid}
      style={sizesOf(columns)}
      onKeyDown={deeds.onKeyDown}
      onMouseDown={deeds.onMouseDown}
      onDoubleClick={deeds.onDoubleClick}
    >
      <GridHead
        columns={columns}
        sorts={sorts}
        active={active.line === -1 ? active.column : null}
        isAllSelected={selected.size > 0 && selected.size >= outline.annotations}
        onSort={deeds.sort}
        onSelectAll={deeds.toggleAll}
        onWidth={deeds.setWidth}
      />
      <GridLines {...shown} table={table} names={names} edited={deeds.edited} onEndEdit={deeds.onEndEdit} />
    </div>
  );
}

/** What the stylesheet of the grid takes from here. */
function sizesOf(columns: readonly ShownColumn[]): object {
  const template = `${PICKER}px ${columns.map(({ width }) => `${width}px`).join(' ')}`;
  return { '--columns': template, '--line-height': `${LINE}px`, '--head': `${HEAD}px` };
}

/**
 * Takes the focus when one comes to the table, but not from the fields above it: the rows also come back while one
 * types into the filter, and what is typed next must not become the edit of a cell.
 */
function useFocusAtFirst(grid: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const own = grid.current;
    if (!own?.closest('main')?.contains(document.activeElement)) own?.focus({ preventScroll: true });
  }, [grid]);
}

/** Brings the active cell into sight when it changes: into the middle when one comes to the table. */
function useActiveInSight(line: number, column: number): void {
  const isThere = useRef(false);
  useLayoutEffect(() => {
    const cell = document.getElementById(cellId(line, column)) ?? document.getElementById(cellId(line, 0));
    cell?.scrollIntoView({ block: isThere.current ? 'nearest' : 'center', inline: 'nearest' });
    isThere.current = true;
  }, [line, column]);
}
