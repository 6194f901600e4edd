/**
 * The article as one stream: a paragraph that a column, a page or a picture interrupts is made whole again, and
 * what interrupted it follows.
 */
import { endsSentence } from './breaks.ts';
import { type Line, textOfLines } from './line.ts';
import { listMark } from './list-marks.ts';
import type { Told } from './roles.ts';
import type { Typography } from './typography.ts';

/** Most paragraphs that may stand between two halves, and pages between them. */
const MAX_BETWEEN = 30;
const MAX_PAGES = 2;
/** Shortest rest of a paragraph that does not end like a sentence, in UTF-16 units. */
const MIN_REST = 25;

export function joined(paragraphs: readonly Told[], type: Typography): Told[] {
  const flow: Told[] = [];
  for (const paragraph of paragraphs) {
    const at = isRunning(paragraph) ? begunBefore(flow, paragraph, type) : null;
    const begun = at === null ? undefined : flow[at];
    if (begun && at !== null) flow[at] = { ...begun, lines: [...begun.lines, ...paragraph.lines] };
    else flow.push(paragraph);
  }
  return flow;
}

/** Where the paragraph stands that another one goes on with: the last in the same type, if it is unfinished. */
function begunBefore(flow: readonly Told[], next: Told, type: Typography): number | null {
  const size = next.lines[0]?.size ?? 0;
  for (let at = flow.length - 1; at >= Math.max(0, flow.length - MAX_BETWEEN); at--) {
    const begun = flow[at];
    const own = begun?.lines.at(-1)?.size ?? 0;
    if (!begun || !isRunning(begun) || Math.abs(own - size) > 0.06 * size || isLabel(begun)) continue;
    const between = flow.slice(at + 1);
    return goesOn(begun, next, between, type) ? at : null;
  }
  return null;
}

function isRunning({ role, lines }: Told): boolean {
  if (role === 'small' || role === 'large') return lines.length > 1;
  return role === 'text' || role === 'item' || role === 'quote';
}

/** Whether a paragraph is the rest of one that was begun before. */
function goesOn(begun: Told, next: Told, between: readonly Told[], type: Typography): boolean {
  const last = begun.lines.at(-1);
  const [first] = next.lines;
  if (!last || !first || isItem(begun, next) || isLabel(next) || first.page - last.page > MAX_PAGES)
    return false;
  const isInterrupted = between.length > 0;
  const text = textOfLines(begun.lines.slice(-1));
  const isBroken = /[\p{L}\p{M}][-\u2010\u00ad]$/u.test(text);
  const isLower = /^["“‘'(«[]?\p{Ll}|^[–—] \p{Ll}/u.test(first.text);
  if (isBroken && /^[\p{L}\p{N}]/u.test(first.text)) return true;
  if (last.column === first.column && !isInterrupted) return false;
  // A heading ends what stands above it, unless it is that of a box in the way.
  if (between.some(({ role }) => role === 'heading'))
    return !endsSentence(text) && isLower && isLong(begun, type, 0.6);
  if (isLower && (!endsSentence(text) || text.endsWith(';'))) return true;
  if (!areAlikeWide(last, first, type)) return false;
  if (!endsSentence(text)) {
    return isLong(begun, type, isInterrupted ? 0.85 : 0.45) && !isIndented(next, type);
  }
  return !isInterrupted && !isLower && isFull(begun, next, type) && !isIndented(next, type);
}

/** Whether two lines stand in columns of about the same width. */
function areAlikeWide(a: Line, b: Line, type: Typography): boolean {
  const widths = [type.frame(a), type.frame(b)].map(({ start, end }) => end - start);
  return Math.min(...widths) > 0.75 * Math.max(...widths);
}

/** A word or two that end like no sentence: the label of a picture. */
function isLabel({ lines }: Told): boolean {
  const [first] = lines;
  return (
    lines.length === 1 && first !== undefined && first.text.length < MIN_REST && !endsSentence(first.text)
  );
}

/** Whether an item begins, and not the rest of a sentence with a dash in it. */
function isItem(begun: Told, { role, lines }: Told): boolean {
  if (role !== 'item') return false;
  const isDash = listMark(lines[0]?.text ?? '')?.isDash === true;
  return !isDash || begun.role === 'item' || endsSentence(begun.lines.at(-1)?.text ?? '.');
}

/** Whether the last line fills so much of its column. */
function isLong({ lines }: Told, type: Typography, share: number): boolean {
  const last = lines.at(-1);
  if (!last) return false;
  const { start, end } = type.frame(last);
  return last.end - start >= share * (end - start);
}

/** Whether the last line leaves no room for the first word of the next. */
function isFull(begun: Told, next: Told, type: Typography): boolean {
  const last = begun.lines.at(-1);
  const [first] = next.lines;
  if (!last || !first) return false;
  const word = /^\S+/u.exec(first.text)?.[0].length ?? 0;
  const width = ((first.end - first.start) * word) / Math.max(1, first.text.length);
  return type.frame(last).end - last.end < width + 0.7 * last.size;
}

/** Whether its first line is set in as that of a new paragraph. */
function isIndented({ lines }: Told, type: Typography): boolean {
  const [first, second] = lines;
  if (!first) return false;
  const start = second ? Math.min(second.start, type.frame(first).start) : type.frame(first).start;
  return first.start - start > 0.6 * first.size;
}
