/**
 * Finding the white strips between columns: the tallest empty rectangles with lines of text on both sides. The
 * idea of covering a page's background with maximal empty rectangles is Breuel's (Two Geometric Algorithms for
 * Layout Analysis, DAS 2002); they are found on a grid, as largest rectangles under a histogram, row by row.
 */
import type { Span } from './spans.ts';

/** An empty upright strip, in points. */
export interface Gutter {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Cells across the widest page; finer would only cost time. */
const GRID = 320;
/** Narrowest gutter, in ems of the text beside it. */
const MIN_WIDTH = 0.75;
/** Fewest lines on either side; fewer where the page has a gutter in that place already. */
const MIN_LINES = 4;
const MIN_KNOWN_LINES = 2;
/** How far a typical line must reach from the gutter, in ems: cells of tables do not. */
const MIN_REACH = 7;
/** The same for a menu or a box beside text whose lines run long. */
const MIN_BOX = 2.5;
const LONG_REACH = 18;
/** Gap at which a line of a column ends, in ems. */
const LINE_GAP = 1;

export function topOf({ y, size }: Span): number {
  return y - 0.75 * size;
}

export function bottomOf({ y, size }: Span): number {
  return y + 0.22 * size;
}

/** The tallest gutter among the spans, or null. `known` are the gutters found on the page so far. */
export function findGutter(spans: readonly Span[], known: readonly Gutter[]): Gutter | null {
  if (spans.length < 2 * MIN_KNOWN_LINES) return null;
  const size = medianSize(spans);
  let best: Gutter | null = null;
  for (const gutter of emptyRectangles(spans, MIN_WIDTH * size, 2 * size)) {
    if (best && gutter.bottom - gutter.top <= best.bottom - best.top) continue;
    const lines = known.some(other => isInLine(gutter, other)) ? MIN_KNOWN_LINES : MIN_LINES;
    if (isFlanked(gutter, spans, lines, size)) best = gutter;
  }
  return best;
}

/** The size most letters have. */
export function medianSize(spans: readonly Span[]): number {
  const sizes = spans.flatMap(({ letters, size }) => Array<number>(Math.min(letters.length, 50)).fill(size));
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 1;
}

/** Whether two strips share most of the narrower one's width. */
export function isInLine(a: Gutter, b: Gutter): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return shared >= 0.6 * Math.min(a.right - a.left, b.right - b.left);
}

/**
 * Whether there are enough lines of running text on both sides. A menu or a box of short lines is a column too,
 * if it goes on beside long lines without being level with them; names before what they say are level.
 */
function isFlanked(gutter: Gutter, spans: readonly Span[], lines: number, size: number): boolean {
  const beside = spans.filter(({ y }) => y > gutter.top && y < gutter.bottom + 0.3 * size);
  const left = rowsBeside(
    beside.filter(span => span.right <= gutter.left + 1).map(mirrored),
    -gutter.left,
    size,
  );
  const right = rowsBeside(
    beside.filter(span => span.left >= gutter.right - 1),
    gutter.right,
    size,
  );
  if (left.length < lines || right.length < lines) return false;
  const [narrow, wide] = [left, right].sort((a, b) => typicalReach(a) - typicalReach(b));
  if (!narrow || !wide) return false;
  if (typicalReach(narrow) >= MIN_REACH * size) return true;
  if (typicalReach(narrow) < MIN_BOX * size || typicalReach(wide) < LONG_REACH * size) return false;
  const level = narrow.filter(row => wide.some(other => Math.abs(other.y - row.y) < 0.12 * size));
  return narrow.length >= MIN_LINES && level.length * 2 < narrow.length;
}

function mirrored<T extends { left: number; right: number }>(span: T): T {
  return { ...span, left: -span.right, right: -span.left };
}

/** A line beside a gutter: its height, and how far it runs before it ends. */
interface Beside {
  readonly y: number;
  readonly reach: number;
}

function typicalReach(rows: readonly Beside[]): number {
  return rows.map(row => row.reach).sort((a, b) => a - b)[rows.length >> 1] ?? 0;
}

/** The lines on the right of `edge`. */
function rowsBeside(
  spans: readonly Pick<Span, 'left' | 'right' | 'y'>[],
  edge: number,
  size: number,
): Beside[] {
  const rows: Pick<Span, 'left' | 'right' | 'y'>[][] = [];
  for (const span of [...spans].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && span.y - (row[0]?.y ?? 0) < 0.5 * size) row.push(span);
    else rows.push([span]);
  }
  return rows.map(row => {
    let [start, end] = [Number.NaN, edge];
    for (const { left, right } of row.sort((a, b) => a.left - b.left)) {
      if (Number.isNaN(start)) [start, end] = [left, right];
      else if (left - end <= LINE_GAP * size) end = Math.max(end, right);
    }
    return { y: row[0]?.y ?? 0, reach: end - start };
  });
}

/** All empty rectangles that cannot be made larger, at least so wide and so high. */
function emptyRectangles(spans: readonly Span[], minWidth: number, minHeight: number): Gutter[] {
  const [left, right] = [minimum(spans, span => span.left), -minimum(spans, span => -span.right)];
  const [top, bottom] = [minimum(spans, topOf), -minimum(spans, span => -bottomOf(span))];
  const cell = Math.max(1, Math.max(right - left, bottom - top) / GRID);
  const [columns, rows] = [Math.ceil((right - left) / cell), Math.ceil((bottom - top) / cell)];
  const isTaken = new Uint8Array(columns * rows);
  for (const span of spans) {
    const [from, to] = [Math.floor((span.left - left) / cell), Math.ceil((span.right - left) / cell)];
    const last = Math.min(rows, Math.ceil((bottomOf(span) - top) / cell));
    for (let row = Math.floor((topOf(span) - top) / cell); row < last; row++)
      isTaken.fill(1, row * columns + from, row * columns + Math.min(columns, to));
  }
  const found: Gutter[] = [];
  const heights = new Int32Array(columns + 1);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      heights[column] = isTaken[row * columns + column] ? 0 : (heights[column] ?? 0) + 1;
    const isLastRow = row + 1 === rows;
    for (const { start, end, height } of rectanglesUnder(heights, columns)) {
      // A strip at the edge is a margin; one that goes on below is not whole yet.
      if (start === 0 || end === columns || (end - start) * cell < minWidth || height * cell < minHeight)
        continue;
      const below = isTaken.subarray((row + 1) * columns + start, (row + 1) * columns + end);
      if (!isLastRow && !below.includes(1)) continue;
      const base = top + (row + 1) * cell;
      found.push({
        left: left + start * cell,
        right: left + end * cell,
        top: base - height * cell,
        bottom: base,
      });
    }
  }
  return found;
}

/** Rectangles under a histogram that touch its base and cannot be widened. */
function* rectanglesUnder(
  heights: Int32Array,
  columns: number,
): Generator<{ start: number; end: number; height: number }> {
  const open: { start: number; height: number }[] = [];
  for (let column = 0; column <= columns; column++) {
    const height = column === columns ? 0 : (heights[column] ?? 0);
    let start = column;
    for (let last = open.at(-1); last && last.height > height; last = open.at(-1)) {
      open.pop();
      yield { start: last.start, end: column, height: last.height };
      start = last.start;
    }
    if (height > (open.at(-1)?.height ?? 0)) open.push({ start, height });
  }
}

function minimum(spans: readonly Span[], of: (span: Span) => number): number {
  return spans.reduce((least, span) => Math.min(least, of(span)), Number.POSITIVE_INFINITY);
}
