/** Counting words in any script. */

/** Number of words by Unicode word boundaries (UAX #29); Chinese, Japanese and Thai count words, not spaces. */
export function countWords(text: string, language?: string): number {
  let words = 0;
  for (const segment of segmenter(language).segment(text)) if (segment.isWordLike) words++;
  return words;
}

/** A segmenter for a BCP 47 tag; an unknown or malformed tag falls back to the computer's own. */
function segmenter(language?: string): Intl.Segmenter {
  const known = language && isLanguageTag(language) ? language : undefined;
  return new Intl.Segmenter(known, { granularity: 'word' });
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
