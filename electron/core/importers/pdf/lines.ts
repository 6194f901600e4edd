/** Puts the spans of one region together to lines: level neighbours, raised figures, large first letters. */

import type { Region } from './columns.ts';
import { bottomOf, topOf } from './gutters.ts';
import type { Span } from './spans.ts';

/** Spans that stand on one line, from left to right. */
export interface Row {
  readonly spans: readonly Placed[];
  readonly y: number;
  readonly size: number;
}

/** A span in its row; a raised or lowered one is a note's mark, an exponent or an index. */
export interface Placed extends Span {
  readonly script: 'super' | 'sub' | null;
}

interface Growing {
  spans: Placed[];
  y: number;
  size: number;
}

/** Differences of height within a row, in ems of its text. */
const LEVEL = 0.25;
const HIGHEST = 0.7;
const LOWEST = 0.4;
/** Size of raised text beside that of its row, at most. */
const SMALL = 0.86;
/** How near a raised span stands to the words it belongs to, in ems; farther when it marks a note it begins. */
const BESIDE = 0.6;
const HANGING = 3;
/** Size of a large first letter beside the text it begins, at least. */
const LARGE = 1.8;

/** The rows of a region from top to bottom. */
export function rowsOf(region: Region): Row[] {
  const initials = region.filter(span => isInitial(span, region));
  const rows: Growing[] = [];
  // Large type first, so that what is raised finds the words it belongs to.
  for (const span of [...region].sort((a, b) => b.size - a.size || a.y - b.y)) {
    if (initials.includes(span)) continue;
    const row = rows.find(({ y, size }) => Math.abs(span.y - y) <= LEVEL * Math.min(size, span.size));
    if (row && span.size > SMALL * row.size) row.spans.push({ ...span, script: null });
    else if (!raise(rows, span))
      if (row) row.spans.push({ ...span, script: null });
      else rows.push({ spans: [{ ...span, script: null }], y: span.y, size: span.size });
  }
  for (const initial of initials) addInitial(rows, initial);
  for (const { spans } of rows) spans.sort((a, b) => a.left - b.left);
  return rows.sort((a, b) => a.y - b.y);
}

/** Adds a small span to the row in whose upper or lower half it stands, right beside a word. */
function raise(rows: readonly Growing[], span: Span): boolean {
  for (const row of rows) {
    if (span.size > SMALL * row.size) continue;
    const lift = (row.y - span.y) / row.size;
    if (lift > HIGHEST || lift < -LOWEST || Math.abs(lift) < 0.08) continue;
    const isBeside = row.spans.some(({ left, right, script }) => {
      if (script !== null) return false;
      const gap = Math.max(span.left - right, left - span.right);
      return gap <= (isNoteMark(span) && span.right <= left + 1 ? HANGING : BESIDE) * row.size;
    });
    if (!isBeside) continue;
    // More words than those they stand beside are the line, and those a bullet or a large figure.
    const isLine = span.letters.length > row.spans.reduce((sum, { letters }) => sum + letters.length, 0);
    row.spans.push({ ...span, script: isLine ? null : lift > 0 ? 'super' : 'sub' });
    if (isLine) [row.y, row.size] = [span.y, span.size];
    return true;
  }
  return false;
}

function isNoteMark({ letters }: Span): boolean {
  return (
    letters.length <= 3 && /^(?:\d{1,3}|[*†‡§]{1,3})$/u.test(letters.map(letter => letter.text).join(''))
  );
}

/** A first letter as tall as several of the lines beside it. */
function isInitial(span: Span, region: Region): boolean {
  if (span.letters.length > 2) return false;
  const beside = region.filter(
    other =>
      other.size * LARGE <= span.size &&
      other.left >= span.left &&
      other.left - span.right < span.size &&
      other.y > topOf(span) &&
      other.y <= bottomOf(span),
  );
  return new Set(beside.map(({ y }) => Math.round(y))).size >= 2;
}

/** Puts a large first letter at the head of the highest line beside it. */
function addInitial(rows: Growing[], initial: Span): void {
  const row = rows
    .filter(({ y, size }) => size * LARGE <= initial.size && y > topOf(initial) && y <= bottomOf(initial))
    .sort((a, b) => a.y - b.y)[0];
  if (row) row.spans.push({ ...initial, y: row.y, script: null });
  else rows.push({ spans: [{ ...initial, script: null }], y: initial.y, size: initial.size });
}
