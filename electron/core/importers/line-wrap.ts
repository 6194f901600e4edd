/**
 * Where the lines of a plain text were broken by a program and where by a person. A program that wraps breaks
 * a line only where the next word does not fit, so every such line end says something of the width: the
 * width that explains most line ends is the one the text was wrapped at.
 */

/** Widths at which texts are wrapped by hand or by mail programs, in UTF-16 units. */
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;
/** Share of the line ends of some lines that must be explained by the width for them to count as wrapped. */
const WRAPPED_SHARE = 0.75;
/** How far the width of a paragraph may be from that of the text: quotes and margins take some columns. */
const NEAR = 10;
/** Fewest line ends of wrapped paragraphs from which a text counts as wrapped. */
const MIN_LINE_ENDS = 3;
/** Share of the width below which a line was ended on purpose. */
const FULL_SHARE = 0.7;
/** Least columns by which a first line is set in. */
const MIN_INDENT = 2;

/** A line of a text. */
export interface TextLine {
  /** Its words, trimmed. */
  readonly text: string;
  /** Columns before them, a tab as eight. */
  readonly indent: number;
  /** Columns before them, a tab as one: programs that wrap count in either way. */
  readonly leastIndent: number;
}

/** A mark that begins an item of a list, or a line of speech. */
const ITEM = /^(?:[-*+•◦▪–—]|\(?(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)])\s+\S/u;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，」』）]/u;

/** The width a text was wrapped at, in UTF-16 units with the indent; null when its line ends are its own. */
export function wrapWidth(groups: readonly (readonly TextLine[])[]): number | null {
  const ends = groups.flatMap(group => endsOf(group));
  const width = likeliestWidth(ends);
  if (width === null) return null;
  const wrapped = groups.filter(group => ownWidth(group, width) !== null);
  return wrapped.flatMap(endsOf).length >= MIN_LINE_ENDS ? width : null;
}

/** Joins the lines of a group that a program broke; a line that ended before it was full stays a line. */
export function unwrap(group: readonly TextLine[], width: number): string[] {
  const own = ownWidth(group, width);
  if (own === null) return group.map(line => line.text);
  const begins = beginnings(group);
  const lines: string[] = [];
  for (const [i, line] of group.entries()) {
    const before = group[i - 1];
    const last = lines.at(-1);
    const isJoined = before !== undefined && !begins[i] && wentOn(before, line, own);
    if (isJoined && last !== undefined)
      lines[lines.length - 1] = `${last}${spaceBetween(last, line.text)}${line.text}`;
    else lines.push(line.text);
  }
  return lines;
}

/** The columns a line takes, and those that it would have taken with the next word. */
interface LineEnd {
  readonly length: number;
  readonly needed: number;
}

/** The line ends within the paragraphs of a group: those before an indent or a list's mark say nothing. */
function endsOf(group: readonly TextLine[]): LineEnd[] {
  const begins = beginnings(group);
  const ends: LineEnd[] = [];
  for (const [i, next] of group.entries()) {
    const line = group[i - 1];
    if (line !== undefined && !begins[i]) ends.push(endOf(line, next));
  }
  return ends;
}

function endOf({ text, indent, leastIndent }: TextLine, next: TextLine): LineEnd {
  const space = next.text.search(/\s/u);
  const word = DENSE.test(next.text.charAt(0)) ? 1 : space === -1 ? next.text.length : space;
  const needed = indent + text.length + spaceBetween(text, next.text).length + word;
  return { length: leastIndent + text.length, needed };
}

/**
 * What a line end stood for: nothing in Chinese and Japanese, within a word and after the hyphen of a compound;
 * else a space.
 */
function spaceBetween(line: string, next: string): '' | ' ' {
  if (line.endsWith('\u00ad')) return '';
  if (DENSE.test(line.slice(-1)) && DENSE.test(next.charAt(0))) return '';
  const isCompound = /\p{L}[-\u2010]$/u.test(line.slice(-3)) && /^\p{Ll}/u.test(next);
  return isCompound && !/^(?:and|or|und|oder|et|ou|y|o)\s/u.test(next) ? '' : ' ';
}

function isExplained({ length, needed }: LineEnd, width: number): boolean {
  return length <= width && needed > width;
}

/** The width between two that explains the most line ends, the widest of equals. */
function likeliestWidth(ends: readonly LineEnd[], least = MIN_WIDTH, most = MAX_WIDTH): number | null {
  const explained = new Array<number>(most + 1).fill(0);
  for (const { length, needed } of ends) {
    for (let width = Math.max(least, length); width < needed && width <= most; width++)
      explained[width] = (explained[width] ?? 0) + 1;
  }
  const highest = Math.max(...explained);
  return highest === 0 ? null : explained.lastIndexOf(highest);
}

/** The width that a group was wrapped at, near that of the text; null when its line ends are its own. */
function ownWidth(group: readonly TextLine[], width: number): number | null {
  const ends = endsOf(group);
  const own = likeliestWidth(ends, Math.max(MIN_WIDTH, width - NEAR), Math.min(MAX_WIDTH, width + NEAR));
  if (own === null) return null;
  const explained = ends.filter(end => isExplained(end, own)).length;
  return explained >= ends.length * WRAPPED_SHARE ? own : null;
}

/** Of each line of a group whether it begins a paragraph or an item of a list. */
function beginnings(group: readonly TextLine[]): boolean[] {
  const outermost = group.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  return group.map((line, i) => {
    const before = group[i - 1];
    if (before === undefined || ITEM.test(line.text)) return true;
    const isSetIn = line.indent >= outermost + MIN_INDENT && line.indent >= before.indent + MIN_INDENT;
    return isSetIn && !ITEM.test(before.text);
  });
}

/** Whether a line was full, or full enough before a word that goes on in small letters. */
function wentOn(line: TextLine, next: TextLine, width: number): boolean {
  const end = endOf(line, next);
  if (end.needed > width) return true;
  return end.length >= width * FULL_SHARE && /^\p{Ll}/u.test(next.text) && !/[.!?:;]$/u.test(line.text);
}
