/** Which lines of the table are drawn: those in sight, and the one the keyboard is on. */
import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';
import { keysFor, type LineKeys } from './line-keys.ts';
import type { Lines } from './lines.ts';

/** Height of a line and of the heads of columns, in CSS pixels. */
export const LINE = 46;
export const HEAD = 32;
/** Lines drawn above and below those in sight. */
const BEYOND = 4;

export interface DrawnLines {
  readonly items: readonly VirtualItem[];
  /** What React tells the drawn lines apart by. */
  readonly keys: LineKeys;
  /** Of all lines together, in CSS pixels. */
  readonly height: number;
  /** Places of the rows among them, as half-open ranges. */
  readonly rows: readonly (readonly [from: number, to: number])[];
  /** Lines that fit on the screen. Known without asking the page, which would have to lay itself out to answer. */
  page(): number;
}

/** @param active The line the keyboard is on: drawn wherever it is, because the grid names it. */
export function useDrawnLines(grid: RefObject<HTMLElement | null>, lines: Lines, active: number): DrawnLines {
  const virtual = useVirtualizer({
    count: lines.count,
    getScrollElement: () => grid.current,
    estimateSize: () => LINE,
    overscan: BEYOND,
    rangeExtractor: range => {
      const drawn = defaultRangeExtractor(range);
      return active < 0 || drawn.includes(active) ? drawn : [...drawn, active];
    },
  });
  const items = virtual.getVirtualItems();
  const keys = useRef<LineKeys>(new Map());
  keys.current = keysFor(
    items.map(({ index }) => index),
    keys.current,
  );
  return {
    items,
    keys: keys.current,
    height: virtual.getTotalSize(),
    rows: items.flatMap(({ index }) => {
      const line = lines.at(index);
      return line?.type === 'row' ? [[line.row, line.row + 1] as const] : [];
    }),
    page: () => Math.max(1, Math.floor(((virtual.scrollRect?.height ?? 600) - HEAD) / LINE) - 1),
  };
}
