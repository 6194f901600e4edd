/** Whether a new paragraph begins between two lines of a column: by gap, indent, type, or a line left unfilled. */
import type { Line } from './line.ts';
import { listMark } from './list-marks.ts';
import type { Typography } from './typography.ts';

/** Gap between lines, beside the usual, that parts paragraphs. */
const GAP = 1.28;
/** Least indent of a first line, in ems, and the most that is one. */
const INDENT = 0.6;
const MAX_INDENT = 8;
/** Room left at the end of a line, beyond that for the next word, that tells it ended on purpose, in ems. */
const ROOM = 0.7;
/** The same after a line that does not end like a sentence, as a share of the line. */
const MUCH_ROOM = 0.2;
const NUMBERED =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.|(?:chapter|part|section|annex|appendix|kapitel|teil|chapitre|capítulo)\s+[\dIVXA-Z]{1,4}[.:]?)\s+\p{Lu}/u;
/** "1.2" and "1.2.3" at the head of one line after the other: entries of a list. */
const SECTION_NUMBER = /^\d{1,2}(?:\.\d{1,2}){1,3}[.:)]?\s+\S/u;
/** Ends of sentences, and the quotes and brackets after them. */
const SENTENCE_END = /[.!?:;…。！？：؟۔।]["”’'»)\]\p{Pf}]*$/u;
/** The same with the number of a note behind it; "1.4" is a number and no end. */
const END_WITH_NOTE = /(?:[!?:;…]|(?<!\d)\.)["”’'»)\]\p{Pf}]*\d{1,3}$/u;

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text) || END_WITH_NOTE.test(text);
}

/** Lines of a column as seen from the second of two neighbours. */
export interface Neighbours {
  readonly before: Line;
  readonly line: Line;
  /** Whether `before` is the first of its paragraph. */
  readonly isBeforeFirst: boolean;
  /** The first line of the paragraph so far. */
  readonly first: Line;
  /** The line after both. */
  readonly after: Line | undefined;
  /** How far lines around these reach. */
  readonly end: number;
}

export function isBreak(neighbours: Neighbours, type: Typography): boolean {
  const { before, line } = neighbours;
  const step = line.y - before.y;
  const pitch = Math.max(type.pitch(before.size), 0.9 * before.size);
  if (step > GAP * pitch || step < -0.5 * pitch || isLeader(before.text)) return true;
  if (isChangeOfSize(neighbours)) return true;
  if (isChangeOfWeight(neighbours)) return true;
  if (listMark(line.text) !== null && isListBreak(neighbours)) return true;
  if (hasNoteMark(line) && hasNoteMark(neighbours.first)) return true;
  if (line.isBold && before.isBold && isNumberedHeading(line.text)) return true;
  if (SECTION_NUMBER.test(line.text) && SECTION_NUMBER.test(neighbours.first.text)) return true;
  if (isCentred(neighbours, type) || type.frame(line).isFlushEnd) return false;
  return isIndentBreak(neighbours) || isNextIndent(neighbours, type) || isUnfilled(neighbours);
}

/** "4.1 Results", "Chapter 2 The talks": the beginning of a heading that is numbered. */
export function isNumberedHeading(text: string): boolean {
  return NUMBERED.test(text);
}

/** Whether a line begins with a raised figure, as notes do. */
function hasNoteMark(line: Line): boolean {
  const [first] = line.stretches[0]?.pieces ?? [];
  return first?.script === 'super' && /^\s*(?:\d{1,3}|[*†‡§])\s*$/u.test(first.text);
}

/** Another size of type; a little larger a line may be for the bold words it begins with. */
function isChangeOfSize({ before, line }: Neighbours): boolean {
  const change = Math.abs(line.size - before.size) / Math.max(line.size, before.size);
  const isMidway = !endsSentence(before.text) && /^\p{Ll}/u.test(line.text);
  return change > (isMidway ? 0.16 : 0.08);
}

/** A line of a table of contents: dots, and the number of a page. */
export function isLeader(text: string): boolean {
  return /(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$/u.test(text.slice(-40));
}

/** A line that is bold as a whole beside one that does not go on so. */
function isChangeOfWeight({ before, line, end }: Neighbours): boolean {
  // A bold beginning that happens to end with its line.
  const isMidway = !endsSentence(before.text) && /^\p{Ll}/u.test(line.text);
  if (isMidway && !isRoomFor(line, before, end)) return false;
  if (before.isBold && !line.isBold) return line.stretches[0]?.pieces[0]?.isBold !== true;
  if (!before.isBold && line.isBold) return before.stretches.at(-1)?.pieces.at(-1)?.isBold !== true;
  return false;
}

/** A mark of a list begins an item where the line before was no running text that happens to wrap there. */
function isListBreak({ before, line, end, first }: Neighbours): boolean {
  const mark = listMark(line.text);
  if (mark?.isBullet === true && !mark.isDash) return true;
  if (listMark(first.text) !== null && Math.abs(first.start - line.start) < 0.5 * line.size) return true;
  return isRoomFor(line, before, end) || endsSentence(before.text);
}

/** Lines around the middle of their column: their edges say nothing. */
function isCentred({ before, line }: Neighbours, type: Typography): boolean {
  const { start, end } = type.frame(line);
  const isInMiddle = (own: Line) => Math.abs(own.start + own.end - start - end) < 1.2 * own.size;
  return isInMiddle(before) && isInMiddle(line) && Math.abs(before.start - line.start) > 0.5 * line.size;
}

function isIndentBreak({ before, line, isBeforeFirst, first, end }: Neighbours): boolean {
  const shift = (line.start - before.start) / line.size;
  if (shift > INDENT && shift < MAX_INDENT) {
    // The second line of an item hangs; so does that of an entry in a list of references.
    return !(isBeforeFirst && (listMark(before.text) !== null || !endsSentence(before.text)));
  }
  if (shift < -INDENT) {
    // Back from a first line's indent; anything else has ended.
    if (!isBeforeFirst || shift < -MAX_INDENT) return true;
    return listMark(first.text) !== null && (endsSentence(before.text) || isRoomFor(line, before, end));
  }
  return false;
}

/** A first line after a paragraph of one line, where first lines are set in: the line after it is not. */
function isNextIndent({ before, line, after, isBeforeFirst }: Neighbours, type: Typography): boolean {
  if (!type.isIndented || !isBeforeFirst || !endsSentence(before.text)) return false;
  const { start } = type.frame(line);
  if (after === undefined || after.start - start > 0.2 * line.size) return false;
  const inset = (line.start - start) / line.size;
  return inset > INDENT && inset < MAX_INDENT && Math.abs(line.start - before.start) < 0.2 * line.size;
}

/** A line that ended though the next word would have fitted. */
function isUnfilled({ before, line, end }: Neighbours): boolean {
  if (/[-\u2010\u00ad]$/u.test(before.text)) return false;
  if (!isRoomFor(line, before, end)) return false;
  if (endsSentence(before.text)) return true;
  // Lines that were ended on purpose, as in verse and addresses, leave much room and begin anew.
  return end - before.end > MUCH_ROOM * (end - before.start) && !/^["“‘'(«]?[\p{Ll}\p{N}]/u.test(line.text);
}

/** Whether the first word of a line would have fitted at the end of the one before. */
function isRoomFor(line: Line, before: Line, end: number): boolean {
  const word = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  const width = ((line.end - line.start) * word) / Math.max(1, line.text.length);
  return end - before.end > width + ROOM * line.size;
}
