/** The counts of a matrix as a grid, of which only what is in sight is drawn, in both directions. */
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Matrix, TableHead } from '../../shared/contract/table.ts';
import { type Cell, gridKeyOf } from './grid-keys.ts';
import styles from './Matrix.module.css';
import { countsOf, headLabel } from './matrix-cells.ts';

/** Sizes in CSS pixels. */
const ROW = 32;
const HEAD = 96;
const COLUMN = 96;
const NAME = 230;
const BEYOND = 3;

export interface MatrixGridProps {
  readonly matrix: Matrix;
  /** Which count the keyboard is on, as far as there are so many. */
  readonly at: Cell;
  readonly onGo: (at: Cell) => void;
  /** Null stands for all rows, or all columns. */
  readonly onOpen: (row: TableHead | null, column: TableHead | null) => void;
}

/** The last row and the last column are the totals. */
export function MatrixGrid({ matrix, at, onGo, onOpen }: MatrixGridProps) {
  const pane = useRef<HTMLDivElement>(null);
  const atFirst = useRef(at);
  const countAt = useMemo(() => countsOf(matrix), [matrix]);
  const lines = matrix.rows.length + 1;
  const columns = matrix.columns.length + 1;
  const active = { line: Math.min(at.line, lines - 1), column: Math.min(at.column, columns - 1) };
  const bringFocus = useFocusedCount(pane, active);
  const size = { getScrollElement: () => pane.current, overscan: BEYOND };
  const down = useVirtualizer({ ...size, count: lines, estimateSize: () => ROW, scrollMargin: HEAD });
  const across = useVirtualizer({
    ...size,
    horizontal: true,
    count: columns,
    estimateSize: () => COLUMN,
    scrollMargin: NAME,
  });
  const shown = across.getVirtualItems();
  const count = (row: number, column: number) => {
    const [ofRow, ofColumn] = [matrix.rows[row], matrix.columns[column]];
    if (ofRow && ofColumn) return countAt(row, column);
    return ofRow?.count ?? ofColumn?.count ?? matrix.total;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((pane.current?.clientHeight ?? 400) / ROW) - 2);
    const key = gridKeyOf(event, active, { lines, columns, page });
    if (key?.type !== 'move') return;
    event.preventDefault();
    const to = { line: Math.max(0, key.to.line), column: key.to.column };
    bringFocus();
    onGo(to);
    down.scrollToIndex(to.line);
    across.scrollToIndex(to.column);
  };
  useEffect(() => {
    // One comes back to the count that was opened: it is drawn only where it is in sight.
    if (atFirst.current.line > 0) down.scrollToIndex(atFirst.current.line);
    if (atFirst.current.column > 0) across.scrollToIndex(atFirst.current.column);
  }, [down, across]);
  const plane = { width: NAME + across.getTotalSize(), height: HEAD + down.getTotalSize() };
  return (
    <div
      ref={pane}
      role="grid"
      aria-label="Matrix"
      aria-rowcount={lines + 1}
      aria-colcount={columns + 1}
      className={styles.pane}
      onKeyDown={onKeyDown}
    >
      <div className={styles.plane} style={plane}>
        <MatrixHeads matrix={matrix} shown={shown} />
        {down.getVirtualItems().map(({ index: row, start }) => (
          <MatrixRow
            key={row}
            row={row}
            top={start}
            matrix={matrix}
            shown={shown}
            active={row === active.line ? active.column : null}
            count={column => count(row, column)}
            onOpen={column => {
              onGo({ line: row, column });
              onOpen(matrix.rows[row] ?? null, matrix.columns[column] ?? null);
            }}
          />
        ))}
      </div>
    </div>
  );
}

/**
 * Gives the focus to the count the keyboard is on when that is asked for: it may have been out of sight, and is drawn
 * first. When one comes to the matrix it takes the focus, but not from the controls above it.
 */
function useFocusedCount(pane: RefObject<HTMLElement | null>, { line, column }: Cell): () => void {
  const isWanted = useRef<boolean | null>(null);
  useLayoutEffect(() => {
    isWanted.current ??= !pane.current?.closest('main')?.contains(document.activeElement);
    if (!isWanted.current) return;
    const cell = pane.current?.querySelector<HTMLElement>(`[data-at="${line} ${column}"]`);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    isWanted.current = false;
  });
  return () => {
    isWanted.current = true;
  };
}

interface Shown {
  readonly matrix: Matrix;
  /** The columns in sight. */
  readonly shown: readonly VirtualItem[];
}

function MatrixHeads({ matrix, shown }: Shown) {
  return (
    <div role="row" aria-rowindex={1} className={styles.heads} style={{ height: HEAD }}>
      <span
        role="columnheader"
        aria-colindex={1}
        className={styles.corner}
        style={{ width: NAME, height: HEAD }}
      >
        {matrix.total.toLocaleString('en')} counted
      </span>
      {shown.map(({ index, start }) => (
        <span
          key={index}
          role="columnheader"
          aria-colindex={index + 2}
          className={styles.columnHead}
          style={{ left: start, width: COLUMN, height: HEAD }}
          title={columnName(matrix.columns[index])}
        >
          <bdi>{columnName(matrix.columns[index])}</bdi>
        </span>
      ))}
    </div>
  );
}

interface MatrixRowProps extends Shown {
  readonly row: number;
  readonly top: number;
  /** The column the keyboard is on; null in any other row. */
  readonly active: number | null;
  readonly count: (column: number) => number;
  readonly onOpen: (column: number) => void;
}

function MatrixRow({ row, top, matrix, shown, active, count, onOpen }: MatrixRowProps) {
  const head = matrix.rows[row];
  const name = head ? headLabel(head) : 'All rows';
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={`${styles.row} ${head ? '' : styles.totals}`}
      style={{ top, height: ROW }}
    >
      <span role="rowheader" aria-colindex={1} className={styles.name} style={{ width: NAME }}>
        <bdi title={name}>{name}</bdi>
      </span>
      {shown.map(({ index, start: left }) => (
        <span
          key={index}
          role="gridcell"
          aria-colindex={index + 2}
          className={styles.cell}
          style={{ left, width: COLUMN }}
        >
          <Count
            name={`${columnName(matrix.columns[index])}, ${name}`}
            count={count(index)}
            at={`${row} ${index}`}
            isActive={index === active}
            onOpen={() => onOpen(index)}
          />
        </span>
      ))}
    </div>
  );
}

function columnName(head: TableHead | undefined): string {
  return head ? headLabel(head) : 'Total';
}

interface CountProps {
  readonly name: string;
  readonly count: number;
  readonly at: string;
  readonly isActive: boolean;
  readonly onOpen: () => void;
}

/** A zero opens nothing, and is there for the keyboard to pass over. */
function Count({ name, count, at, isActive, onOpen }: CountProps) {
  return (
    <button
      type="button"
      data-at={at}
      tabIndex={isActive ? 0 : -1}
      aria-label={`${name}: ${count}`}
      aria-disabled={count === 0}
      className={`${styles.count} ${count === 0 ? styles.zero : ''}`}
      onClick={() => {
        if (count > 0) onOpen();
      }}
    >
      {count === 0 ? '·' : count.toLocaleString('en')}
    </button>
  );
}
