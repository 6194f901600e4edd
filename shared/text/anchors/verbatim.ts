/**
 * Where a text says something word for word, if it does so once. Found by reading the text, or by the index of its
 * folded form once there is one; both give the same answer, so that it does not depend on what else was looked for.
 */
import { fold } from '../fold.ts';
import { PLAIN, signKind } from '../fold-signs.ts';
import type { FoldedSearch } from './folded-search.ts';
import { isLetter } from './letters.ts';

/** Units looked for first, and at how many places: a long search string is slow in a text that repeats itself. */
const NEEDLE = 64;
const MOST_LOOKS = 64;

/**
 * The one place where `words` stand in `text`; null when there is none, or more than one, or when their beginning is
 * everywhere.
 * @param search Over the same text, if there is one already.
 */
export function onlyPlace(text: string, words: string, search: FoldedSearch | undefined): number | null {
  const needle = words.slice(0, NEEDLE);
  const places = (search && indexed(text, needle, search)) ?? read(text, needle);
  if (places.length > MOST_LOOKS) return null;
  const found = places.filter(at => text.startsWith(words, at));
  return found.length === 1 ? (found[0] as number) : null;
}

/** Places of the needle, at most one more than are looked at. */
function read(text: string, needle: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    places.push(at);
    if (places.length > MOST_LOOKS) break;
  }
  return places;
}

/** The same by the index; null when that cannot tell. */
function indexed(text: string, needle: string, search: FoldedSearch): number[] | null {
  const core = coreOf(needle);
  if (core === null) return null;
  const places = search.occurrences(fold(core.text).text, MOST_LOOKS);
  return (
    places
      ?.map(place => search.folded.startOf(place) - core.at)
      .filter(at => at >= 0 && text.startsWith(needle, at)) ?? null
  );
}

/** Units of the core of a needle below which the index is no quicker than reading. */
const LEAST_CORE = 12;

/** The needle without its ends, so that it is folded as it is in a text, whatever stands around. */
function coreOf(needle: string): { readonly text: string; readonly at: number } | null {
  let start = 1;
  while (start < needle.length && !isBetweenLetters(needle, start)) start++;
  let end = needle.length - 1;
  while (end > start && !isBetweenLetters(needle, end)) end--;
  return end - start < LEAST_CORE ? null : { text: needle.slice(start, end), at: start };
}

/** Whether two letters that stand for themselves meet at `at`. */
function isBetweenLetters(text: string, at: number): boolean {
  return [at - 1, at].every(i => signKind(text.charCodeAt(i)) === PLAIN && isLetter(text.charAt(i)));
}
