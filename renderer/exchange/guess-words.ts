/**
 * Where a guess about an article came from, in words for somebody who has never seen the inside of a web page.
 * Importers name their sources shortly and exactly (`meta og:title`); the exact name is kept in the report.
 */

/** Sources whose own names say too little, or too much. */
const SOURCES: Readonly<Record<string, string>> = {
  'file name': 'the name of the file',
  'first words': 'the first words of the text',
  'head of the text': 'the lines above the text',
  'date of the update': 'the line that tells of an update',
  'letters of the text': 'the letters it is written in',
  'html lang': 'the language the page gives itself',
  'canonical link': 'the address the page gives itself',
  'title element': 'the title of the browser’s window',
  'date on the page': 'a date on the page',
  'time element': 'a date on the page',
  'note of the browser that saved the page': 'a note of the browser that saved the page',
  'note of SingleFile': 'a note of SingleFile, which saved the page',
  Readability: 'the look of the page',
  'title style': 'the words set as a title',
  'author style': 'the words set as an author',
  'date style': 'the words set as a date',
};

/** Families of sources, tried in order. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^json-ld /i, 'the page’s description for search engines'],
  [/^meta (citation_|dc\.|dcterms\.)/i, 'the page’s description for libraries'],
  [/^meta /i, 'the page’s description of itself'],
  [/^front matter /i, 'the lines at the top of the file'],
  [
    /^(xmp|pdf|epub|opf|rtf|odt|docx|document) (metadata|properties|info)/i,
    'the file’s description of itself',
  ],
];

/** "the first line", "the page’s description of itself"; a source nobody knows keeps its own name. */
export function guessWords(source: string): string {
  const known = SOURCES[source] ?? FAMILIES.find(([name]) => name.test(source))?.[1];
  return known ?? (/^\p{Ll}/u.test(source) ? `the ${source}` : source);
}
