/** The beginning of a quote, for labels and announcements. */

/** Graphemes shown of a quote: about six words. */
const LENGTH = 40;

/** UTF-16 units in which that many graphemes surely lie: the longest emoji have some twenty. */
const MOST_UNITS = 2_000;

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

/** The end of a quote in the same way: at most 40 graphemes, with "…" before them where it is cut. */
export function quoteEnd(quote: string): string {
  const line = quote.replace(/\s+/gu, ' ').trim().slice(-MOST_UNITS);
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)];
  const from = graphemes.at(-LENGTH);
  if (!from || graphemes.length <= LENGTH) return line;
  const cut = line.slice(from.index);
  const space = cut.indexOf(' ');
  return `…${space !== -1 && space < LENGTH / 2 ? cut.slice(space + 1) : cut}`;
}
