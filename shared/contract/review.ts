/** Judging what became of annotations whose article shows another text than the one they were made in. */
import { z } from 'zod';
import { Anchor } from '../records/anchor.ts';
import { Id } from '../records/common.ts';
import { Kind } from '../records/kind.ts';
import { call } from './base.ts';

/** A passage with what stands before and after it. */
export const PassageInText = z.object({ before: z.string(), words: z.string(), after: z.string() });
export type PassageInText = z.infer<typeof PassageInText>;

export const ReviewItem = z.object({
  annotation: Id,
  kind: Kind,
  /** Where it was made. */
  old: PassageInText,
  /** Where it stands now, as UTF-16 offsets into the text shown; null for an orphan. */
  now: PassageInText.extend({ start: z.int(), end: z.int() }).nullable(),
  /**
   * Of an orphan, the words that now stand where it stood, when enough of them are its own to suggest them, and
   * the anchor that would attach it there.
   */
  suggestion: PassageInText.extend({ anchor: Anchor }).nullable(),
  /** Whether the words are the same but for typography; false for an orphan. */
  hasSameWords: z.boolean(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

export const review = {
  /** The annotations of an article that moved or are orphans, in the order of the text, orphans last. */
  list: call.input(z.object({ document: Id })).output(z.array(ReviewItem)),
  /**
   * Takes the place where each of these annotations was found for the place it belongs to, as one step. Those
   * that are on their words already, or nowhere, stay as they are. Answers how many were taken.
   */
  accept: call
    .input(z.object({ document: Id, annotations: z.array(Id).min(1).max(100_000) }))
    .output(z.object({ accepted: z.int() })),
};
