/** What each paragraph of a page is: running text, a heading, a caption, an item, a quote, a table, small print. */
import { endsSentence, isNumberedHeading } from './breaks.ts';
import { isCaption } from './captions.ts';
import { textOfLines } from './line.ts';
import { listMark } from './list-marks.ts';
import type { Paragraph } from './paragraph.ts';
import { isBodySize, type Typography } from './typography.ts';

export type Role = 'text' | 'heading' | 'caption' | 'item' | 'quote' | 'table' | 'small' | 'large';

export interface Told extends Paragraph {
  readonly role: Role;
  /** How prominent a heading is set, the most prominent highest; 0 for all else. */
  readonly prominence: number;
}

/** Longest heading, in UTF-16 units and lines. */
const MAX_HEADING = 220;
const MAX_HEADING_LINES = 5;
/** Size of a heading beside that of the text, at least, when nothing else tells it. */
const LARGER = 1.08;
/** Shortest block quote, in UTF-16 units: what is shorter and set in may be anything. */
const MIN_QUOTE = 90;
/** Insets of a block quote on either side, in ems. */
const QUOTE_START = 1.2;
const QUOTE_END = 0.8;

/** @param above The paragraph before it. */
export function tell(paragraph: Paragraph, above: Told | undefined, type: Typography): Told {
  const [first] = paragraph.lines;
  if (paragraph.rows) return { ...paragraph, role: 'table', prominence: 0 };
  const text = textOfLines(paragraph.lines);
  if (isCaption(text) && !isSentenceOfText(paragraph, type))
    return { ...paragraph, role: 'caption', prominence: 0 };
  const prominence = prominenceOf(paragraph, text, above, type);
  if (prominence > 0) return { ...paragraph, role: 'heading', prominence };
  const role: Role = !first
    ? 'text'
    : listMark(text) !== null
      ? 'item'
      : isQuote(paragraph, above, type)
        ? 'quote'
        : isBodySize(first, type.bodySize)
          ? 'text'
          : first.size < type.bodySize
            ? 'small'
            : 'large';
  return { ...paragraph, role, prominence: 0 };
}

/** "Note: …" in the type of the text may well be part of it. */
function isSentenceOfText({ lines }: Paragraph, type: Typography): boolean {
  const [first] = lines;
  return lines.length > 6 && first !== undefined && isBodySize(first, type.bodySize) && !first.isItalic;
}

/** How much a paragraph stands out as a heading; 0 when it is none. */
function prominenceOf(
  { lines }: Paragraph,
  text: string,
  above: Paragraph | undefined,
  type: Typography,
): number {
  const [first] = lines;
  if (!first || lines.length > MAX_HEADING_LINES || text.length > MAX_HEADING) return 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || letters * 3 < text.length) return 0;
  const isLarger = first.size >= LARGER * type.bodySize;
  const isBold = lines.every(line => line.isBold) && !type.isBodyBold;
  const isCapital = letters >= 3 && !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
  const isItalic = lines.every(line => line.isItalic) && !type.isBodyItalic;
  if (first.size < 0.85 * type.bodySize || listMark(text)?.isBullet || !mayEnd(text, isBold || isLarger))
    return 0;
  const isShort = lines.length === 1 && text.length <= 90;
  const stands =
    isLarger ||
    isBold ||
    (isShort && (isCapital || (isItalic && isApart(lines, above, type)))) ||
    (isShort && isNumberedHeading(text) && isApart(lines, above, type) && listMark(text)?.number !== 1);
  if (!stands) return 0;
  return Math.round(first.size * 2) * 10 + (isBold ? 4 : 0) + (isCapital ? 2 : 0) + (isItalic ? 1 : 0) + 1;
}

/** A heading does not end like a sentence; a short one in heavy type may. */
function mayEnd(text: string, isHeavy: boolean): boolean {
  if (!/[.,;。،۔]["”’)]?$/u.test(text)) return !/\.\s+\p{Lu}\p{Ll}+\s\p{Ll}+.*\.\s/u.test(text);
  return (
    isHeavy &&
    /\.$/u.test(text) &&
    text.length <= 60 &&
    !/[.!?]\s/u.test(text.replace(/^\d+(?:\.\d+)*\.\s/u, ''))
  );
}

/** Whether more than the usual room is above it, or it begins a column. */
function isApart(lines: Paragraph['lines'], above: Paragraph | undefined, type: Typography): boolean {
  const [first] = lines;
  const last = above?.lines.at(-1);
  if (!first || last?.column !== first.column) return true;
  return first.y - last.y > 1.2 * type.pitch(type.bodySize) && endsSentence(last.text);
}

/** Set in on both sides, over several lines. */
function isQuote({ lines }: Paragraph, above: Told | undefined, type: Typography): boolean {
  const [first, second] = lines;
  // Under a heading it is an abstract.
  if (!first || !second || above?.role === 'heading') return false;
  const frame = type.frame(first);
  const start = Math.min(...lines.map(line => line.start));
  const end = Math.max(...lines.map(line => line.end));
  const isCentred = Math.abs(first.start - second.start) > first.size && lines.length < 3;
  return (
    !isCentred &&
    textOfLines(lines).length >= MIN_QUOTE &&
    start - frame.start > QUOTE_START * first.size &&
    frame.end - end > QUOTE_END * first.size &&
    start - frame.start < 12 * first.size
  );
}
