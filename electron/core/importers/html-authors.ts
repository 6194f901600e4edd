/**
 * Who wrote the article of a page. Sites name themselves, their web agency or "admin" where the author
 * belongs, so what is offered is weighed: people before organisations, and the site itself last.
 */
import { arePeople, cleanByline, introducedByline, isOrganisationName } from './byline.ts';
import { type DomElement, spacedWords } from './dom.ts';
import type { Guesses } from './draft.ts';
import type { Line } from './html-lines.ts';
import { firstOf, type MetaTags } from './html-meta-tags.ts';
import type { LinkedData } from './json-ld.ts';
import { essence } from './unit.ts';

export interface AuthorSources {
  readonly linked: LinkedData | null;
  readonly tags: MetaTags;
  readonly lines: readonly Line[];
  /** Place of the headline among the lines, or -1. */
  readonly headline: number;
  /** Names the site is known by. */
  readonly known: readonly string[];
  /** Language the page is said to be in. */
  readonly language: string | undefined;
}

interface Candidate {
  readonly names: readonly string[];
  readonly source: string;
}

/** Names of meta elements with authors, best first. */
const META = [
  'citation_author',
  'dc.creator',
  'author',
  'article.author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'article.author_name',
  'cxenseparse.author',
  'rnews.author',
  'creator',
  'dc.contributor.author',
];
/** In these an author may be written `Doe, Jane`. */
const INVERTED: ReadonlySet<string> = new Set(['citation_author', 'dc.creator']);

/** Lines before and after the headline in which a byline without any markup is believed. */
const BEFORE = 4;
const AFTER = 10;
/** Lines after the headline in which an element called author may be that of the article. */
const REACH = 300;

/** Offers the byline. */
export function offerByline(sources: AuthorSources, guesses: Guesses): void {
  const title = essence(guesses.metadata.title ?? '');
  const candidates = [...fromData(sources), ...fromPage(sources)].map(({ names, source }) => ({
    names: tidied(names, sources.known).filter(name => essence(name) !== title),
    source,
  }));
  const people = candidates.find(({ names }) => areAuthors(names));
  const others = candidates.filter(({ names }) => names.length > 0);
  const isSite = ({ names }: Candidate) => names.every(name => isKnown(name, sources.known));
  const best = people ?? others.find(other => !isSite(other) && !other.names.some(isOrganisationName));
  if (best) guesses.offer('byline', joined(best.names, sources.language), best.source);
  for (const other of [...others.filter(each => !isSite(each)), ...others])
    guesses.offerLast('byline', joined(other.names, sources.language), other.source);
}

/** People, perhaps with the desk or the agency they wrote it with. */
function areAuthors(names: readonly string[]): boolean {
  return names.some(arePeople) && names.every(name => arePeople(name) || isOrganisationName(name));
}

function fromData({ linked, tags }: AuthorSources): Candidate[] {
  const candidates: Candidate[] = [];
  if (linked) candidates.push({ names: linked.authors, source: 'JSON-LD author' });
  for (const name of META) {
    const found = firstOf(tags, [name]);
    if (!found) continue;
    const names = found.contents.slice(0, 40).map(author => (INVERTED.has(name) ? turned(author) : author));
    candidates.push({ names, source: `meta ${found.name}` });
  }
  // What messengers show below a link: "Written by", then who.
  const label = firstOf(tags, ['twitter.label1'])?.contents[0] ?? '';
  const said = firstOf(tags, ['twitter.data1'])?.contents[0];
  if (said !== undefined && /(?:\b(?:by|von|par|por|da|di|door|av)|автор)$/iu.test(label))
    candidates.push({ names: [said], source: 'meta twitter.data1' });
  return candidates;
}

/** `Doe, Jane` → `Jane Doe`; a name with a title behind the comma stays. */
function turned(author: string): string {
  const [family = '', given = '', ...more] = author.split(/\s*,\s*/u);
  const isName = more.length === 0 && /^\p{Lu}/u.test(given) && !/^(?:Jr|Sr|PhD|MD|[IVX]+)\b/u.test(given);
  return isName ? `${given} ${family}` : author;
}

const AUTHOR_HINT =
  /\b(?:author|authors|byline|by line|writer|written ?by|autor|autoren|auteur|autore|verfasser|contributor|vcard|fn|redakteur|creator)\b/;
