/**
 * The characters of a page with their places, read from its drawing instructions. pdf.js has resolved fonts,
 * encodings and forms; nothing is drawn. Its own text layer is not used, because it drops soft hyphens and what
 * glyphs stand for, and hides in its guesses about spaces where the glyphs stand.
 */
import { AnnotationMode, OPS, type PDFPageProxy } from './engine.ts';
import { fieldsOn, glyphsOf } from './fields.ts';
import { type Font, fontOf, numbersOf } from './fonts.ts';
import type { Glyph, Layers, Shape } from './glyph.ts';
import { MarkedContent } from './marked-content.ts';
import { IDENTITY, type Matrix, matrixOf, moved, turned } from './matrix.ts';
import { FILL_AND_STROKE, INVISIBLE, TextState } from './text-state.ts';

export interface Drawn {
  readonly glyphs: readonly Glyph[];
  /** Shapes small enough to be bullets. */
  readonly shapes: readonly Shape[];
}

/** Largest bullet, in points, and most small shapes kept: a page with more has them in a picture. */
const MAX_SHAPE = 12;
const MAX_SHAPES = 1_000;

/**
 * Reads a page.
 * @param limit Most glyphs returned; the rest of a page with more is not looked at.
 * @throws Errors of pdf.js when the page is broken beyond repair.
 */
export async function drawnOn(page: PDFPageProxy, layers: Layers, limit: number): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE });
  const fields = await fieldsOn(page);
  // Fonts arrive by message; the last of them may still be on its way.
  await new Promise(resolve => setImmediate(resolve));
  const viewport = matrixOf(page.getViewport({ scale: 1 }).transform) ?? IDENTITY;
  const reader = new GlyphReader(page, viewport, layers);
  for (const [i, operator] of fnArray.entries()) {
    const args: unknown = argsArray[i];
    reader.read(operator, Array.isArray(args) ? args : []);
    if (reader.count >= limit) break;
  }
  const { glyphs } = reader;
  for (const field of fields) {
    if (glyphs.length >= limit) break;
    glyphs.push(...glyphsOf(field, reader.annotations.get(field.id) ?? [], viewport));
  }
  return { glyphs, shapes: reader.shapes.length < MAX_SHAPES ? reader.shapes : [] };
}

/** One glyph or, as a number, a shift in thousandths of the font size. */
interface GivenGlyph {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
  readonly vmetric?: unknown;
}

class GlyphReader {
  readonly glyphs: Glyph[] = [];
  readonly shapes: Shape[] = [];
  /** What fields, notes and stamps are drawn with, by their ids: no part of the page's own text. */
  readonly annotations = new Map<string, Glyph[]>();
  readonly #viewport: Matrix;
  readonly #page: PDFPageProxy;
  readonly #fonts = new Map<string, Font>();
  readonly #saved: TextState[] = [];
  readonly #marked: MarkedContent;
  #state: TextState;
  #target: Glyph[] = this.glyphs;
  /** Glyphs read so far, those of annotations with them. */
  count = 0;

