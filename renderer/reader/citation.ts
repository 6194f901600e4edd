/** A passage with where it is from, as plain text and as HTML, for the clipboard. */
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document } from '../../shared/records/document.ts';
import { longDate } from '../../shared/text/long-date.ts';
import { blockAt, type PlainText } from '../../shared/text/plain-text.ts';

export interface Citation {
  readonly text: string;
  readonly html: string;
}

/**
 * Quotes the words `[start, end)` (UTF-16 offsets into the plain text) with byline, title, publication, date,
 * page or paragraph, and address, as far as they are known.
 */
export function cite(document: Document, plain: PlainText, start: number, end: number): Citation {
  return citeQuote(document, plain.text.slice(start, end).trim(), placeOf(plain, start, end));
}

function citeQuote(document: Document, quote: string, place: string | null): Citation {
  const facts = [
    document.byline,
    `“${document.title}”`,
    document.publication,
    document.published && longDate(document.published),
    place,
  ].filter((fact): fact is string => Boolean(fact));
  const source = `${facts.join(', ')}.`;
  const url = document.url ? ` ${document.url}` : '';
  const address = document.url ? ` ${linkTo(document.url)}` : '';
  const paragraphs = quote.split(/\n+/).map(line => `<p>${escaped(line)}</p>`);
  return {
    text: `“${quote}”\n— ${source}${url}`,
    html: `<blockquote dir="auto">${paragraphs.join('')}</blockquote><p>— ${escaped(source)}${address}</p>`,
  };
}

/** Several passages, each with where it is from; one that is not in the text by the words that were tagged. */
export function citeAll(
  document: Document,
  plain: PlainText,
  passages: readonly Pick<Annotation, 'anchor' | 'position'>[],
): Citation {
  const cited = passages.map(({ anchor, position: { start, end } }) =>
    start === null || end === null
      ? citeQuote(document, anchor.quote, null)
      : cite(document, plain, start, end),
  );
  return {
    text: cited.map(({ text }) => text).join('\n\n'),
    html: cited.map(({ html }) => html).join(''),
  };
}

/** "p. 3" where the source has pages, else "para. 12"; both ends where the passage runs on. */
function placeOf(plain: PlainText, start: number, end: number): string | null {
  const first = blockAt(plain, start);
  const last = blockAt(plain, Math.max(start, end - 1));
  if (!first || !last) return null;
  if (first.page !== null) {
    const runsOn = last.page !== null && last.page !== first.page;
    return runsOn ? `pp. ${first.page}–${last.page}` : `p. ${first.page}`;
  }
  return first.number === last.number ? `para. ${first.number}` : `paras ${first.number}–${last.number}`;
}

/** Only an address of the web becomes a link in what is pasted elsewhere. */
function linkTo(url: string): string {
  return /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}">${escaped(url)}</a>` : escaped(url);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}
