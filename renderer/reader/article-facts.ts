/** What is said about an article under its title. */
import type { Document } from '../../shared/records/document.ts';

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

/** An EDTF day, month or year in words: "11 March 2025", "March 2025", "2025". Others are shown as written. */
export function longDate(edtf: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf);
  if (!parts) return edtf;
  const [, year, month, day] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (!month || Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(month) - 1) return edtf;
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(date);
}
