/**
 * Where a guess about an article came from, in words for somebody who has never seen the inside of a web page.
 * Importers name their sources shortly and exactly (`meta og:title`); the exact name is kept in the report.
 */

/** Sources by name. */
const SOURCES: Readonly<Record<string, string>> = {
  'first line': 'the first line',
  'first heading': 'the first heading',
  'first words': 'the first words of the text',
  'file name': 'the name of the file',
  'head of the text': 'the lines above the text',
  'last line': 'the last line',
  'date of the update': 'the line that tells of an update',
  'letters of the text': 'the letters it is written in',
  'html lang': 'the language the page gives itself',
  'canonical link': 'the address the page gives itself',
  'title element': 'the title of the browser’s window',
  'main heading': 'the main heading',
  'byline on the page': 'the byline on the page',
  'date on the page': 'a date on the page',
  'time element': 'a date on the page',
  'note of the browser that saved the page': 'a note of the browser that saved the page',
  'note of SingleFile': 'a note of SingleFile, which saved the page',
  Readability: 'the look of the page',
};

/** Families of sources, tried in order. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^json-ld /i, 'what the page tells search engines'],
  [/^meta (og|twitter|article):/i, 'the page’s description of itself'],
  [/^meta (citation_|dc\.|dcterms\.)/i, 'the page’s entry for libraries'],
  [/^meta /i, 'the page’s description of itself'],
  [/^front matter /i, 'the lines at the top of the file'],
  [
    /^(docx|odt|rtf|pdf|epub|office|document|core|file) (properties|metadata|info)/i,
    'the file’s description of itself',
  ],
  [/^mhtml |^mime |header$/i, 'the head of the saved page'],
];

/** "the first line", "the page’s description of itself"; a source nobody knows keeps its own name. */
export function guessWords(source: string): string {
  return SOURCES[source] ?? FAMILIES.find(([name]) => name.test(source))?.[1] ?? source;
}
