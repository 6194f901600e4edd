/**
 * Footnotes: small type at the end of a column, beginning with a mark. They are taken out of the text, where
 * they would stand in the middle of a sentence, and kept for the end of the article.
 */
import { endsSentence } from './breaks.ts';
import { isCaption } from './captions.ts';
import { type Line, type PageText, textOfPieces } from './line.ts';
import type { Typography } from './typography.ts';

export interface WithoutNotes {
  readonly pages: readonly PageText[];
  /** Each note's lines, in the order of the pages. */
  readonly notes: readonly (readonly Line[])[];
}

/** Size of a note beside that of the text, at most. */
const SMALL = 0.93;
/** Largest share of a page's lines that are notes; a page with more is one of references. */
const MAX_SHARE = 0.7;
/** Largest step from the number of a note to the next. */
const MAX_STEP = 3;

export function withoutNotes(pages: readonly PageText[], type: Typography): WithoutNotes {
  const notes: Line[][] = [];
  const kept = pages.map(page => {
    const found = notesOfPage(page, type, notes.at(-1));
    for (const { lines, isContinued } of found) {
      if (isContinued) notes.at(-1)?.push(...lines);
      else notes.push([...lines]);
    }
    const gone = new Set(found.flatMap(note => note.lines));
    return gone.size === 0 ? page : { ...page, lines: page.lines.filter(line => !gone.has(line)) };
  });
  return { pages: kept, notes };
}

interface Note {
  readonly lines: Line[];
  /** Whether it goes on with the last note of the page before. */
  readonly isContinued: boolean;
}

function notesOfPage(page: PageText, type: Typography, last: readonly Line[] | undefined): Note[] {
  const isText = (line: Line) => line.size > SMALL * type.bodySize;
  const lowest = page.lines.reduce((y, line) => (isText(line) ? Math.max(y, line.y) : y), 0);
  const found: Note[] = [];
  for (const column of new Set(page.lines.map(line => line.column))) {
    const lines = page.lines.filter(line => line.column === column);
    const start = lines.findLastIndex(line => isText(line) || isCaption(line.text)) + 1;
    const tail = lines.slice(start);
    const isBelow = start > 0 ? !isHeading(lines[start - 1], type) : tail.every(line => line.y > lowest);
    if (tail.length > 0 && isBelow) found.push(...notesIn(tail, found.length === 0 ? last : undefined));
  }
  const count = found.reduce((sum, note) => sum + note.lines.length, 0);
  return count > MAX_SHARE * page.lines.length ? [] : found;
}

/** What stands under a heading, in type however small, is a list of references. */
function isHeading(line: Line | undefined, type: Typography): boolean {
  if (line === undefined || line.text.length > 60) return false;
  return line.size > 1.05 * type.bodySize || (line.isBold && !type.isBodyBold) || !/\p{Ll}/u.test(line.text);
}

/** The notes in the lines at the end of a column; none when they do not begin like notes. */
function notesIn(lines: readonly Line[], last: readonly Line[] | undefined): Note[] {
  const begin = lines.findIndex(line => markOf(line) !== null);
  const isContinued = last !== undefined && !endsSentence(last.at(-1)?.text ?? '.') && begin !== 0;
  if (begin === -1 && !isContinued) return [];
  const notes: Note[] = [];
  if (begin > 0 && isContinued) notes.push({ lines: lines.slice(0, begin), isContinued: true });
  if (begin === -1) return [{ lines: [...lines], isContinued: true }];
  let number: number | null = null;
  for (const line of lines.slice(begin)) {
    const mark = markOf(line);
    const isNext = mark !== null && (typeof mark !== 'number' || number === null || isStep(number, mark));
    if (isNext) {
      notes.push({ lines: [line], isContinued: false });
      if (typeof mark === 'number') number = mark;
    } else notes.at(-1)?.lines.push(line);
  }
  return notes;
}

function isStep(from: number, to: number): boolean {
  return to > from && to - from <= MAX_STEP;
}

/** The mark a note begins with: a number, or a sign; raised or not. */
function markOf(line: Line): number | string | null {
  const [first] = line.stretches[0]?.pieces ?? [];
  if (!first) return null;
  const raised = first.script === 'super' ? first.text.trim() : null;
  const sign = /^[*†‡§¶#]{1,3}$/u.exec(raised ?? '') ?? /^[*†‡§¶]{1,3}(?=\s?\S)/u.exec(line.text);
  if (sign) return sign[0];
  const number = /^\[?(\d{1,3})[\].)]?$/u.exec(raised ?? '') ?? /^\[?(\d{1,3})[\].)]?\s+\S/u.exec(line.text);
  if (number) return Number(number[1]);
  // A mark set close to its note, as some programs do.
  const glued = /^(\d{1,3})(?=\p{Lu})/u.exec(textOfPieces(line.stretches[0]?.pieces ?? []));
  if (glued) return Number(glued[1]);
  return /^[a-z]$/u.test(raised ?? '') ? (raised ?? '') : null;
}
