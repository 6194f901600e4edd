/**
 * Running heads and page numbers that stand beside the text, level with a line of it: they are told by coming
 * back in the same place of other pages, and cut off the line they were taken for a part of.
 */
import type { StrippedPart } from '../../../../shared/records/document.ts';
import { strippedPart } from '../draft.ts';
import { essence } from '../unit.ts';
import { type Line, type PageText, textOfPieces, textOfStretches } from './line.ts';
import type { Stretch } from './line-text.ts';
import { pageNumber } from './page-numbers.ts';

/** The first or last stretch of a line. */
interface Beside {
  readonly line: Line;
  readonly stretch: Stretch;
  readonly text: string;
  /** What must come back: the words, or how far a number is from its page's index. */
  readonly key: string;
}

/** Points by which the same place may differ from page to page. */
const SAME_PLACE = 4;
/** Longest text that is looked at, in UTF-16 units. */
const MAX_LENGTH = 60;
/** Share of the pages it must come back on; left and right pages have their own. */
const MIN_SHARE = 0.2;
const MIN_PAGES = 3;

export interface WithoutMargins {
  readonly pages: readonly PageText[];
  readonly stripped: readonly StrippedPart[];
}

/**
 * @param pages Pages without heads and feet.
 * @param whole The same pages with them: a number that stands alone on one page stands level with text on another.
 */
export function withoutMargins(pages: readonly PageText[], whole: readonly PageText[]): WithoutMargins {
  const evidence = whole.flatMap(page => page.lines.flatMap(besides));
  const all = Map.groupBy(evidence, beside => beside.key);
  const enough = Math.max(MIN_PAGES, MIN_SHARE * pages.length);
  const gone = new Map<Line, Stretch[]>();
  const texts = new Map<string, Beside>();
  for (const [key, group] of all) {
    for (const beside of group) {
      const places = new Set(group.filter(other => isSamePlace(beside, other)).map(other => other.line.page));
      if (places.size < enough || beside.line.stretches.length < 2) continue;
      gone.set(beside.line, [...(gone.get(beside.line) ?? []), beside.stretch]);
      texts.set(key, texts.get(key) ?? beside);
    }
  }
  const kept = new Set(pages.flatMap(page => page.lines));
  const shown = [...texts.values()].filter(({ line }) => kept.has(line));
  const shorter = (line: Line) => without(line, gone.get(line) ?? []);
  return {
    pages: pages.map(page => ({ ...page, lines: page.lines.map(shorter).filter(line => line.text !== '') })),
    stripped: shown.map(({ text }) => strippedPart('running head in the margin', text)),
  };
}

function besides(line: Line): Beside[] {
  const ends = new Set([line.stretches[0], line.stretches.at(-1)]);
  return [...ends].flatMap(stretch => {
    const text = stretch ? textOfPieces(stretch.pieces).trim() : '';
    if (!stretch || text === '' || text.length > MAX_LENGTH) return [];
    const number = pageNumber(text);
    return [{ line, stretch, text, key: number === null ? essence(text) : `#${number - line.page}` }];
  });
}

function isSamePlace(a: Beside, b: Beside): boolean {
  return (
    Math.abs(a.line.y - b.line.y) <= SAME_PLACE &&
    (Math.abs(a.stretch.left - b.stretch.left) <= SAME_PLACE ||
      Math.abs(a.stretch.right - b.stretch.right) <= SAME_PLACE)
  );
}

function without(line: Line, gone: readonly Stretch[]): Line {
  if (gone.length === 0) return line;
  const stretches = line.stretches.filter(stretch => !gone.includes(stretch));
  const [left, right] = [
    Math.min(...stretches.map(stretch => stretch.left)),
    Math.max(...stretches.map(stretch => stretch.right)),
  ];
  const isRtl = line.end < 0;
  return {
    ...line,
    stretches,
    text: textOfStretches(stretches),
    start: isRtl ? -right : left,
    end: isRtl ? -left : right,
  };
}
