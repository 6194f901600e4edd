/**
 * The plain text of a source as paragraphs, and the way from its positions there. Line ends count as one
 * character, as the programs that write CRLF into the file count them; where the names of the selections show that
 * one counted both, both are counted.
 */
import { CodePointIndex } from '../../../../shared/text/code-points.ts';

/** A selection by its place (code points) and its name, which often is its first words. */
export interface NamedRange {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

export interface SourceText {
  /** Paragraphs that are not blank, joined by `\n`. */
  readonly text: string;
  /** UTF-16 offset in `text` of a position in the source (code points). */
  readonly offsetOf: (position: number) => number;
  /** Code points of the source. */
  readonly length: number;
}

/** @param raw The source without byte-order mark. */
export function sourceText(raw: string, selections: readonly NamedRange[]): SourceText {
  const joined = raw.replace(/\r\n?/g, '\n');
  const counted = joined !== raw && matches(raw, selections) > matches(joined, selections) ? raw : joined;
  return withoutBlankLines(counted);
}

/** How many selections stand on the words they are named by. */
function matches(text: string, selections: readonly NamedRange[]): number {
  const index = new CodePointIndex(text);
  return selections.filter(({ start, end, name }) => {
    const words = folded(name).replace(/(…|\.\.\.)$/, '');
    return words !== '' && folded(text.slice(index.toUnits(start), index.toUnits(end))).startsWith(words);
  }).length;
}

function folded(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

interface Line {
  /** UTF-16 offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** Where the line begins in the text. */
  readonly at: number;
}

function withoutBlankLines(source: string): SourceText {
  const lines: Line[] = [];
  const kept: string[] = [];
  let at = 0;
  for (const { 0: line, index: start } of source.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    if (line.trim() === '') continue;
    lines.push({ start, end: start + line.length, at });
    kept.push(line.toWellFormed());
    at += line.length + 1;
  }
  const index = new CodePointIndex(source);
  return {
    text: kept.join('\n'),
    length: index.toCodePoints(source.length),
    offsetOf: position => offsetIn(lines, index.toUnits(Math.max(0, position))),
  };
}

/** A position on what was left out goes to the end of the line before it. */
function offsetIn(lines: readonly Line[], unit: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  if (line === undefined || unit < line.start) return 0;
  return line.at + Math.min(unit, line.end) - line.start;
}
