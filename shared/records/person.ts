/** A person: who annotates. Every change names one. */
import { z } from 'zod';
import { Id } from './common.ts';

export const PersonDetails = z.object({
  name: z.string().trim().min(1).max(200),
  initials: z.string().trim().min(1).max(4),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

export const Person = PersonDetails.extend({ id: Id });
export type Person = z.infer<typeof Person>;

/** Initials drawn from a name: the first letters of its first and last word, by grapheme, upper-cased. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const first = (word: string | undefined) => (word ? ([...graphemes.segment(word)][0]?.segment ?? '') : '');
  const letters = words.length > 1 ? first(words[0]) + first(words.at(-1)) : first(words[0]);
  return letters.toLocaleUpperCase() || '?';
}
