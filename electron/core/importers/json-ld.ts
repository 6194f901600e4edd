/** What a page says about its article in JSON-LD (schema.org), the most exact source there is. */
import { decodeTwice } from './html-meta-tags.ts';

/** What was said; each field as written, with tags and entities taken off. */
export interface LinkedData {
  /** The article itself is described, not just the page it is on. */
  readonly isArticle: boolean;
  /** Headline and name: one of them may be a description. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  /** Whether the authors are said to be organisations. */
  readonly areOrganisations: boolean;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  /** The words of the article, where the page gives them for machines. */
  readonly body?: string | undefined;
  readonly language?: string | undefined;
  readonly url?: string | undefined;
}

type Json = Record<string, unknown>;

/** Types of schema.org that are articles, then those that may hold one. */
const ARTICLE = /^(?:.*Article|.*BlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|.*Review)$/;
const WORK = /^(?:CreativeWork|Posting|Recipe|VideoObject|PodcastEpisode|Course|QAPage|Chapter|Book)$/;
const PAGE = /^(?:WebPage|ItemPage|AboutPage|MedicalWebPage)$/;
/** Properties that hold other works than the page's own. */
const ASIDE: ReadonlySet<string> = new Set([
  'itemListElement',
  'hasPart',
  'mentions',
  'citation',
  'comment',
  'review',
  'relatedLink',
  'isBasedOn',
]);
/** Deepest nesting and most objects followed: the data comes from the page. */
const MAX_DEPTH = 8;
const MAX_OBJECTS = 2_000;
const MAX_AUTHORS = 40;

/** What the scripts say of the page's article, or of the page when they describe none; null when of neither. */
export function readJsonLd(scripts: readonly string[]): LinkedData | null {
  const objects = objectsOf(scripts.map(parse));
  const known = new Map(
    objects
      .flatMap(object => (typeof object['@id'] === 'string' ? [[object['@id'], object] as const] : []))
      .reverse(),
  );
  const byType = (pattern: RegExp) =>
    objects.find(object => typesOf(object).some(type => pattern.test(type)));
  const article = byType(ARTICLE) ?? byType(WORK);
  const about = article ?? byType(PAGE);
  if (!about) return null;
  const page = byType(PAGE);
  const people = entriesOf(about.author ?? about.creator).map(entry => resolved(entry, known));
  return {
    isArticle: article !== undefined,
    titles: [text(about.headline), text(about.name)].filter(title => title !== undefined),
    authors: namesOf(people),
    areOrganisations: people.some(isOrganisation),
    publisher: namesOf(
      entriesOf(about.publisher ?? about.sourceOrganization).map(entry => resolved(entry, known)),
    )[0],
    published:
      text(about.datePublished) ??
      text(about.dateCreated) ??
      text(about.uploadDate) ??
      text(page?.datePublished),
    body: typeof about.articleBody === 'string' ? about.articleBody : undefined,
    language: languageOf(about.inLanguage) ?? languageOf(page?.inLanguage),
    url: addressOf(about),
  };
}

/** Pages carry broken JSON; a script that cannot be mended says nothing. */
function parse(script: string): unknown {
  const json = script.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/g,
    '',
  );
  return tryParse(json) ?? tryParse(mended(json));
}

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Line ends within strings, commas before a closing bracket and a semicolon at the end: the usual slips. */
function mended(json: string): string {
  return json
    .replace(/\p{Cc}/gu, ' ')
    .replace(/,(?= {0,200}[\]}])/g, '')
    .replace(/;\s*$/, '');
}

/** All objects inside, outer ones first, without other works that are only mentioned. */
function objectsOf(root: unknown): Json[] {
  const found: Json[] = [];
  let layer: unknown[] = [root];
  for (let depth = 0; depth < MAX_DEPTH && layer.length > 0 && found.length < MAX_OBJECTS; depth++) {
    const next: unknown[] = [];
    for (const value of layer) {
      if (Array.isArray(value)) next.push(...value.slice(0, MAX_OBJECTS));
      else if (isObject(value)) {
        found.push(value);
        for (const [name, inner] of Object.entries(value))
          if (typeof inner === 'object' && !ASIDE.has(name)) next.push(inner);
      }
    }
    layer = next.slice(0, MAX_OBJECTS);
  }
  return found;
}

function typesOf(object: Json): string[] {
  return entriesOf(object['@type'])
    .filter(entry => typeof entry === 'string')
    .map(type => type.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, ''));
}

function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, MAX_AUTHORS);
  return value === undefined || value === null ? [] : [value];
}

/** An entry that only points at an object elsewhere in the page, as that object. */
function resolved(entry: unknown, known: ReadonlyMap<string, Json>): unknown {
  const id = isObject(entry) && entry.name === undefined ? entry['@id'] : undefined;
  return typeof id === 'string' ? (known.get(id) ?? entry) : entry;
}

/** Names of people or organisations, each once; a name that is an address is none. */
function namesOf(entries: readonly unknown[]): string[] {
  const names = entries.flatMap(entry => {
    if (!isObject(entry)) return text(entry) ?? [];
    const whole = [text(entry.givenName), text(entry.familyName)].filter(part => part !== undefined);
    return entriesOf(entry.name)
      .flatMap(name => text(name) ?? [])
      .concat(entry.name === undefined ? whole.join(' ') : []);
  });
  return [...new Set(names.filter(name => name !== '' && !/^https?:/i.test(name)))];
}

function isOrganisation(entry: unknown): boolean {
  return isObject(entry) && typesOf(entry).some(type => /Organization$/.test(type));
}

function languageOf(value: unknown): string | undefined {
  const [first] = entriesOf(value);
  return isObject(first) ? (text(first.alternateName) ?? text(first.name)) : text(first);
}

function addressOf(about: Json): string | undefined {
  const page = about.mainEntityOfPage;
  return [text(about.url), text(page), isObject(page) ? text(page['@id']) : undefined].find(
    address => address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address),
  );
}

function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = decodeTwice(value.replace(/<\/?[a-z][^<>]{0,200}>/gi, ' '))
    .replace(/\s+/gu, ' ')
    .trim();
  return words === '' ? undefined : words;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
