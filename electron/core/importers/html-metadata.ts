/**
 * What a page says about its article: the note of whoever saved it, JSON-LD, the meta elements of Open Graph,
 * Google Scholar, Dublin Core and others, then what stands on the page. For each field the best source wins.
 */

import { dateOfTimestamp } from './dates.ts';
import type { DomDocument } from './dom.ts';
import type { Guesses } from './draft.ts';
import { splitHeadline } from './headline.ts';
import { offerByline } from './html-authors.ts';
import { offerPublished } from './html-dates.ts';
import { linesOf } from './html-lines.ts';
import { firstOf, type MetaTags, readMetaTags } from './html-meta-tags.ts';
import type { TidyPage } from './html-tidy.ts';
import { type GivenTitle, headlineAt, offerTitle } from './html-title.ts';
import { type LinkedData, readJsonLd } from './json-ld.ts';
import { canonicalTag } from './language.ts';

/** What a file that holds a page says of it, such as the headers of a web archive. */
export interface PageOrigin {
  readonly url?: string;
  /** The page's own title, with the name of the site in it. */
  readonly title?: string;
  /** Day the page was saved, in EDTF. */
  readonly accessed?: string;
}

/** Names of meta elements by what they hold, best first. */
const TITLE = [
  'citation_title',
  'dc.title',
  'og.title',
  'parsely-title',
  'sailthru.title',
  'twitter.title',
  'headline',
  'article.title',
  'hdl',
];
const SITE = [
  'og.site_name',
  'citation_journal_title',
  'citation_publisher',
  'dc.publisher',
  'application-name',
  'publisher',
  'apple-mobile-web-app-title',
  'cre',
];
const URLS = ['og.url', 'citation_public_url', 'citation_abstract_html_url', 'parsely-link', 'twitter.url'];
const LANGUAGE = ['og.locale', 'dc.language', 'language', 'content-language', 'citation_language'];

/** Reads everything a page says about its article; the title comes without the site's name. */
export function readPageMetadata(
  page: TidyPage,
  document: DomDocument,
  origin: PageOrigin,
  guesses: Guesses,
): void {
  const tags = readMetaTags(document);
  const linked = readJsonLd(page.jsonLd);
  if (isWebAddress(origin.url)) guesses.offer('url', origin.url, 'address in the web archive');
  guesses.offer('accessed', origin.accessed, 'date of the web archive');
  readSavedFrom(page.comments, guesses);
  offerLanguage(document, linked, tags, guesses);
  offerAddress(document, linked, tags, guesses);
  offerPublication(linked, tags, guesses);
  const known = knownNames(linked, tags, guesses);
  const lines = linesOf(document);
  const element = document.title.replace(/\s+/gu, ' ').trim();
  offerTitle({ given: givenTitles(linked, tags), element, lines, known }, guesses);
  if (origin.title !== undefined)
    guesses.offer('title', splitHeadline(origin.title, known).title, 'subject of the web archive');
  const headline = headlineAt(lines, guesses.metadata.title);
  const { language, url } = guesses.metadata;
  offerPublished({ linked, tags, lines, headline, language, url }, guesses);
  offerByline({ linked, tags, lines, headline, known, language }, guesses);
}

function offerLanguage(
  document: DomDocument,
  linked: LinkedData | null,
  tags: MetaTags,
  guesses: Guesses,
): void {
  const offer = (value: string | null | undefined, source: string) => {
    if (value && canonicalTag(value) !== null) guesses.offer('language', value, source);
  };
  offer(document.documentElement.getAttribute('lang'), 'html lang');
  offer(linked?.language, 'JSON-LD inLanguage');
  for (const name of LANGUAGE) offer(firstOf(tags, [name])?.contents[0], `meta ${name}`);
}

function offerAddress(
  document: DomDocument,
  linked: LinkedData | null,
  tags: MetaTags,
  guesses: Guesses,
): void {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')?.trim();
  if (isWebAddress(canonical)) guesses.offer('url', canonical, 'canonical link');
  const meta = URLS.flatMap(name => firstOf(tags, [name]) ?? []);
  // An address without a path is that of the site: it tells nothing where the article has one of its own.
  const own = meta.find(({ contents: [first] }) => isWebAddress(first) && new URL(first).pathname !== '/');
  if (linked?.isArticle) guesses.offer('url', linked.url, 'JSON-LD url');
  guesses.offer('url', own?.contents[0], `meta ${own?.name}`);
  guesses.offer('url', linked?.url, 'JSON-LD url');
}

