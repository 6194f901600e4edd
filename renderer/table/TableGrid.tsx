/**
 * The rows: a grid in the terms of ARIA over as many lines as there are, of which only those in sight are drawn.
 * The grid keeps the focus and names the active cell, so that scrolling never takes the keyboard away.
 *
 * Sorting, grouping and filtering are the engine's, so no table model is kept here; TanStack Virtual draws the
 * window. The ready-made tables looked at hold every row as an object of their own: with 100,000 that alone is
 * a long task. A table element cannot say that only some of its rows are there, and a cell that has no focus of
 * its own must not be a stop of the tab key: hence the rules that biome.json turns off for the files of the grid.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import styles from './Grid.module.css';
import { GridHead } from './GridHead.tsx';
import { cellId, GridRow } from './GridRow.tsx';
import { GroupRow } from './GroupRow.tsx';
import { Lines } from './lines.ts';
import { type Outline, useRows } from './queries.ts';
import type { TableActs } from './table-acts.ts';
import type { TableState } from './table-state.ts';
import { useGrid } from './use-grid.ts';
import type { TableNames } from './use-names.ts';

export interface TableGridProps {
  readonly table: TableState;
  readonly outline: Outline;
  readonly names: TableNames;
  readonly acts: TableActs;
  readonly onOpen: (row: TableRow) => void;
  readonly onPickTags: (ids: readonly string[]) => void;
  /** Told of the row the keyboard is on. */
  readonly onRow: (row: TableRow | null) => void;
}

/** Height of a line, of the heads of columns, and width of the column of ticks, in CSS pixels. */
const LINE = 46;
const HEAD = 32;
const PICKER = 34;
const BEYOND = 6;

export function TableGrid(props: TableGridProps) {
  const { table, outline, names, acts, onOpen, onPickTags, onRow } = props;
  const { active, selected, folded } = table;
  const { columns } = table.view;
  const grid = useRef<HTMLDivElement>(null);
  const isGrouped = outline.query.groupBy !== null;
  const lines = useMemo(
    () => new Lines(outline.heads, isGrouped, folded),
    [outline.heads, isGrouped, folded],
  );
  const at = { ...active, line: Math.min(active.line, lines.count - 1) };
  const isActiveKept = at.line >= 0;
  const virtual = useVirtualizer({
    count: lines.count,
    getScrollElement: () => grid.current,
    estimateSize: () => LINE,
    overscan: BEYOND,
    // The active line is drawn wherever it is, because the grid names it.
    rangeExtractor: range => {
      const drawn = defaultRangeExtractor(range);
      return !isActiveKept || drawn.includes(at.line) ? drawn : [...drawn, at.line];
    },
  });
  const items = virtual.getVirtualItems();
  const wanted = items.flatMap(({ index }) => {
    const line = lines.at(index);
    return line?.type === 'row' ? [[line.row, line.row + 1] as const] : [];
  });
  const rows = useRows(outline.query, wanted);
  const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 600) - HEAD) / LINE) - 1);
  const { typed, ...behaviour } = useGrid({
    table: { ...table, active: at },
    outline,
    lines,
    rows,
    acts,
    grid,
    page,
    onOpen,
    onPickTags,
  });

  const line = lines.at(at.line);
  const activeRow = line?.type === 'row' ? rows.at(line.row) : undefined;
  const isRead = activeRow !== undefined || line?.type !== 'row';
  useEffect(() => {
    // A row on its way says nothing yet: what was shown beside stays until it is there.
    if (isRead) onRow(activeRow ?? null);
  }, [isRead, activeRow, onRow]);
  useActiveInSight(at.line, at.column);
  useFocusAtFirst(grid);

  const fold = useCallback(
    (index: number) => {
      const found = lines.at(index);
      if (found?.type === 'head') table.fold(found.head.key);
    },
    [lines, table.fold],
  );
  const template = `${PICKER}px ${columns.map(({ width }) => `${width}px`).join(' ')}`;
  return (
    <div
      ref={grid}
      role={isGrouped ? 'treegrid' : 'grid'}
      aria-label="Annotations"
      aria-multiselectable="true"
      aria-rowcount={lines.count + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={cellId(at.line, line?.type === 'head' ? 0 : at.column)}
      tabIndex={0}
      className={styles.grid}
      style={{ '--columns': template, '--line-height': `${LINE}px`, '--head': `${HEAD}px` } as object}
      onKeyDown={behaviour.onKeyDown}
      onMouseDown={behaviour.onMouseDown}
      onDoubleClick={behaviour.onDoubleClick}
    >
      <GridHead
        columns={columns}
        sorts={table.view.sorts}
        active={at.line === -1 ? at.column : null}
        isAllSelected={selected.size > 0 && selected.size >= outline.annotations}
        onSort={behaviour.sort}
        onSelectAll={behaviour.toggleAll}
        onWidth={behaviour.setWidth}
      />
      <div role="rowgroup" className={styles.lines} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const found = lines.at(index);
          if (!found) return null;
          if (found.type === 'head') {
            return (
              <GroupRow
                key={index}
                line={index}
                top={start}
                head={found.head}
                isFolded={found.isFolded}
                isActive={at.line === index}
                columns={columns.length + 1}
                onFold={() => fold(index)}
              />
            );
          }
          const row = rows.at(found.row);
          return (
            <GridRow
              key={index}
              line={index}
              top={start}
              row={row}
              columns={columns}
              names={names}
              isSelected={row !== undefined && selected.has(row.annotation.id)}
              isGrouped={isGrouped}
              active={at.line === index ? at.column : null}
              typed={at.line === index ? typed : undefined}
              onEndEdit={behaviour.onEndEdit}
            />
          );
        })}
      </div>
    </div>
  );
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
