/** What the picker of collections offers for what was typed. */
import type { CollectionSummary } from '../../shared/contract/collections.ts';
import { nameKey } from '../../shared/records/common.ts';
import type { Document } from '../../shared/records/document.ts';
import { fuzzyScore } from '../inspector/fuzzy.ts';
import type { Suggestion } from '../ui/Suggest.tsx';

/** Id of the choice that makes a new collection. */
export const NEW_COLLECTION = 'new collection';

/** Whether all, some or none of some articles are in a collection. */
export type Share = 'all' | 'some' | 'none';

export function shareOf(documents: readonly Document[], collection: string): Share {
  const inside = documents.filter(({ collections }) => collections.includes(collection)).length;
  if (inside === 0) return 'none';
  return inside === documents.length ? 'all' : 'some';
}

/**
 * Collections that fit what was typed, best fit first, with how many of the articles are in each; then a new
 * one, unless there is one of that name.
 */
export function collectionChoices(
  collections: readonly CollectionSummary[],
  typed: string,
  documents: readonly Document[],
): Suggestion[] {
  const name = typed.trim();
  const known = collections
    .map(({ collection, documents: count }) => ({
      collection,
      count,
      score: name === '' ? 0 : fuzzyScore(collection.name, name),
    }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score)
    .map(({ collection: { id, name: label }, count }) => ({
      id,
      label,
      note: String(count),
      ...signs[shareOf(documents, id)],
    }));
  const isThere = collections.some(({ collection }) => nameKey(collection.name) === nameKey(name));
  if (name === '' || isThere) return known;
  return [...known, { id: NEW_COLLECTION, label: `Create “${name}”`, sign: '+' }];
}

const signs: Readonly<Record<Share, Pick<Suggestion, 'sign' | 'signName'>>> = {
  all: { sign: '✓', signName: 'in it' },
  some: { sign: '–', signName: 'some are in it' },
  none: {},
};
