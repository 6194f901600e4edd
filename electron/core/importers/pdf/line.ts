/** A line of text on a page, as everything after the reading order sees it. */
import type { Piece, Stretch } from './line-text.ts';

export interface Line {
  /** Index of its page. */
  readonly page: number;
  /** Number of its column, counted through the document: lines of one column follow each other. */
  readonly column: number;
  /** Its words on one line, cells of a table parted by a space. */
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** Edges in the direction of reading: in a text that runs from right to left both are negative. */
  readonly start: number;
  readonly end: number;
  /** Height of the baseline from the top of the page, and size of the type, in points. */
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** Whether the file marks all of it as no part of the text. */
  readonly isArtifact: boolean;
  /** Whether a space was drawn at its end. */
  readonly isSpaceAfter: boolean;
}

/** A page as lines in reading order. */
export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** What runs another way than the text. */
  readonly rotated: string;
  /** Share of its glyphs that are letters nobody can read, for its fonts do not say which they show. */
  readonly unreadable: number;
  /** Whether words beyond its edges, where nobody sees them, were left out. */
  readonly isCut: boolean;
}

export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map(piece => piece.text).join('');
}

export function textOfStretches(stretches: readonly Stretch[]): string {
  return stretches
    .map(({ pieces }) => textOfPieces(pieces))
    .join(' ')
    .trim();
}

/** Lines as one, for looking at; words broken at their ends stay broken. */
export function textOfLines(lines: readonly Line[]): string {
  return lines.map(line => line.text).join(' ');
}
