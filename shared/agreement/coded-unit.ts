/** What the figures of agreement are computed from, and how they answer. */

/** One thing that people judged, or did not. */
export interface CodedUnit {
  /** What each person said, in one fixed order of people; null where a person did not judge. */
  readonly values: readonly (string | null)[];
  /** How many like it this stands for: 1 for a passage, its length in UTF-16 units for a run of text. */
  readonly weight: number;
}

/** A figure, or why there is none, in words that can stand after a colon. */
export type Figure =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: string };

export function figure(value: number): Figure {
  return { value, reason: null };
}

export function undefinedFigure(reason: string): Figure {
  return { value: null, reason };
}

export const NOTHING_SHARED = 'nothing was judged by two people';
export const NO_VARIATION = 'everyone said the same of everything, so chance alone would agree as often';
