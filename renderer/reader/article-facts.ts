/** What is said about an article under its title. */
import type { Document } from '../../shared/records/document.ts';
import { longDate } from '../../shared/text/long-date.ts';

/** Words an adult reads in a minute, silently, in English non-fiction (Brysbaert 2019: 238). */
const WORDS_A_MINUTE = 238;

/** Byline, publication, date and reading time, those that are known, in the order they are shown. */
export function articleFacts(document: Document): string[] {
  const { byline, publication, published, words } = document;
  return [byline, publication, published && longDate(published), readingTime(words)].filter(
    (fact): fact is string => Boolean(fact),
  );
}

/** "7 min", at least one; nothing for an article without words. */
function readingTime(words: number): string | undefined {
  return words > 0 ? `${Math.max(1, Math.round(words / WORDS_A_MINUTE))} min` : undefined;
}
