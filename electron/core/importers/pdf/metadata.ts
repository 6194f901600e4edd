/**
 * What a PDF says about itself: XMP first, which journals fill with care, then the older information dictionary.
 * Programs put much into both that is no title and no author: the file's name, the template's, the user's login.
 */
import { cleanByline } from '../byline.ts';
import { dateOfTimestamp } from '../dates.ts';
import type { Guesses } from '../draft.ts';
import { detectLanguage } from '../language.ts';
import { essence } from '../unit.ts';

/** The fields that are looked at, as text; of several authors all. */
export interface PdfMetadata {
  readonly xmp: ReadonlyMap<string, string>;
  readonly info: ReadonlyMap<string, string>;
}

const XMP_FIELDS = [
  'dc:title',
  'dc:creator',
  'dc:publisher',
  'dc:language',
  'dc:identifier',
  'dc:date',
  'prism:publicationname',
  'prism:publicationdate',
  'prism:coverdate',
  'prism:doi',
  'prism:url',
  'xmp:createdate',
] as const;
const INFO_FIELDS = ['Title', 'Author', 'CreationDate', 'Language', 'Creator', 'Producer'] as const;

/** Picks the known fields out of what pdf.js gives: plain objects filled from the file. */
export function metadataFrom(info: unknown, xmp: { get(name: string): unknown } | null): PdfMetadata {
  const infoFields = new Map<string, string>();
  for (const field of INFO_FIELDS) {
    const value = typeof info === 'object' && info !== null ? (info as Record<string, unknown>)[field] : null;
    if (typeof value === 'string') infoFields.set(field, clean(value));
  }
  const xmpFields = new Map<string, string>();
  for (const field of XMP_FIELDS) {
    const value = xmp?.get(field);
    const text = Array.isArray(value) ? value.filter(item => typeof item === 'string').join(', ') : value;
    if (typeof text === 'string') xmpFields.set(field, clean(text));
  }
  return { xmp: xmpFields, info: infoFields };
}

/** Padding and worse in the strings of PDFs: control characters, and what could not be decoded. */
const JUNK = /[\p{Cc}\ufffd]/gu;

function clean(value: string): string {
  return value.slice(0, 4_000).replace(JUNK, ' ').replace(/\s+/gu, ' ').trim().toWellFormed();
}

/** Names programs give to what has none. */
const UNTITLED =
  /^(?:microsoft (?:word|powerpoint|excel|publisher)\b.*|untitled.*|\(?(?:unknown|anonymous|none|null|no title)\)?|(?:neues |new )?(?:document|dokument|documento|presentation|präsentation|présentation|powerpoint[- ]?(?:presentation|präsentation)|slide|folie|layout|print|title|titre|titel|título|template|vorlage|draft|final|cover|book|doc|pdf|main|paper|article|report|master|page|sheet|scan|image|fax|job)[\s_-]*\d{0,6}|about:blank|https?:\S*|doi:.*|[\d\W_]*)$/iu;
const FILE_NAME =
  /\.(?:pdf|docx?|odt|rtf|indd|qxp|qxd|tex|dvi|ps|eps|pptx?|xlsx?|html?|txt|pages|fm|pmd|p65|wpd|ai|cdr|tmp|md)$/iu;

/** A title that can be one: not the name of a file, of a program or of nothing. */
export function credibleTitle(title: string | undefined, file: string | null): string | null {
  if (title === undefined || title.length < 3 || title.length > 600) return null;
  if (UNTITLED.test(title) || FILE_NAME.test(title)) return null;
  if (/^[\w.-]+$/u.test(title) && /[\d_.]/u.test(title)) return null;
  const stem = essence(file?.replace(/\.[^.]*$/u, '') ?? '');
  if (stem !== '' && essence(title) === stem && !/\s/u.test(title)) return null;
  return /\p{L}{2}/u.test(title) ? title : null;
}

