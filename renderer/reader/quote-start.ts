/** The beginning of a quote, for labels and announcements. */

/** Graphemes shown of a quote: about six words. */
const LENGTH = 40;

/** At most 40 graphemes of `quote` on one line, cut after a word where there is one, with "…" where cut. */
export function quoteStart(quote: string): string {
  const line = quote.replace(/\s+/gu, ' ').trim();
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const next = segmenter.segment(line)[Symbol.iterator]().drop(LENGTH).next().value;
  if (!next) return line;
  const cut = line.slice(0, next.index);
  const space = cut.lastIndexOf(' ');
  return `${space > LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
