/**
 * What a page says about itself: JSON-LD, then the meta elements of Open Graph, Google Scholar, Dublin Core
 * and plain HTML, then what stands on the page. The first source that has a field wins.
 */
import { cleanByline } from './byline.ts';
import { dateOfTimestamp, findDate } from './dates.ts';
import { type DomDocument, wordsOf } from './dom.ts';
import type { GuessedField, Guesses } from './draft.ts';
import { splitHeadline } from './headline.ts';
import type { TidyPage } from './html-tidy.ts';
import { readJsonLd } from './json-ld.ts';
import { essence } from './unit.ts';

/** Names of meta elements by field, best first; `name`, `property` and `itemprop` are all asked. */
const META: readonly (readonly [GuessedField, readonly string[]])[] = [
  ['title', ['og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title', 'headline']],
  [
    'byline',
    [
      'citation_author',
      'author',
      'article:author',
      'dc.creator',
      'dcterms.creator',
      'byl',
      'parsely-author',
      'sailthru.author',
    ],
  ],
  [
    'publication',
    [
      'og:site_name',
      'citation_journal_title',
      'dc.publisher',
      'dcterms.publisher',
      'application-name',
      'publisher',
    ],
  ],
  [
    'published',
    [
      'article:published_time',
      'og:published_time',
      'citation_publication_date',
      'citation_date',
      'datepublished',
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dcterms.created',
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
      'publishdate',
      'publish-date',
      'date',
    ],
  ],
  ['url', ['og:url', 'citation_public_url', 'parsely-link', 'twitter:url']],
  ['language', ['og:locale', 'dc.language', 'language']],
];

/** Reads everything a page says about its article; the title comes without the site's name. */
export function readPageMetadata(page: TidyPage, document: DomDocument, guesses: Guesses): void {
  const tags = metaTags(document);
  readSavedFrom(page.comments, guesses);
  const language = document.documentElement.getAttribute('lang');
  guesses.offer('language', language, 'html lang');
  readJsonLd(page.jsonLd, guesses);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  if (isWebAddress(canonical)) guesses.offer('url', canonical, 'canonical link');
  for (const [field, names] of META) for (const name of names) offerMeta(field, name, tags, guesses);
  readOnPage(document, guesses);
  guesses.metadata.publication &&= siteName(guesses.metadata.publication);
  cleanTitle(document, guesses);
}

function metaTags(document: DomDocument): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = meta.getAttribute('content')?.trim();
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase();
      if (name) tags.set(name, [...(tags.get(name) ?? []), content]);
    }
  }
  return tags;
}

function offerMeta(
  field: GuessedField,
  name: string,
  tags: ReadonlyMap<string, readonly string[]>,
  guesses: Guesses,
): void {
  const contents = tags.get(name);
  const first = contents?.[0];
  if (contents === undefined || first === undefined) return;
  const source = `meta ${name}`;
  if (field === 'published') guesses.offer(field, dateOfTimestamp(first), source);
  else if (field === 'byline') guesses.offer(field, authors(contents), source);
  else if (field !== 'url' || isWebAddress(first)) guesses.offer(field, first, source);
}

/** Names of authors; the addresses of their pages, which some sites put there, are none. */
function authors(contents: readonly string[]): string {
  const names = contents
    .slice(0, 20)
    .map(cleanByline)
    .filter(name => name !== null);
  return [...new Set(names)].join(', ');
}

/** Elements of the page that carry a date or a name by their markup. */
function readOnPage(document: DomDocument, guesses: Guesses): void {
  for (const time of document.querySelectorAll('time')) {
    const stamp = time.getAttribute('datetime') ?? time.getAttribute('content') ?? wordsOf(time);
    if (guesses.offer('published', dateOfTimestamp(stamp), 'time element')) break;
  }
  const author = document.querySelector(
    '[rel~="author"], [itemprop~="author"], [class~="author"], [class~="byline"], [class~="author-name"]',
  );
  const name = author === null ? null : cleanByline(wordsOf(author));
  if (name !== null && /^\p{L}[\p{L}\p{M} .'’,-]{2,80}$/u.test(name))
    guesses.offer('byline', name, 'byline on the page');
  const dated = document.querySelector(
    '[itemprop~="datePublished"], [class~="published"], [class~="entry-date"], [class~="date"]',
  );
  guesses.offer('published', dated && findDate(wordsOf(dated))?.edtf, 'date on the page');
}

/** The title without the site's name; a headline on the page that the title begins with is the better one. */
function cleanTitle(document: DomDocument, guesses: Guesses): void {
  const { publication, url } = guesses.metadata;
  const known = [publication, hostName(url)].filter(name => name !== undefined);
  const headings = [...document.querySelectorAll('h1')].map(wordsOf).filter(words => words !== '');
  const element = document.title.replace(/\s+/gu, ' ').trim();
  const given = guesses.metadata.title;
  if (given !== undefined) {
    guesses.metadata.title = splitHeadline(given, known).title;
    // What is given may be a description or a teaser; the headline is what the page shows as one.
    const shown = headings.find(
      words => element !== '' && essence(element).startsWith(essence(words)) && words.length >= MIN_TITLE,
    );
    const own = essence(guesses.metadata.title ?? '');
    const isShown = essence(element).includes(own) || headings.some(words => essence(words) === own);
    if (isShown || shown === undefined || headings.length > 1) return;
    guesses.metadata.title = shown;
    guesses.sources.title = 'main heading';
    return;
  }
  const split = splitHeadline(element, known);
  const heading = headings.find(words => element === '' || element.startsWith(words));
  if (heading !== undefined && heading.length <= 300) guesses.offer('title', heading, 'main heading');
  guesses.offer('title', split.title, 'title element');
  guesses.offer('publication', split.publication, 'title element');
}

/** Shortest heading that can take the place of the title the page gives, in UTF-16 units. */
const MIN_TITLE = 12;

/** A site that gives its address as its name. */
function siteName(name: string): string {
  return /^https?:\/\//i.test(name) && URL.canParse(name)
    ? new URL(name).hostname.replace(/^www\./, '')
    : name;
}

/** `www.example.co.uk` → `example`: enough to recognise the site's name in a title. */
function hostName(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/^www\./, '').split('.')[0];
}

/** The notes browsers and SingleFile leave in the pages they save. */
function readSavedFrom(comments: readonly string[], guesses: Guesses): void {
  for (const comment of comments) {
    const saved = /saved from url=\(\d{1,6}\)(\S{1,2000})/.exec(comment)?.[1];
    if (isWebAddress(saved)) guesses.offer('url', saved, 'note of the browser that saved the page');
    if (!/SingleFile/.test(comment)) continue;
    const address = /url:\s{0,10}(\S{1,2000})/.exec(comment)?.[1];
    if (isWebAddress(address)) guesses.offer('url', address, 'note of SingleFile');
    const day = /saved date:\s{0,10}(?:\p{L}{3} )?(\p{L}{3} \d{1,2} \d{4})/u.exec(comment)?.[1];
    guesses.offer('accessed', day && dateOfTimestamp(day), 'note of SingleFile');
  }
}

function isWebAddress(address: string | null | undefined): address is string {
  return address != null && /^https?:\/\//i.test(address) && URL.canParse(address);
}
