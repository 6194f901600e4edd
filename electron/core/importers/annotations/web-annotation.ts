/**
 * Reads W3C Web Annotations (https://www.w3.org/TR/annotation-model/, JSON-LD) into plain descriptions. What
 * they are attached to is looked for by others; nothing here knows a workspace, and nothing is fetched.
 *
 * Beside the model, properties of Postil's own are read: `postil:fields` (an object; names as in the
 * *Evidence* export, e.g. `claim_type`, with or without `postil:` before them, or as `claim.type`), `postil:confidence` (1 to 5),
 * `postil:keyPassage` (true) on links `postil:linkType` (a slug), on tags `postil:path`
 * (names from the top down), on states `postil:textSha256`.
 */
import { Fault } from '../../../../shared/contract/fault.ts';
import { Refusal, readBodies } from './bodies.ts';
import {
  type DescribedAnnotation,
  type DescribedAnnotations,
  type DescribedLink,
  firstWords,
  type RefusedAnnotation,
} from './described.ts';
import { hasType, idOf, isObject, type JsonObject, listOf, localName } from './json-ld.ts';
import { linkTypeOf } from './link-type.ts';
import { makingOf } from './making.ts';
import { readOwnProperties } from './own-properties.ts';
import { readSelectors } from './selectors.ts';

/**
 * Reads a file of annotations: a collection, a page, an array, or a single one.
 * @param file The file's name, for messages.
 * @throws Fault `file.empty` or `file.malformed` when it holds no annotations at all.
 */
export function readWebAnnotations(bytes: Uint8Array, file: string): DescribedAnnotations {
  return annotationsIn(parseJson(bytes, file), file);
}

/** As `readWebAnnotations`, of JSON that is parsed already. */
export function annotationsIn(json: unknown, file: string): DescribedAnnotations {
  const items = itemsOf(json);
  if (items.length === 0) throw malformed(file, 'it holds no Web Annotations');
  const annotations: DescribedAnnotation[] = [];
  const links: DescribedLink[] = [];
  const refused: RefusedAnnotation[] = [];
  for (const item of items) {
    try {
      if (motivationsOf(item).includes('linking')) links.push(readLink(item));
      else annotations.push(...readAnnotation(item));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id: idOf(item), quote: quoteOf(item), reason: error.message });
    }
  }
  return { annotations, links, refused };
}

const CANNOT_READ = 'Cannot read the annotations';

function malformed(file: string, reason: string): Fault {
  return new Fault('file.malformed', CANNOT_READ, { file, reason });
}

export function parseJson(bytes: Uint8Array, file: string): unknown {
  if (bytes.length === 0) throw new Fault('file.empty', CANNOT_READ, { file, reason: 'it is empty' });
  try {
    // Drops a byte-order mark and refuses bytes that are not UTF-8, the only encoding JSON has (RFC 8259).
    // Half a surrogate pair, which only an escape can write, is no character that could be kept.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (_key, value: unknown) =>
      typeof value === 'string' ? value.toWellFormed() : value,
    );
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed(file, `it is not JSON: ${error.message}`);
    if (error instanceof TypeError) throw malformed(file, 'it is not UTF-8 text');
    throw error;
  }
}

/** The annotations in a collection, page, graph or array, in order. Pages that lie elsewhere are not fetched. */
function itemsOf(json: unknown): JsonObject[] {
  if (Array.isArray(json)) return json.flatMap(itemsOf);
  if (!isObject(json)) return [];
  if (hasType(json, 'Annotation')) return [json];
  return [json.items, json['@graph'], json.first, json.next].flatMap(itemsOf);
}

/** Why it was made, as local names: `classifying`, `linking` … */
function motivationsOf(item: JsonObject): string[] {
  return listOf(item.motivation).map(value =>
    localName(isObject(value) ? (idOf(value) ?? '') : String(value)),
  );
}

/** One description for each target: the model says that a body is about each of them by itself. */
function readAnnotation(item: JsonObject): DescribedAnnotation[] {
  const { kind, tags, note } = readBodies(item, motivationsOf(item));
  const id = idOf(item);
  const targets = listOf(item.target);
  if (targets.length === 0) throw new Refusal('it has no target');
  return targets.map((target, i) => {
    const selectors = isObject(target) ? readSelectors(target.selector) : [];
    if (selectors.length === 0) throw new Refusal('it names no passage by a quote or a position in the text');
    return {
      id: id === null || i === 0 ? id : `${id}#target-${i + 1}`,
      ...makingOf(item),
      kind,
      tags,
      note,
      sources: sourcesOf(target),
      textHash: textHashOf(target),
      selectors,
      ...readOwnProperties(item, kind ?? 'claim'),
    };
  });
}

/** What a target or body stands for, under all its names: its source, or itself. */
function sourcesOf(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  if (!isObject(target)) return [];
  const [source] = listOf(target.source);
  if (typeof source === 'string') return [source];
  if (!isObject(source)) return [idOf(target)].filter(id => id !== null);
  const { title, name, label } = source;
  const names = [idOf(source), source['schema:url'], source['dcterms:title'], title ?? name ?? label];
  return names.filter(each => typeof each === 'string' && each !== '') as string[];
}

/** What the state of a target says of the text its offsets count in. */
function textHashOf(target: unknown): string | null {
  const states = isObject(target) ? listOf(target.state).filter(isObject) : [];
  const hash = states.map(state => state['postil:textSha256']).find(value => typeof value === 'string');
  return typeof hash === 'string' ? hash.toLowerCase() : null;
}

/** A link runs from the body (what is said) to the target (what it is said of), or between two targets. */
function readLink(item: JsonObject): DescribedLink {
  const bodies = listOf(item.body).filter(body => !isObject(body) || !hasType(body, 'TextualBody'));
  const ends = [...bodies, ...listOf(item.target)].map(end => sourcesOf(end)[0]);
  const [from, to] = ends;
  if (!from || !to || ends.length !== 2)
    throw new Refusal('a link needs two annotations: its body and its target');
  return { id: idOf(item), from, to, type: linkTypeOf(item), ...makingOf(item) };
}

function quoteOf(item: JsonObject): string | null {
  for (const target of listOf(item.target)) {
    const [chain] = isObject(target) ? readSelectors(target.selector) : [];
    const quote = chain?.at(-1)?.quote;
    if (quote !== undefined) return firstWords(quote);
  }
  return null;
}
