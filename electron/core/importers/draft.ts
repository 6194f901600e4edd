/** What the reader of one format hands to `index.ts`: an article not yet checked, and what it was made of. */
import type { DocumentMetadata, StrippedPart } from '../../../shared/records/document.ts';
import type { BlockJson } from './blocks.ts';

/** The fields that are guessed; any may stay unknown. */
export type GuessedMetadata = Partial<Omit<DocumentMetadata, 'direction' | 'accessed'>> & {
  accessed?: string;
};
export type GuessedField = keyof GuessedMetadata;

export interface Draft {
  readonly metadata: GuessedMetadata;
  readonly blocks: readonly BlockJson[];
  readonly stripped: readonly StrippedPart[];
  readonly warnings: readonly string[];
  readonly guesses: Readonly<Record<string, string>>;
}

/** Collects guesses: the first source to offer a field wins, so sources are asked best first. */
export class Guesses {
  readonly metadata: GuessedMetadata = {};
  readonly sources: Record<string, string> = {};
  readonly #last: (() => void)[] = [];

  /** Offers a value with the place it was found. White space is collapsed; an empty value is no offer. */
  offer(field: GuessedField, value: string | null | undefined, source: string): boolean {
    const clean = value?.replace(/\s+/gu, ' ').trim().slice(0, 2_000).toWellFormed();
    if (!clean || this.metadata[field] !== undefined) return false;
    this.metadata[field] = clean;
    this.sources[field] = source;
    return true;
  }

  /** Offers a value that counts only when nothing else is found by the end. */
  offerLast(field: GuessedField, value: string | null | undefined, source: string): void {
    this.#last.push(() => this.offer(field, value, source));
  }

  /** Takes up what was offered last. To be called when every source was asked. */
  settle(): void {
    for (const offer of this.#last) offer();
  }
}

/** Longest excerpt of a removed part kept in the report, in UTF-16 units. */
const EXCERPT_LENGTH = 200;

/** A part left out of the article, cut to what the report keeps. */
export function strippedPart(reason: string, text: string): StrippedPart {
  const words = text
    .slice(0, 4 * EXCERPT_LENGTH)
    .replace(/\s+/gu, ' ')
    .trim();
  return { reason, text: words.slice(0, EXCERPT_LENGTH).toWellFormed() };
}
