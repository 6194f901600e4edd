/**
 * Reads what Hypothesis exports as JSON: a file of its client (`annotations`) or an answer of its API (`rows`).
 * Positions are left out, since they count in the web page and not in the article; the words are looked for.
 */
import { kindNamed, Refusal } from './bodies.ts';
import {
  type DescribedAnnotation,
  type DescribedAnnotations,
  type DescribedPerson,
  firstWords,
  type RefusedAnnotation,
} from './described.ts';
import { hasType, isObject, type JsonObject, listOf } from './json-ld.ts';
import { timeOf } from './making.ts';
import { readSelectors } from './selectors.ts';

/** Where an annotation of Hypothesis is at home: makes its id one that no other program gives. */
const HOME = 'https://hypothes.is/a/';

/** The annotations in a Hypothesis export; null when it is none. */
export function hypothesisItems(json: unknown): JsonObject[] | null {
  const list = isObject(json) ? (json.annotations ?? json.rows) : json;
  if (!Array.isArray(list) || list.length === 0) return null;
  const isOurs = (item: unknown) =>
    isObject(item) &&
    typeof item.uri === 'string' &&
    Array.isArray(item.target) &&
    !hasType(item, 'Annotation');
  return list.every(isOurs) ? list : null;
}

export function readHypothesisJson(items: readonly JsonObject[]): DescribedAnnotations {
  const annotations: DescribedAnnotation[] = [];
  const refused: RefusedAnnotation[] = [];
  for (const item of items) {
    try {
      annotations.push(annotationOf(item));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id: textOf(item.id), quote: quoteIn(item), reason: error.message });
    }
  }
  return { annotations, links: [], refused };
}

function annotationOf(item: JsonObject): DescribedAnnotation {
  if (listOf(item.references).length > 0) throw new Refusal('it is a reply to another annotation');
  const quote = quoteIn(item);
  if (quote === null) throw new Refusal('it is a note on a whole page or on an area, and names no words');
  const id = textOf(item.id);
  const title = isObject(item.document) ? listOf(item.document.title)[0] : undefined;
  return {
    id: id === null ? null : HOME + id,
    creator: creatorOf(item),
    created: timeOf(item.created),
    ...taggedAs(listOf(item.tags).filter(tag => typeof tag === 'string')),
    note: textOf(item.text)?.slice(0, 100_000) ?? null,
    fields: {},
    confidence: null,
    keyPassage: false,
    sources: [textOf(item.uri), textOf(title)].filter(source => source !== null),
    textHash: null,
    selectors: chainsIn(item),
  };
}

/** The kind that one of the tags names, and the other tags: Hypothesis knows no kinds. */
export function taggedAs(names: readonly string[]): Pick<DescribedAnnotation, 'kind' | 'tags'> {
  const clean = [...new Set(names.map(name => name.trim().slice(0, 200).toWellFormed()).filter(Boolean))];
  const kind = clean.map(kindNamed).find(found => found !== null) ?? null;
  const tags = clean.filter(name => kind === null || kindNamed(name) !== kind);
  return { kind, tags: tags.map(name => ({ name })) };
}

function creatorOf(item: JsonObject): DescribedPerson | null {
  const user = textOf(item.user);
  if (user === null) return null;
  const shown = isObject(item.user_info) ? textOf(item.user_info.display_name) : null;
  return { id: user, name: shown ?? user.replace(/^acct:([^@]+)@.*$/, '$1') };
}

function chainsIn(item: JsonObject): DescribedAnnotation['selectors'] {
  const selectors = listOf(item.target).flatMap(target => (isObject(target) ? listOf(target.selector) : []));
  const quotes = selectors.filter(selector => isObject(selector) && hasType(selector, 'TextQuoteSelector'));
  return readSelectors(quotes);
}

function quoteIn(item: JsonObject): string | null {
  const quote = chainsIn(item)[0]?.at(-1)?.quote;
  return quote === undefined ? null : firstWords(quote);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
