/** A character as it is drawn on a page, and what decides whether it is shown. */

export interface Glyph {
  /** What it says: usually one character. Not yet normalised. */
  readonly text: string;
  /** Where it begins on its baseline, in points from the top left of the page as seen. */
  readonly x: number;
  readonly y: number;
  /** How far it reaches along its baseline. */
  readonly dx: number;
  readonly dy: number;
  /** Height of the em in points. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isSymbol: boolean;
  /** Neither filled nor stroked: the words under a scanned page, or a program's own notes. */
  readonly isInvisible: boolean;
  /** Whether the file itself says what it stands for: then it is in logical order and not mirrored. */
  readonly isSpelt: boolean;
  /** Whether the file marks it as no part of the text. */
  readonly isArtifact: boolean;
  /** Whether it was written into a form, or typed over the page. */
  readonly isFilled: boolean;
}

/** Which layers are switched on. */
export interface Layers {
  isVisible(layer: unknown): boolean;
}

/** A small filled shape: two opposite corners, in points from the top left of the page as seen. */
export interface Shape {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}
