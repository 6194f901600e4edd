/**
 * The glyphs of a page that lie beyond its edges, where nobody sees them. Printers keep names, dates and colours
 * there, and clipped figures their rest; a page whose size or whose places are spoiled has its words there.
 */
import type { Glyph } from './glyph.ts';

/** Points a glyph may lie outside the page. */
const MARGIN = 2;
/** More glyphs than printers write beside a page: a line of them has 100 at most. */
const MANY = 200;
/** Largest gap between glyphs of one line, in ems. */
const GAP = 1;

export interface Cut {
  /** The glyphs on the page. */
  readonly inside: readonly Glyph[];
  /** Whether an edge runs through a line of text, or so much lies beyond it that it can be no mark. */
  readonly isCut: boolean;
}

/** @param width, height Of the page as seen, in points. */
export function cutAtEdges(glyphs: readonly Glyph[], width: number, height: number): Cut {
  const isInside = ({ x, y }: Glyph) =>
    x > -MARGIN && y > -MARGIN && x < width + MARGIN && y < height + MARGIN;
  const inside = glyphs.filter(isInside);
  if (inside.length === glyphs.length) return { inside, isCut: false };
  const seen = glyphs.filter(({ text }) => /\S/u.test(text));
  const beyond = seen.filter(glyph => !isInside(glyph)).length;
  const isCut = seen.some((glyph, i) => {
    const next = seen[i + 1];
    return next !== undefined && isInside(glyph) !== isInside(next) && goesOnWith(glyph, next);
  });
  return { inside, isCut: isCut || beyond > MANY };
}

/** Whether a glyph stands where the one before it on its line ends. */
function goesOnWith({ x, y, dx, dy, size }: Glyph, next: Glyph): boolean {
  return Math.hypot(x + dx - next.x, y + dy - next.y) <= GAP * size;
}
