/** Reading collections. */
import type { CollectionSummary } from '../../../shared/contract/collections.ts';
import type { Collection } from '../../../shared/records/collection.ts';
import type { ReadableDb } from './db.ts';
import { idIn, provenanceOf, type Row, shownFields } from './rows.ts';

/** All collections by name, each with the number of shown articles in it. */
export function listCollections(db: ReadableDb): CollectionSummary[] {
  const counts = new Map(
    db
      .prepare<[], [string, number]>(
        `SELECT m.collection, count(*) FROM document_collection m
         JOIN document d ON d.id = m.document AND d.removed = 0 GROUP BY m.collection`,
      )
      .raw()
      .all() as [string, number][],
  );
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return collectionsWhere(db, '1')
    .sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1))
    .map(collection => ({ collection, documents: counts.get(collection.id) ?? 0 }));
}

export function getCollection(db: ReadableDb, id: string): Collection | undefined {
  return readCollections(db, [id])[0];
}

/** Those of the given collections that are shown, in no particular order. */
export function readCollections(db: ReadableDb, ids: readonly string[]): Collection[] {
  return collectionsWhere(db, idIn('id'), JSON.stringify(ids));
}

function collectionsWhere(db: ReadableDb, condition: string, ...parameters: string[]): Collection[] {
  return db
    .prepare<string[], Row>(`SELECT * FROM collection WHERE removed = 0 AND ${condition}`)
    .all(...parameters)
    .map(row => ({ ...shownFields('collection', row), ...provenanceOf(row) }) as unknown as Collection);
}
