/** What a page says about its article in JSON-LD (schema.org), the most exact source there is. */

import { cleanByline } from './byline.ts';
import { dateOfTimestamp } from './dates.ts';
import type { Guesses } from './draft.ts';

type Json = Record<string, unknown>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Posting|Report|Review|CreativeWork)$/;
/** Deepest nesting and most objects followed: the data comes from the page. */
const MAX_DEPTH = 8;
const MAX_OBJECTS = 2_000;

/** Offers what the first article described in any of the scripts says of itself. */
export function readJsonLd(scripts: readonly string[], guesses: Guesses): void {
  const objects = scripts.flatMap(script => objectsOf(parse(script)));
  const article = objects.find(object => typesOf(object).some(type => ARTICLE_TYPE.test(type)));
  if (!article) return;
  guesses.offer('title', text(article.headline) ?? text(article.name), 'JSON-LD headline');
  guesses.offer('byline', cleanByline(namesOf(article.author) ?? ''), 'JSON-LD author');
  guesses.offer('publication', namesOf(article.publisher), 'JSON-LD publisher');
  const published = text(article.datePublished) ?? text(article.dateCreated);
  guesses.offer('published', published && dateOfTimestamp(published), 'JSON-LD datePublished');
  guesses.offer('language', text(article.inLanguage), 'JSON-LD inLanguage');
  const page = article.mainEntityOfPage;
  const address = text(article.url) ?? text(page) ?? (isObject(page) ? text(page['@id']) : undefined);
  if (address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address))
    guesses.offer('url', address, 'JSON-LD url');
}

/** Pages carry broken JSON; a script that does not parse says nothing. */
function parse(script: string): unknown {
  const json = script.trim().replace(/^<!--|-->$|^\/\*<!\[CDATA\[\*\/|\/\*\]\]>\*\/$/g, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** All objects inside, outer ones first. */
function objectsOf(root: unknown): Json[] {
  const found: Json[] = [];
  let layer: unknown[] = [root];
  for (let depth = 0; depth < MAX_DEPTH && layer.length > 0 && found.length < MAX_OBJECTS; depth++) {
    const next: unknown[] = [];
    for (const value of layer) {
      if (Array.isArray(value)) next.push(...value.slice(0, MAX_OBJECTS));
      else if (isObject(value)) {
        found.push(value);
        next.push(...Object.values(value).filter(inner => typeof inner === 'object'));
      }
    }
    layer = next.slice(0, MAX_OBJECTS);
  }
  return found;
}

function typesOf(object: Json): string[] {
  const type = object['@type'];
  return (Array.isArray(type) ? type : [type]).filter(entry => typeof entry === 'string');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? decodeEntities(value) : undefined;
}

/** Names of one person or organisation or of several; a name that is an address is none. */
function namesOf(value: unknown): string | undefined {
  const entries = Array.isArray(value) ? value.slice(0, 20) : [value];
  const names = entries
    .map(entry => (isObject(entry) ? text(entry.name) : text(entry)))
    .filter(name => name !== undefined && !/^https?:/i.test(name));
  return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Some sites escape their JSON as HTML too; the few entities that occur in names and headlines. */
function decodeEntities(value: string): string {
  return value
    .replace(/&#(\d{1,6});/g, (whole, code: string) =>
      Number(code) > 31 ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/&(?:quot|apos|lt|gt|nbsp);/g, entity => ENTITIES[entity] ?? entity)
    .replaceAll('&amp;', '&');
}
const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};