/** Logins and machines that stand where an author should. */
const NOBODY =
  /^(?:admin(?:istrator)?|user|utilisateur|benutzer|usuario|owner|author|autor|auteur|unknown|anonymous|default|guest|office|windows user|microsoft(?: office user| corporation)?|hp|dell|lenovo|acer|asus|apple|mac|root|pc|test|temp|intern|library|scanner|canon|xerox|ricoh|none|-+)\d*$/iu;

/** An author that can be one. A single word is a login, unless the first page says it too. */
function credibleAuthor(author: string | undefined, firstPages: string): string | null {
  if (!author || NOBODY.test(author) || /[@\\/]|\.(?:com|org|net)\b/iu.test(author)) return null;
  const byline = cleanByline(author.replace(/\s*;\s*/gu, ', '));
  if (byline === null || !/\p{L}{2}/u.test(byline)) return null;
  const isPrinted = firstPages.includes(essence(byline.split(',')[0] ?? byline));
  return isPrinted || /\S\s\S/u.test(byline) ? byline : null;
}

/** Whether a document was printed from a web page: then the day it was made is the day it was read. */
export function isWebPage({ info }: PdfMetadata): boolean {
  return /^Mozilla\/|Chrom(?:e|ium)\/|Safari|Firefox|Web Capture|wkhtmltopdf/u.test(
    info.get('Creator') ?? '',
  );
}

/**
 * Offers everything but the title.
 * @param firstPages The letters of the first two pages, see `essence`.
 * @param text Enough of the text to tell its language.
 */
export function offerMetadata(given: PdfMetadata, firstPages: string, text: string, guesses: Guesses): void {
  const { xmp, info } = given;
  const author = credibleAuthor(xmp.get('dc:creator'), firstPages);
  if (author !== null && firstPages.includes(essence(author.split(',')[0] ?? '')))
    guesses.offer('byline', author, 'XMP metadata');
  const printed = credibleAuthor(info.get('Author'), firstPages);
  if (printed !== null && firstPages.includes(essence(printed.split(',')[0] ?? '')))
    guesses.offer('byline', printed, 'PDF metadata');
  guesses.offerLast('byline', author, 'XMP metadata');
  guesses.offerLast('byline', printed, 'PDF metadata');
  guesses.offer('publication', xmp.get('prism:publicationname'), 'XMP metadata');
  for (const field of ['prism:publicationdate', 'prism:coverdate'] as const)
    guesses.offer('published', dateOfTimestamp(xmp.get(field) ?? ''), 'XMP metadata');
  offerAddress(given, guesses);
  const tag = info.get('Language') ?? xmp.get('dc:language');
  if (tag !== undefined && isLanguageOf(tag, text)) guesses.offer('language', tag, 'PDF metadata');
  offerMade(given, guesses);
}

/** The day the file was made, which for want of a better is near that of publication. */
function offerMade(given: PdfMetadata, guesses: Guesses): void {
  // `D:20250316094500+05'00'` (ISO 32000-1, 7.9.4): the day is the one where it was made.
  const day = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(given.info.get('CreationDate') ?? '');
  const stamp = day ? day.slice(1).join('-') : (given.xmp.get('xmp:createdate') ?? '');
  const made = dateOfTimestamp(stamp);
  if (isWebPage(given)) guesses.offer('accessed', made, 'date the PDF was made');
  else guesses.offerLast('published', made, 'date the PDF was made');
}

function offerAddress({ xmp }: PdfMetadata, guesses: Guesses): void {
  const doi = /\b10\.\d{4,9}\/\S{1,200}/u.exec(xmp.get('prism:doi') ?? xmp.get('dc:identifier') ?? '')?.[0];
  if (doi !== undefined) guesses.offer('url', `https://doi.org/${doi}`, 'XMP metadata');
  const url = xmp.get('prism:url');
  if (url !== undefined && /^https?:\/\//u.test(url) && URL.canParse(url))
    guesses.offer('url', url, 'XMP metadata');
}

/** Programs write their own language into files of any other: a long text knows better. */
function isLanguageOf(tag: string, text: string): boolean {
  const detected = text.length > 400 ? detectLanguage(text) : null;
  return detected === null || detected.split('-')[0] === tag.split(/[-_]/u)[0]?.toLowerCase();
}
