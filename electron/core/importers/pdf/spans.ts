/**
 * Letters drawn one after the other on one line in one size: the pieces from which lines are put together. The
 * order of the file is kept within a span, for there alone marks and stacked letters are in a sane order.
 */
import { isMark, isRightToLeft } from './characters.ts';
import type { Letter } from './upright.ts';

export interface Span {
  readonly letters: readonly Spaced[];
  readonly left: number;
  readonly right: number;
  /** Height of the baseline. */
  readonly y: number;
  readonly size: number;
  /** Whether a space was drawn after its last letter. */
  readonly isSpaceAfter: boolean;
  /** Whether it was written into a form, or typed over the page. */
  readonly isFilled: boolean;
}

/** A letter, and whether a space was drawn before it. */
export interface Spaced extends Letter {
  readonly isSpaceBefore: boolean;
}

/** Widest gap inside a span, in ems: less than any gutter between columns. */
const MAX_GAP = 0.5;
/** How far a letter may begin before the end of the one before it, in ems. */
const MAX_OVERLAP = 0.5;
/** Difference of baselines, and of sizes, that is none, in ems. */
const LEVEL = 0.12;
const SAME_SIZE = 0.06;
/** Arabic calligraphy (nastaliq) lets the letters of a word climb by up to an em. */
const CLIMB = 1.1;
/** Grid on which the same letter drawn twice is one made bold or given a shadow, in ems: less than half an “l”. */
const TWICE = 0.06;

/** More rows than the grid of any page has. */
const ROWS = 2 ** 24;

interface Growing {
  letters: Spaced[];
  left: number;
  right: number;
  y: number;
  size: number;
  isSpaceAfter: boolean;
  isFilled: boolean;
}

export function spansOf(letters: readonly Letter[]): Span[] {
  const spans: Growing[] = [];
  const seen: Seen = new Map();
  let current: Growing | null = null;
  /** Marks that were drawn before the letter they stand over. */
  let waiting = '';
  for (const letter of letters) {
    if (letter.text === ' ') {
      if (current && isBehind(current, letter)) current.isSpaceAfter = true;
      continue;
    }
    if (isTwice(seen, letter)) continue;
    if (isMark(letter.text)) {
      if (!current || !markLast(current, letter)) waiting += letter.text;
      continue;
    }
    const own: Letter =
      waiting === '' ? letter : { ...letter, text: (letter.text + waiting).normalize('NFC') };
    waiting = '';
    if (current && isNext(current, own)) append(current, own);
    else {
      current = begun(own);
      spans.push(current);
    }
  }
  return spans;
}

function begun(letter: Letter): Growing {
  const { left, right, y, size, isFilled } = letter;
  const letters = [{ ...letter, isSpaceBefore: false }];
  return { letters, left, right, y, size, isSpaceAfter: false, isFilled };
}

function append(span: Growing, letter: Letter): void {
  span.letters.push({ ...letter, isSpaceBefore: span.isSpaceAfter });
  span.left = Math.min(span.left, letter.left);
  span.right = Math.max(span.right, letter.right);
  span.isSpaceAfter = false;
}

/** Whether a letter goes on where the span ends. */
function isNext(span: Growing, { text, left, y, size, isFilled }: Letter): boolean {
  if (isFilled !== span.isFilled) return false;
  if (Math.abs(size - span.size) > SAME_SIZE * Math.max(size, span.size)) return false;
  const gap = (left - span.right) / size;
  if (gap > MAX_GAP || gap < -MAX_OVERLAP) return false;
  const last = span.letters.at(-1);
  const isClimbing = isRightToLeft(text) || isRightToLeft(last?.text ?? '');
  return Math.abs(y - (last?.y ?? span.y)) <= (isClimbing ? CLIMB : LEVEL) * size;
}

/** Whether a space was drawn behind the span, in whatever type. */
function isBehind(span: Growing, { left, y, size }: Letter): boolean {
  const em = Math.max(size, span.size);
  return (
    Math.abs(y - span.y) <= em && left - span.right <= MAX_GAP * em && left - span.right >= -MAX_OVERLAP * em
  );
}

/** Puts a mark over the last letter, if that is where it is drawn. */
function markLast(span: Growing, mark: Letter): boolean {
  const last = span.letters.at(-1);
  if (!last) return false;
  const middle = (mark.left + mark.right) / 2;
  const slack = 0.15 * mark.size;
  if (middle < last.left - slack || middle > last.right + slack) return false;
  if (Math.abs(mark.y - last.y) > mark.size) return false;
  span.letters[span.letters.length - 1] = { ...last, text: (last.text + mark.text).normalize('NFC') };
  return true;
}

/** Where each letter was drawn, by what it says and its size, as cells of a grid. */
type Seen = Map<string, Map<number, Set<number>>>;

/** Whether a letter was drawn before in all but the same place. Remembers it if not. */
function isTwice(seen: Seen, { text, left, y, size }: Letter): boolean {
  const grid = TWICE * size;
  const [column, row] = [Math.round(left / grid), Math.round(y / grid)];
  const bySize = seen.get(text) ?? new Map<number, Set<number>>();
  seen.set(text, bySize);
  const cells = bySize.get(size) ?? new Set<number>();
  bySize.set(size, cells);
  for (let i = column - 1; i <= column + 1; i++) {
    for (let j = row - 1; j <= row + 1; j++) if (cells.has(i * ROWS + j)) return true;
  }
  cells.add(column * ROWS + row);
  return false;
}
