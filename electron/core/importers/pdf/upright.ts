/**
 * Turns a page so that most of its text runs from left to right along level lines: landscape tables, vertical
 * Chinese and Japanese, scans that lie a little askew. What runs another way is a note in the margin, an axis
 * of a chart or a watermark.
 */
import { charactersOf, isSpace, isUnreadable, SOFT_HYPHEN } from './characters.ts';
import { cutAtEdges } from './edges.ts';
import type { Glyph, Shape } from './glyph.ts';
import type { Drawn } from './glyphs.ts';

/** A character on a level line. */
export interface Letter {
  /** Normalised characters, or a single space. A soft hyphen is one that the file itself calls so. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Height of the baseline, from the top of the page as turned. */
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isSpelt: boolean;
  readonly isArtifact: boolean;
  /** Whether it was written into a form, or typed over the page. */
  readonly isFilled: boolean;
}

/** A small filled shape: the box around it, in points of the page as turned. */
export interface Dot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface UprightPage {
  readonly width: number;
  readonly height: number;
  readonly letters: readonly Letter[];
  readonly dots: readonly Dot[];
  /** Text that runs another way, in the order of the file. */
  readonly rotated: string;
  /** Share of its glyphs that are letters nobody can read. */
  readonly unreadable: number;
  /** Whether words beyond its edges were left out. */
  readonly isCut: boolean;
}

/** Turn of a page's own text from the page's edge that is still called level, in degrees. */
const ASKEW = 12;

/** @param width, height Of the page as seen, in points. */
export function upright({ glyphs, shapes }: Drawn, width: number, height: number): UprightPage {
  const { inside, isCut } = cutAtEdges(shown(glyphs), width, height);
  const quarter = mainQuarter(inside);
  const angle = quarter * 90 + skew(inside, quarter);
  const frame = frameOf(width, height, angle);
  const letters: Letter[] = [];
  let [rotated, unreadable] = ['', 0];
  for (const glyph of inside) {
    const text = charactersOf(glyph.text, glyph.isSymbol);
    if (!glyph.isSymbol && isUnreadable(glyph.text)) unreadable++;
    if (text === '') continue;
    const own = quarterOf(glyph);
    if (own !== null && own !== quarter) rotated += text;
    else letters.push(levelled(glyph, text, frame));
  }
  const dots = shapes.map(shape => dotOf(shape, frame));
  const share = unreadable / Math.max(1, inside.length);
  return { width: frame.width, height: frame.height, letters, dots, rotated, unreadable: share, isCut };
}

/** What can be seen, unless most cannot: then that is the text of a scan, and the rest what was stamped on it. */
function shown(glyphs: readonly Glyph[]): readonly Glyph[] {
  const visible = glyphs.filter(glyph => !glyph.isInvisible);
  return visible.length * 2 >= glyphs.length ? visible : glyphs;
}

/** Quarter turns clockwise, 0 to 3, of the way a glyph runs; null for one that does not move or lies across. */
function quarterOf({ dx, dy }: Glyph): number | null {
  if (dx === 0 && dy === 0) return null;
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90);
  return Math.abs(degrees - quarter * 90) <= ASKEW ? (quarter + 4) % 4 : -1;
}

function mainQuarter(glyphs: readonly Glyph[]): number {
  const counts = [0, 0, 0, 0];
  for (const glyph of glyphs) {
    const quarter = quarterOf(glyph);
    if (quarter !== null && quarter >= 0) counts[quarter] = (counts[quarter] ?? 0) + 1;
  }
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

/** How far the text of the main quarter is off its right angle, in degrees: the median over its glyphs. */
function skew(glyphs: readonly Glyph[], quarter: number): number {
  const turns: number[] = [];
  for (const glyph of glyphs) {
    if (quarterOf(glyph) !== quarter) continue;
    const degrees = (Math.atan2(glyph.dy, glyph.dx) * 180) / Math.PI - quarter * 90;
    turns.push(degrees < -180 ? degrees + 360 : degrees);
  }
  const median = turns.sort((a, b) => a - b)[turns.length >> 1] ?? 0;
  return Math.abs(median) < 0.2 ? 0 : median;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly cos: number;
  readonly sin: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** Turns the page back by `angle` degrees; its corners tell how large it is then and where it begins. */
function frameOf(width: number, height: number, angle: number): Frame {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const xs = corners.map(([x, y]) => x * cos + y * sin);
  const ys = corners.map(([x, y]) => y * cos - x * sin);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    width: Math.max(...xs) - left,
    height: Math.max(...ys) - top,
    cos,
    sin,
    shiftX: left,
    shiftY: top,
  };
}

function dotOf({ x, y, x2, y2 }: Shape, { cos, sin, shiftX, shiftY }: Frame): Dot {
  const xs = [x * cos + y * sin - shiftX, x2 * cos + y2 * sin - shiftX];
  const ys = [y * cos - x * sin - shiftY, y2 * cos - x2 * sin - shiftY];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** A soft hyphen that is drawn is a hyphen, unless the file calls it soft; amid the letters it spells it is idle. */
function withHyphens(text: string, isSpelt: boolean): string {
  if (!isSpelt) return text.replaceAll(SOFT_HYPHEN, '-');
  return text.replaceAll(SOFT_HYPHEN, '') || text;
}

function levelled(glyph: Glyph, text: string, { cos, sin, shiftX, shiftY }: Frame): Letter {
  const { x, y, dx, dy, size, isBold, isItalic, isSpelt, isArtifact, isFilled } = glyph;
  const start = x * cos + y * sin - shiftX;
  const end = start + dx * cos + dy * sin;
  return {
    text: isSpace(text) ? ' ' : withHyphens(text, isSpelt),
    left: Math.min(start, end),
    right: Math.max(start, end),
    y: y * cos - x * sin - shiftY,
    size,
    isBold,
    isItalic,
    isSpelt,
    isArtifact,
    isFilled,
  };
}
