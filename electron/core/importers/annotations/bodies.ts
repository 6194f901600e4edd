/** What an annotation says: its bodies, sorted by their purpose into kind, tags and note. */
import { KINDS, type Kind, kinds } from '../../../../shared/records/kind.ts';
import type { DescribedTag } from './described.ts';
import { hasType, idOf, isObject, type JsonObject, listOf, localName } from './json-ld.ts';

/** Why one annotation of a file is not taken over. Never leaves the reader of the file. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export interface Said {
  readonly kind: Kind | null;
  readonly tags: readonly DescribedTag[];
  readonly note: string | null;
}

/** Longest tag name and note the records take, in UTF-16 units. */
const MAX_TAG = 200;
const MAX_NOTE = 100_000;

/**
 * Reads `body` and `bodyValue`. A body without a purpose has that of the annotation's motivation, as the
 * model says (3.2.5); where neither says, its text is a note.
 */
export function readBodies(item: JsonObject, motivations: readonly string[]): Said {
  const bodies = [...listOf(item.body), ...listOf(item.bodyValue)].map(body => readBody(body, motivations));
  const withPurpose = (purpose: string) => bodies.filter(body => body.purpose === purpose);
  const words = (purpose: string) => withPurpose(purpose).map(body => body.text);
  const classes = words('classifying');
  const kind = classes.map(kindNamed).find(found => found !== null) ?? null;
  const free = classes.filter(word => kindNamed(word) !== kind || kind === null);
  const tags = uniqueTags([
    ...withPurpose('tagging').map(tagOf),
    ...free.map(name => ({ name: name.trim() })),
  ]);
  const long = tags.flatMap(({ name, path = [] }) => [name, ...path]).find(name => name.length > MAX_TAG);
  if (long !== undefined)
    throw new Refusal(`a tag is longer than ${MAX_TAG} characters: “${long.slice(0, 40)}…”`);
  const note = words('commenting').filter(Boolean).join('\n\n');
  if (note.length > MAX_NOTE) throw new Refusal(`its note is longer than ${MAX_NOTE} characters`);
  return { kind, tags, note: note === '' ? null : note };
}

interface Body {
  readonly purpose: 'classifying' | 'tagging' | 'commenting';
  readonly text: string;
  /** Names of a tag from the top down, where the body gives them. */
  readonly path?: readonly string[];
}

function tagOf({ text, path }: Body): DescribedTag {
  return path === undefined ? { name: text.trim() } : { name: path.at(-1) ?? '', path };
}

/** The tags that have a name, each once. */
function uniqueTags(tags: readonly DescribedTag[]): DescribedTag[] {
  const byPath = new Map(tags.map(tag => [JSON.stringify(tag.path ?? tag.name), tag]));
  return [...byPath.values()].filter(({ name }) => name !== '');
}

/** `postil:path` of a tag: only whole, since a part of it would be another tag. */
function pathOf(body: JsonObject): readonly string[] | undefined {
  const path = listOf(body['postil:path']).map(name => (typeof name === 'string' ? name.trim() : ''));
  return path.length > 0 && path.every(Boolean) ? path : undefined;
}

function readBody(body: unknown, motivations: readonly string[]): Body {
  if (!isObject(body)) return { purpose: purposeOf(motivations), text: String(body) };
  const stated = listOf(body.purpose).map(purpose => localName(String(purpose)));
  const path = pathOf(body);
  const purpose = purposeOf(stated.length > 0 ? stated : motivations);
  return { purpose, text: textOf(body), ...(path && { path }) };
}

/** Anything said that neither classifies nor tags is kept as a note, so that nothing is lost. */
function purposeOf(names: readonly string[]): Body['purpose'] {
  if (names.includes('classifying')) return 'classifying';
  return names.includes('tagging') ? 'tagging' : 'commenting';
}

/** The words of a body: its value, or the name or address of the resource it points at. */
function textOf(body: JsonObject): string {
  const [value] = listOf(body.value ?? body['rdf:value']);
  if (typeof value === 'string') return value;
  if (hasType(body, 'TextualBody')) throw new Refusal('a body has no text');
  const [source] = listOf(body.source);
  const named = isObject(source) ? (source.label ?? source.name ?? idOf(source)) : source;
  const text = body.label ?? named ?? idOf(body);
  return typeof text === 'string' ? text : '';
}

/** The kind a word names: its slug or its label, or the last part of an address, however capitalised. */
export function kindNamed(word: string): Kind | null {
  const plain = word.trim().toLowerCase();
  const local = localName(plain);
  return (
    KINDS.find(kind => [plain, local].some(w => w === kind || w === kinds[kind].label.toLowerCase())) ?? null
  );
}