/** Parts of an author's element that say more than the name. */
const NAME =
  '[itemprop~="name"], [rel~="author"], .fn, .name, .author-name, .author__name, .byline__name, .url.fn';

/** Elements called author, then lines near the headline that say by whom. */
function fromPage({ lines, headline }: AuthorSources): Candidate[] {
  const open = lines.filter(line => !line.isNoise && !line.isSite);
  const near = lines
    .slice(Math.max(0, headline - BEFORE), headline + AFTER + 1)
    .filter(line => !line.isNoise);
  const said = (headline === -1 ? [] : near).map(saidIn).filter(name => name !== null);
  const ranked = headline === -1 ? open.slice(0, REACH) : [...near, ...open.slice(0, headline + REACH)];
  return [
    ...marked(ranked),
    ...said.slice(0, 1).map(name => ({ names: [name], source: 'byline on the page' })),
  ];
}

/** The author a line names: by a word before the name, in the line or alone on the one before, or behind a date. */
function saidIn({ text }: Line, i: number, lines: readonly Line[]): string | null {
  const own = introducedByline(text);
  if (own !== null || text.length > 120) return own;
  const before = lines[i - 1]?.text ?? '';
  if (/^(?:autor(?:in)?|author|by|von|par|por|text)\s?:?$/iu.test(before))
    return introducedByline(`By ${text}`);
  const behind = /\d[^\p{L}]{1,20}(?:uhr\s)?((?:by|von|par|por)\s.{2,60})$/iu.exec(text)?.[1];
  return behind === undefined ? null : introducedByline(behind);
}

/** The names of the first line that is or holds an element called author. */
function marked(lines: readonly Line[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const line of lines) {
    if (line.text.length > 300) continue;
    const names = authorsIn(line);
    if (names.length > 0) candidates.push({ names, source: 'byline on the page' });
    if (candidates.length >= 6) break;
  }
  return candidates;
}

function authorsIn({ element, hints, text }: Line): string[] {
  const inner = [
    ...element.querySelectorAll('[rel~="author"], [itemprop~="author"], [class], [data-testid]'),
  ].filter(part => isAuthorElement(part));
  const named = inner.flatMap(part => {
    const names = [...part.querySelectorAll(NAME)].map(name => spacedWords(name));
    return names.length > 0 ? names : [spacedWords(part)];
  });
  const own = element.localName === 'a' && /\bauthor\b/.test(element.getAttribute('rel') ?? '');
  if (named.length > 0 && !own) return outermost(named);
  return AUTHOR_HINT.test(hints) ? [text] : [];
}

function isAuthorElement(element: DomElement): boolean {
  const names = ['class', 'itemprop', 'rel', 'data-testid']
    .map(name => element.getAttribute(name) ?? '')
    .join(' ');
  return /(?:^|[\s_-])(?:author|byline|autor|auteur|writer)(?:$|[\s_-])/i.test(
    names.replace(/([a-z])([A-Z])/g, '$1 $2'),
  );
}

/** Names without those that only repeat a part of another. */
function outermost(names: readonly string[]): string[] {
  const distinct = [...new Set(names)].filter(name => name !== '');
  return distinct.filter(name => !distinct.some(other => other !== name && name.includes(other)));
}

/** Cleaned names, each once, without the name of the site behind them. */
function tidied(names: readonly string[], known: readonly string[]): string[] {
  const cleaned = names.map(name => cleanByline(name, known)).filter(name => name !== null);
  const seen = new Set<string>();
  return cleaned.filter(name => {
    const own = essence(name);
    const isNew = own !== '' && !seen.has(own);
    seen.add(own);
    return isNew;
  });
}

function isKnown(name: string, known: readonly string[]): boolean {
  const own = essence(name);
  return known.some(site => own === essence(site) || own === essence(site).replace(/^the/, ''));
}

/** `A, B and C`, in the page's language where its word is known; semicolons where a name holds a comma. */
function joined(names: readonly string[], language: string | undefined): string {
  if (names.some(name => name.includes(','))) return names.join('; ');
  const and = AND[(language ?? 'en').slice(0, 2).toLowerCase()];
  if (names.length < 2 || and === undefined) return names.join(', ');
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
const AND: Readonly<Record<string, string>> = {
  en: 'and',
  de: 'und',
  fr: 'et',
  es: 'y',
  pt: 'e',
  it: 'e',
  nl: 'en',
  da: 'og',
  no: 'og',
  nb: 'og',
  nn: 'og',
  sv: 'och',
};
