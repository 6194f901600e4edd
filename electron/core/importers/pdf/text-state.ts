/**
 * Where the next glyph goes: the part of a PDF's graphics state that moves text (ISO 32000-1, 9.3 and 9.4).
 */
import type { Font } from './fonts.ts';
import { combined, IDENTITY, type Matrix } from './matrix.ts';

/** Modes in which text is drawn heavier than its font, and not at all. The same plus 4 also clip. */
export const FILL_AND_STROKE = 2;
export const INVISIBLE = 3;

export class TextState {
  /** From user space to the page as seen: points, top left is 0, y runs down. */
  ctm: Matrix;
  font: Font | null = null;
  size = 0;
  characterSpacing = 0;
  wordSpacing = 0;
  /** Horizontal scaling as a factor. */
  scaling = 1;
  leading = 0;
  rise = 0;
  mode = 0;
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;

  constructor(ctm: Matrix) {
    this.ctm = ctm;
  }

  clone(): TextState {
    return Object.assign(new TextState(this.ctm), this).#at(this.#text, this.#line);
  }

  #at(text: Matrix, line: Matrix): this {
    this.#text = text;
    this.#line = line;
    return this;
  }

  transform(matrix: Matrix): void {
    this.ctm = combined(this.ctm, matrix);
  }

  /** Starts a text object, or sets the text matrix. */
  place(matrix: Matrix): void {
    this.#at(matrix, matrix);
  }

  /** Goes to the start of the line that lies `x`, `y` from the start of this one. */
  moveLine(x: number, y: number): void {
    const line = combined(this.#line, [1, 0, 0, 1, x, y]);
    this.#at(line, line);
  }

  nextLine(): void {
    this.moveLine(0, -this.leading);
  }

  /** Moves on within the line, in unscaled text space. */
  advance(x: number, y: number): void {
    this.#text = combined(this.#text, [1, 0, 0, 1, x, y]);
  }

  /** From text space, where 1 is the font size, to the page; the origin is where the next glyph stands. */
  get glyphSpace(): Matrix {
    const own: Matrix = [this.size * this.scaling, 0, 0, this.size, 0, this.rise];
    return combined(this.ctm, combined(this.#text, own));
  }
}
