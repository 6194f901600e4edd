/** What is looked for, and what comes of it. All offsets are UTF-16 units of the plain text. */
import type { AnchorStatus } from '../../records/anchor.ts';

/** What is known of a passage: a position, a quote, or both. An anchor is one. */
export interface Selector {
  readonly start?: number;
  readonly end?: number;
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/**
 * How the words found compare with the quote: the `same`, `folded` when they differ in typography only, `changed`
 * when letters or punctuation differ.
 */
export type Words = 'same' | 'folded' | 'changed';

export type Resolution =
  | {
      readonly status: 'exact' | 'moved';
      readonly start: number;
      readonly end: number;
      /** Given for what moved; what is exact has the same words. */
      readonly words?: Words;
    }
  | { readonly status: 'orphan'; readonly start: null; readonly end: null };

export type Position = { status: AnchorStatus; start: number | null; end: number | null };

export const ORPHAN: Resolution = { status: 'orphan', start: null, end: null };
