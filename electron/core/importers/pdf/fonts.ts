/** What of a font matters for reading: how large its letters are, which way they run, how heavy they look. */

import type { PDFPageProxy } from './engine.ts';
import { type Matrix, matrixOf } from './matrix.ts';

export interface Font {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** Bullets and pictures instead of letters. */
  readonly isSymbol: boolean;
  /** Set from top to bottom. */
  readonly isVertical: boolean;
  /** From the units of glyph widths to those of the text, at size 1. */
  readonly unit: number;
  /** Height of the em, at size 1; not 1 only for fonts of drawn glyphs (Type 3). */
  readonly em: number;
  /** Advance downwards and place of the origin of vertical glyphs that say none themselves. */
  readonly verticalMetrics: readonly number[] | null;
}

const BOLD = /bold|black|heavy|semibd|demi|-bd|cmb|[-_]b$|bx\d+$/i;
const ITALIC = /italic|oblique|slanted|kursiv|cmti|cmsl|cmbxti|-it$|[-_]i$/i;
const SYMBOL = /symbol|wingding|webding|dingbat|icon|awesome|bullet|marlett/i;

const PLAIN: Font = {
  isBold: false,
  isItalic: false,
  isSymbol: false,
  isVertical: false,
  unit: 0.001,
  em: 1,
  verticalMetrics: null,
};

/** The font of a name pdf.js gave it; a plain one where pdf.js has none. */
export function fontOf(page: PDFPageProxy, name: string): Font {
  if (!page.commonObjs.has(name)) return PLAIN;
  const given: unknown = page.commonObjs.get(name);
  if (typeof given !== 'object' || given === null) return PLAIN;
  const { name: face, fontMatrix, isType3Font, vertical, bbox, defaultVMetrics } = given as GivenFont;
  const matrix = matrixOf(fontMatrix);
  const unit = matrix?.[0] || PLAIN.unit;
  // Subsets are named `ABCDEF+Family-Style`.
  const style = typeof face === 'string' ? face.replace(/^[A-Z]{6}\+/, '') : '';
  return {
    isBold: BOLD.test(style),
    isItalic: ITALIC.test(style),
    isSymbol: SYMBOL.test(style),
    isVertical: vertical === true,
    unit,
    em: isType3Font === true ? drawnEm(matrix, bbox) : 1,
    verticalMetrics: numbersOf(defaultVMetrics, 3),
  };
}

/** The parts of pdf.js's `FontFaceObject` that are looked at, as far as they can be trusted. */
interface GivenFont {
  readonly name?: unknown;
  readonly fontMatrix?: unknown;
  readonly isType3Font?: unknown;
  readonly vertical?: unknown;
  readonly bbox?: unknown;
  readonly defaultVMetrics?: unknown;
}

/** Drawn glyphs have no em: the height of the box they all fit in stands for it. */
function drawnEm(matrix: Matrix | null, bbox: unknown): number {
  const box = numbersOf(bbox, 4);
  const height = box === null ? 0 : Math.abs(((box[3] ?? 0) - (box[1] ?? 0)) * (matrix?.[3] ?? 0));
  return height > 0 ? height : Math.abs(matrix?.[3] ?? 0.001) * 1000;
}

export function numbersOf(value: unknown, count: number): readonly number[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const numbers = Array.from(value as ArrayLike<unknown>).slice(0, count);
  return numbers.length === count && numbers.every(isFiniteNumber) ? numbers : null;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
