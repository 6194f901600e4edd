/** What a tag picker offers for what was typed: tags that fit, and a new one when none has that name. */
import type { TagSummary } from '../../shared/contract/tags.ts';
import { TagForest, tagNameKey } from '../../shared/records/tag-forest.ts';
import { fuzzyScore } from './fuzzy.ts';

/** A tag to be made: where it is to lie, and what has to be made above it. */
export interface NewTag {
  readonly name: string;
  /** Id of the tag it comes under; none for the top. */
  readonly parent?: string;
  /** Names of tags between the parent and it that are not there yet. */
  readonly under: readonly string[];
}

export interface KnownChoice {
  readonly type: 'tag';
  readonly id: string;
  readonly name: string;
  /** Names of the tags above it, the top one first. */
  readonly path: readonly string[];
  readonly annotations: number;
}

export interface NewChoice extends NewTag {
  readonly type: 'new';
  readonly id: string;
  /** Names of all tags it will lie under, the top one first. */
  readonly path: readonly string[];
}

export type TagChoice = KnownChoice | NewChoice;

/** Id of the choice that makes a new tag. */
export const NEW_TAG = 'new tag';

/** What stands between the names of a path, as it is typed. */
const SLASH = '/';

/** A fit of the path alone counts for less than any fit of the name. */
const PATH_ONLY = 1_000;

/**
 * Choices for `typed`, best fit first; where the fit is equal the most recently used first, then the most
 * used. A lone digit finds the tag it applies first. `recent` holds ids, the latest first.
 */
export function tagChoices(
  tags: readonly TagSummary[],
  typed: string,
  recent: readonly string[],
): TagChoice[] {
  const query = typed.trim();
  const forest = new TagForest(tags.map(({ tag }) => tag));
  const place = new Map(recent.map((id, index) => [id, index]));
  const made = newChoice(forest, tags, query);
  const same = made === null && query !== '' ? sameAs(forest, query) : undefined;
  const choices = tags
    .map(({ tag, annotations }) => {
      const path = forest.pathOf(tag.id).map(({ name }) => name);
      return {
        choice: { type: 'tag', id: tag.id, name: tag.name, path: path.slice(0, -1), annotations } as const,
        score: tag.shortcut === query || tag.id === same ? Number.POSITIVE_INFINITY : fitness(path, query),
        age: place.get(tag.id) ?? recent.length,
      };
    })
    .filter(({ score }) => score !== null)
    .sort(
      (a, b) =>
        compare(Number(b.score), Number(a.score)) ||
        a.age - b.age ||
        b.choice.annotations - a.choice.annotations,
    )
    .map(({ choice }) => choice);
  return made ? [...choices, made] : choices;
}

/** Subtraction would make NaN of two that fit perfectly. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** How well a path fits what was typed, null when it does not. */
function fitness(path: readonly string[], query: string): number | null {
  if (query === '') return 0;
  const name = query.includes(SLASH) ? -1 : fuzzyScore(path.at(-1) ?? '', query);
  if (name >= 0) return name;
  const whole = fuzzyScore(path.join(SLASH), query);
  return whole < 0 ? null : whole - PATH_ONLY;
}

/** Names between slashes, without empty ones. */
function namesIn(query: string): string[] {
  return query
    .split(SLASH)
    .map(name => name.trim())
    .filter(name => name !== '');
}

/** The tag that stands at the very path typed. */
function sameAs(forest: TagForest, query: string): string | undefined {
  const { parent, rest } = placeOf(forest, query);
  return rest.length === 0 ? parent : undefined;
}

/** Walks down what was typed as far as there are tags: the last one found, and the names that are left. */
function placeOf(forest: TagForest, query: string): { parent: string | undefined; rest: readonly string[] } {
  const [first = '', ...more] = namesIn(query);
  const all = forest.withBelow(forest.childrenOf(null).map(({ id }) => id));
  const called = all.filter(id => tagNameKey(forest.get(id)?.name ?? '') === tagNameKey(first));
  // A path may begin anywhere in the tree if only one tag is meant; after a slash it begins at the top.
  const only = called.length === 1 && !query.startsWith(SLASH) ? called[0] : undefined;
  let parent = forest.named(first, null)?.id ?? only;
  if (parent === undefined) return { parent, rest: [first, ...more] };
  for (const [index, name] of more.entries()) {
    const next = forest.named(name, parent);
    if (!next) return { parent, rest: more.slice(index) };
    parent = next.id;
  }
  return { parent, rest: [] };
}

/** The tag that would be made, if what was typed names one that is not there. */
function newChoice(forest: TagForest, tags: readonly TagSummary[], query: string): NewChoice | null {
  const isPath = query.includes(SLASH);
  if (namesIn(query).length === 0 || (isPath && query.endsWith(SLASH))) return null;
  const isKnown = !isPath && tags.some(({ tag }) => tagNameKey(tag.name) === tagNameKey(query));
  if (isKnown) return null;
  const { parent, rest } = isPath ? placeOf(forest, query) : { parent: undefined, rest: [query] };
  const name = rest.at(-1);
  if (name === undefined) return null;
  const under = rest.slice(0, -1);
  const above = parent === undefined ? [] : forest.pathOf(parent).map(tag => tag.name);
  return {
    type: 'new',
    id: NEW_TAG,
    name,
    under,
    path: [...above, ...under],
    ...(parent === undefined ? {} : { parent }),
  };
}