function givenTitles(linked: LinkedData | null, tags: MetaTags): GivenTitle[] {
  const fromData = linked?.isArticle ? linked.titles : [];
  return [
    ...fromData.map(title => ({ title, source: 'JSON-LD headline' })),
    ...TITLE.flatMap(name => {
      const title = firstOf(tags, [name])?.contents[0];
      return title === undefined ? [] : [{ title, source: `meta ${name}` }];
    }),
  ];
}

/** The name of the site, rather as readers know it than as a company or an address. */
function offerPublication(linked: LinkedData | null, tags: MetaTags, guesses: Guesses): void {
  const offers = SITE.flatMap(name => {
    const found = firstOf(tags, [name]);
    return found ? [{ name: siteName(found.contents[0] ?? ''), source: `meta ${name}` }] : [];
  });
  const [first] = offers;
  const fromData = { name: siteName(linked?.publisher ?? ''), source: 'JSON-LD publisher' };
  const all =
    first?.source === 'meta og.site_name' ? [first, fromData, ...offers.slice(1)] : [fromData, ...offers];
  const named = all.filter(
    ({ name }) => name !== '' && !/^(?:WordPress|Blogger|Medium Publisher)$/i.test(name),
  );
  const best = named.find(({ name }) => !isHost(name) && !COMPANY.test(name)) ?? named[0];
  if (best) guesses.offer('publication', best.name, best.source);
}

const COMPANY = /\s(?:GmbH|AG|Inc\.?|LLC|Ltd\.?|S\.[AL]\.|SE|KG|Sp\. z o\.o\.)(?:\s|$)/u;

/** A name without the address it is given as and without the slogan behind it. */
function siteName(name: string): string {
  const bare =
    /^https?:\/\//i.test(name) && URL.canParse(name) ? new URL(name).hostname : name.replace(/\/$/, '');
  const short = bare.replace(/^www\./, '').trim();
  const [head = short] = short.split(/\s+[-–—|:]\s+/u);
  return short.length > 30 && head.length >= 3 ? head : short;
}

function isHost(name: string): boolean {
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(name);
}

/** Names by which the site may stand in its titles and bylines. */
function knownNames(linked: LinkedData | null, tags: MetaTags, guesses: Guesses): string[] {
  const { publication, url } = guesses.metadata;
  const host =
    url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined;
  const names = [
    publication,
    linked?.publisher,
    ...SITE.map(name => firstOf(tags, [name])?.contents[0]),
    firstOf(tags, ['twitter.site'])?.contents[0]?.replace(/^@/, ''),
    host,
    host?.split('.').at(-2),
    host?.split('.')[0],
  ];
  return [...new Set(names.filter(name => name !== undefined && name.length > 1))] as string[];
}

/** The notes browsers and SingleFile leave in the pages they save. */
function readSavedFrom(comments: readonly string[], guesses: Guesses): void {
  for (const comment of comments) {
    const saved = /saved from url=\(\d{1,6}\)(\S{1,2000})/.exec(comment)?.[1];
    if (isWebAddress(saved)) guesses.offer('url', saved, 'note of the browser that saved the page');
    if (!/SingleFile/.test(comment)) continue;
    const address = /url:\s{0,10}(\S{1,2000})/.exec(comment)?.[1];
    if (isWebAddress(address)) guesses.offer('url', address, 'note of SingleFile');
    const stamp = /saved date:\s{0,10}([^\n]{1,100})/u.exec(comment)?.[1] ?? '';
    const day = /^(?:\p{L}{3},? )?(\p{L}{3} \d{1,2} \d{4})/u.exec(stamp)?.[1] ?? stamp;
    guesses.offer('accessed', dateOfTimestamp(day), 'note of SingleFile');
  }
}

function isWebAddress(address: string | null | undefined): address is string {
  return address != null && /^https?:\/\//i.test(address) && URL.canParse(address);
}
