/**
 * The reading order of a page: cut along its gutters and across them, again and again, until no column is left
 * to part. This is the recursive XY-cut (Nagy and Seth, Hierarchical Representation of Optically Scanned
 * Documents, ICPR 1984), with the cut across a page made only where something spans the columns, for otherwise
 * every gap between paragraphs would tear columns apart.
 */
import { isRightToLeft } from './characters.ts';
import { bottomOf, findGutter, type Gutter, isInLine, medianSize, topOf } from './gutters.ts';
import type { Span } from './spans.ts';

/** Most cuts of one page; a page that seems to need more is a table or a chart. */
const MAX_CUTS = 60;

/** Spans that stand in one column, or across all of them. */
export type Region = readonly Span[];

/** Size of a heading over several columns beside that of their text, at least. */
const HEADING = 1.15;

/**
 * The regions of a page in reading order, none empty. Columns go from right to left where the text does.
 * @param known Gutters of the pages before, to which those of this page are added: few lines prove a column
 *   where there was one.
 */
export function regionsOf(spans: readonly Span[], known: Gutter[] = []): Region[] {
  const isRtl = isMostlyRightToLeft(spans);
  let cuts = 0;
  const cut = (part: readonly Span[]): Region[] => {
    if (part.length === 0) return [];
    const gutter = cuts++ < MAX_CUTS ? findGutter(part.filter(isPrinted), known) : null;
    if (!gutter) return [part];
    if (!known.some(other => isInLine(gutter, other))) known.push(gutter);
    const above = part.filter(span => heightOf(span) < gutter.top);
    const below = part.filter(span => heightOf(span) > gutter.bottom);
    const beside = part.filter(span => heightOf(span) >= gutter.top && heightOf(span) <= gutter.bottom);
    const columns = sides(beside, gutter, isRtl);
    const height = headOver(columns) ?? headingOver(columns);
    if (height === null) return [above, ...columns, below].flatMap(cut);
    const before = beside.filter(span => heightOf(span) < height);
    const after = beside.filter(span => heightOf(span) >= height);
    return [above, before, after, below].flatMap(cut);
  };
  return cut(spans);
}

/** What is written into a form stands beside its labels: it makes no column of its own. */
function isPrinted({ isFilled }: Span): boolean {
  return !isFilled;
}

/** What stands before the gutter and after it, in the order of reading. */
function sides(spans: readonly Span[], gutter: Gutter, isRtl: boolean): readonly [Span[], Span[]] {
  const left = spans.filter(span => span.left + span.right < gutter.left + gutter.right);
  const right = spans.filter(span => span.left + span.right >= gutter.left + gutter.right);
  return isRtl ? [right, left] : [left, right];
}

/**
 * The height above which a heading begins that stands in the first column, but over both: the second one is
 * empty beside it and has text above and below. By chance a column is not interrupted just there. At the end of a
 * page the text it heads may be on the next.
 */
function headingOver([first, second]: readonly [readonly Span[], readonly Span[]]): number | null {
  const size = medianSize([...first, ...second]);
  for (const span of first) {
    if (span.size < HEADING * size || span.letters.length < 3) continue;
    const [top, bottom] = [topOf(span) - 0.2 * span.size, bottomOf(span) + 0.2 * span.size];
    if (second.some(other => bottomOf(other) > top && topOf(other) < bottom)) continue;
    const [isAbove, isBelow] = [
      [first, second].map(column => column.some(other => bottomOf(other) <= top)),
      [first, second].map(column => column.some(other => topOf(other) >= bottom)),
    ];
    const isSame = isBelow[0] === isBelow[1];
    if (isAbove.every(Boolean) && isSame) return heightOf({ y: topOf(span), size: span.size });
  }
  return null;
}

/**
 * The height at which columns of text begin under names, institutes and addresses that stand side by side above
 * them: a white band through both, with lines in other type over it.
 */
function headOver([first, second]: readonly [readonly Span[], readonly Span[]]): number | null {
  const spans = [...first, ...second].sort((a, b) => topOf(a) - topOf(b));
  const size = medianSize(spans);
  let bottom = Number.POSITIVE_INFINITY;
  for (const [i, span] of spans.entries()) {
    const isBand = topOf(span) - bottom > 0.6 * size;
    const above = isBand ? spans.slice(0, i) : [];
    if (isBand && new Set(above.map(({ y }) => Math.round(y))).size > 1) {
      const areBothThere =
        above.some(other => first.includes(other)) && above.some(other => second.includes(other));
      return areBothThere && Math.abs(medianSize(above) - size) > 0.05 * size ? heightOf(span) : null;
    }
    bottom = i === 0 ? bottomOf(span) : Math.max(bottom, bottomOf(span));
  }
  return null;
}

/** The middle of the small letters. */
function heightOf({ y, size }: Pick<Span, 'y' | 'size'>): number {
  return y - 0.25 * size;
}

function isMostlyRightToLeft(spans: readonly Span[]): boolean {
  let [rtl, all] = [0, 0];
  for (const { letters } of spans) {
    for (const { text } of letters) {
      if (isRightToLeft(text)) rtl++;
      all++;
    }
  }
  return rtl * 2 > all;
}