  constructor(page: PDFPageProxy, viewport: Matrix, layers: Layers) {
    this.#page = page;
    this.#viewport = viewport;
    this.#state = new TextState(viewport);
    this.#marked = new MarkedContent(layers, glyph => {
      this.#target.push(glyph);
      this.count++;
    });
  }

  read(operator: number, args: readonly unknown[]): void {
    const state = this.#state;
    const [first, second] = args;
    const [x, y] = [numberOf(first), numberOf(second)];
    if (operator === OPS.showText) this.#show(first);
    else if (operator === OPS.setTextMatrix) state.place(matrixOf(first) ?? IDENTITY);
    else if (operator === OPS.moveText) state.moveLine(x, y);
    else if (operator === OPS.setFont) this.#setFont(first, y);
    else if (operator === OPS.beginText) state.place(IDENTITY);
    else if (operator === OPS.setLeadingMoveText) {
      state.leading = -y;
      state.moveLine(x, y);
    } else if (operator === OPS.nextLine) state.nextLine();
    else if (operator === OPS.setLeading) state.leading = x;
    else if (operator === OPS.setCharSpacing) state.characterSpacing = x;
    else if (operator === OPS.setWordSpacing) state.wordSpacing = x;
    else if (operator === OPS.setHScale) state.scaling = x / 100;
    else if (operator === OPS.setTextRise) state.rise = x;
    else if (operator === OPS.setTextRenderingMode) state.mode = x;
    else if (!this.#marked.read(operator, args)) this.#readState(operator, args);
  }

  #readState(operator: number, args: readonly unknown[]): void {
    if (operator === OPS.save) this.#saved.push(this.#state.clone());
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd)
      this.#state = this.#saved.pop() ?? this.#state;
    else if (operator === OPS.transform) this.#state.transform(matrixOf(args) ?? IDENTITY);
    else if (operator === OPS.paintFormXObjectBegin) {
      this.#saved.push(this.#state.clone());
      this.#state.transform(matrixOf(args[0]) ?? IDENTITY);
    } else if (operator === OPS.beginAnnotation) this.#beginAnnotation(args);
    else if (operator === OPS.endAnnotation) this.#target = this.glyphs;
    else if (operator === OPS.setGState) this.#setGraphicsState(args[0]);
    else if (operator === OPS.constructPath) this.#takeShape(args[0], numbersOf(args[2], 4));
  }

  /** Annotations are drawn after the page, each from a clean state, in the place their matrices say. */
  #beginAnnotation([id, , transform, matrix]: readonly unknown[]): void {
    this.#saved.length = 0;
    this.#state = new TextState(this.#viewport);
    this.#state.transform(matrixOf(transform) ?? IDENTITY);
    this.#state.transform(matrixOf(matrix) ?? IDENTITY);
    this.#target = [];
    if (typeof id === 'string') this.annotations.set(id, this.#target);
  }

  /** Keeps a small filled path by the box around it, which pdf.js has measured. */
  #takeShape(paint: unknown, box: readonly number[] | null): void {
    if (
      this.#target !== this.glyphs ||
      box === null ||
      (paint !== OPS.fill && paint !== OPS.eoFill && paint !== OPS.fillStroke)
    )
      return;
    const [left = 0, top = 0, right = 0, bottom = 0] = box;
    const { ctm } = this.#state;
    const [x, y] = moved(ctm, left, top);
    const [x2, y2] = moved(ctm, right, bottom);
    const isSmall = Math.abs(x - x2) <= MAX_SHAPE && Math.abs(y - y2) <= MAX_SHAPE;
    if (isSmall && x !== x2 && y !== y2 && this.shapes.length < MAX_SHAPES)
      this.shapes.push({ x, y, x2, y2 });
  }

  /** A dictionary of settings, as pairs; a font is the one that matters. */
  #setGraphicsState(pairs: unknown): void {
    if (!Array.isArray(pairs)) return;
    for (const pair of pairs as unknown[]) {
      const [key, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
      if (key === 'Font' && Array.isArray(value)) this.#setFont(value[0], numberOf(value[1]));
    }
  }

  #setFont(name: unknown, size: number): void {
    this.#state.size = size;
    if (typeof name !== 'string') return;
    let font = this.#fonts.get(name);
    if (!font) {
      font = fontOf(this.#page, name);
      this.#fonts.set(name, font);
    }
    this.#state.font = font;
  }

  #show(items: unknown): void {
    const { font, size, scaling } = this.#state;
    if (!font || !Array.isArray(items)) return;
    for (const item of items as unknown[]) {
      if (typeof item === 'number') {
        const shift = (-item / 1000) * size;
        if (Number.isFinite(shift))
          this.#state.advance(font.isVertical ? 0 : shift * scaling, font.isVertical ? shift : 0);
      } else if (typeof item === 'object' && item !== null) {
        this.#showGlyph(item as GivenGlyph, font);
      }
    }
  }

  #showGlyph({ unicode, width, isSpace, vmetric }: GivenGlyph, font: Font): void {
    const state = this.#state;
    const spacing = state.characterSpacing + (isSpace === true ? state.wordSpacing : 0);
    const wide = numberOf(width) * font.unit;
    if (font.isVertical) {
      const [down = -1000] = numbersOf(vmetric, 3) ?? font.verticalMetrics ?? [];
      const tall = down * font.unit;
      this.#add(unicode, font, 0, tall);
      state.advance(0, tall * state.size - spacing);
    } else {
      this.#add(unicode, font, wide, 0);
      state.advance((wide * state.size + spacing) * state.scaling, 0);
    }
  }

  /** Takes a glyph that reaches from its origin to `reachX`, `reachY`, in font sizes. */
  #add(unicode: unknown, font: Font, reachX: number, reachY: number): void {
    if (typeof unicode !== 'string') return;
    const space = this.#state.glyphSpace;
    const [, , , , x, y] = space;
    const [dx, dy] = turned(space, reachX, reachY);
    const [upX, upY] = font.isVertical ? turned(space, font.em, 0) : turned(space, 0, font.em);
    const size = Math.hypot(upX, upY);
    if (![x, y, dx, dy, size].every(Number.isFinite) || size === 0) return;
    this.#marked.take({
      text: unicode,
      x,
      y,
      dx,
      dy,
      size,
      isBold: font.isBold || this.#state.mode % 4 === FILL_AND_STROKE,
      isItalic: font.isItalic,
      isSymbol: font.isSymbol,
      isInvisible: this.#state.mode % 4 === INVISIBLE,
      isSpelt: false,
      isArtifact: false,
      isFilled: this.#target !== this.glyphs,
    });
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
