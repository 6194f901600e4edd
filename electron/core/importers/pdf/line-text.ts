/**
 * The words of a line: spaces where letters stand apart, letters in the order of reading, changes of type.
 * Whether a gap is a space depends on how the line is set, for a heading in spaced-out letters has gaps everywhere.
 */
import { SOFT_HYPHEN } from './characters.ts';
import type { Row } from './lines.ts';
import { hasRightToLeft, isMostlyRightToLeft, logicalOrder } from './visual-order.ts';

/** A stretch of a line in one type. Spaces stand at the beginning of the stretch after them. */
export interface Piece {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly script: 'super' | 'sub' | null;
}

/** A stretch of a line without a wide gap: a cell of a table, or the whole line. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
  readonly pieces: readonly Piece[];
}

/** Gap that is a space, in ems: more than kerning, less than the tightest space of a justified line. */
const SPACE = 0.15;
const LOOSE_SPACE = 0.45;
/** The stroke that lengthens Arabic words to fill a line. At the end of a word it is written on purpose. */
const STRETCHED = /\u0640+(?=[\u0640\p{Script=Arabic}])/gu;
/** Gap that parts the cells of a table, in ems. */
const WIDE = 1.6;
/** Fewest gaps between letters that tell how far apart a line is set. */
const MIN_GAPS = 5;

interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isSpelt: boolean;
  readonly script: 'super' | 'sub' | null;
  readonly isSpaceBefore: boolean;
}

/**
 * The stretches of a row, in the order of reading.
 * @param isColumnRtl Whether the text around it runs from right to left; a row without letters follows it.
 */
export function stretchesOf(row: Row, isColumnRtl: boolean): Stretch[] {
  const cells = cellsOf(row);
  const hasLetters = cells.some(({ text }) => /\p{L}/u.test(text));
  const isRtl = hasLetters ? isMostlyRightToLeft(cells) : isColumnRtl;
  const tracking = trackingOf(cells);
  // Arabic letters that do not join stand apart within a word; where spaces are drawn, only those count.
  const space = isRtl && cells.some(cell => cell.isSpaceBefore) ? LOOSE_SPACE : SPACE;
  const groups: Cell[][] = [];
  for (const [i, cell] of cells.entries()) {
    const before = cells[i - 1];
    const gap = before ? (cell.left - before.right) / Math.max(cell.size, before.size) : 0;
    if (!before || gap > WIDE + tracking) groups.push([cell]);
    else groups.at(-1)?.push(cell);
  }
  if (isRtl) groups.reverse();
  return groups.map(group => ({
    left: group[0]?.left ?? 0,
    right: group.reduce((most, cell) => Math.max(most, cell.right), 0),
    pieces: piecesOf(withSpaces(group, tracking, space), isRtl),
  }));
}

function cellsOf({ spans }: Row): Cell[] {
  const cells: Cell[] = [];
  let isSpaceBefore = false;
  for (const span of spans) {
    for (const [i, letter] of span.letters.entries()) {
      const { text, left, right, isBold, isItalic, isSpelt } = letter;
      const isSpaced = letter.isSpaceBefore || (i === 0 && isSpaceBefore);
      const own = { text, left, right, size: span.size, isBold, isItalic, isSpelt, script: span.script };
      cells.push({ ...own, isSpaceBefore: isSpaced });
    }
    isSpaceBefore = span.isSpaceAfter;
  }
  return cells;
}

/** How far apart letters are set, in ems: the median gap, if it is no accident of a few letters. */
function trackingOf(cells: readonly Cell[]): number {
  const gaps: number[] = [];
  for (const [i, cell] of cells.entries()) {
    const before = cells[i - 1];
    if (before && !cell.isSpaceBefore && /\p{L}/u.test(cell.text) && /\p{L}/u.test(before.text))
      gaps.push((cell.left - before.right) / cell.size);
  }
  if (gaps.length < MIN_GAPS) return 0;
  const median = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  return median > 0.08 ? median : 0;
}

/** Puts a space between cells that stand apart. */
function withSpaces(cells: readonly Cell[], tracking: number, space: number): Cell[] {
  const spaced: Cell[] = [];
  for (const [i, cell] of cells.entries()) {
    const before = cells[i - 1];
    if (before && isGap(before, cell, tracking, space)) spaced.push({ ...cell, text: ' ', script: null });
    spaced.push(cell);
  }
  return spaced;
}

function isGap(before: Cell, cell: Cell, tracking: number, space: number): boolean {
  const gap = (cell.left - before.right) / Math.max(cell.size, before.size);
  if (cell.isSpaceBefore) return gap > tracking + 0.03 || gap > 0.1;
  // A figure raised beside a word is not a word of its own.
  const isRaised = cell.script !== null && before.script === null;
  return gap > tracking + (isRaised ? 2 * space : space);
}

/**
 * Takes out the places where a word might have been broken and was not: browsers print them as soft hyphens that
 * take no room. The one before the hyphen that ends a line says that this is no hyphen of the word.
 */
function settled(cells: readonly Cell[]): Cell[] {
  const isIdle = (cell: Cell | undefined) =>
    cell?.text === SOFT_HYPHEN && cell.right - cell.left < 0.05 * cell.size;
  return cells.flatMap((cell, i) => {
    if (isIdle(cell)) return [];
    const isBreak = i + 1 === cells.length && isIdle(cells[i - 1]) && /^[-\u2010]$/u.test(cell.text);
    return [isBreak ? { ...cell, text: SOFT_HYPHEN } : cell];
  });
}

/** Joins cells to stretches of one type, in the order of reading. */
function piecesOf(cells: readonly Cell[], isRtl: boolean): Piece[] {
  const ordered = settled(isRtl || hasRightToLeft(cells) ? logicalOrder(cells, isRtl) : cells);
  const pieces: Piece[] = [];
  let space = '';
  for (const [i, cell] of ordered.entries()) {
    if (cell.text === ' ') {
      space = ' ';
      continue;
    }
    // Between letters a soft hyphen was drawn as a hyphen, and is one.
    const isAtEnd = i + 1 === ordered.length;
    const text = space + (cell.text === SOFT_HYPHEN && !isAtEnd ? '-' : cell.text);
    space = '';
    const last = pieces.at(-1);
    const { isBold, isItalic, script } = cell;
    if (last && last.isBold === isBold && last.isItalic === isItalic && last.script === script)
      pieces[pieces.length - 1] = { ...last, text: last.text + text };
    else pieces.push({ text, isBold, isItalic, script });
  }
  return pieces.map(piece => ({ ...piece, text: piece.text.replace(STRETCHED, '') }));
}
