/** Reading documents. */
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import type { Document, KindCounts } from '../../../shared/records/document.ts';
import { KINDS } from '../../../shared/records/kind.ts';
import type { ReadableDb } from './db.ts';
import { provenanceOf, type Row, shownFields } from './rows.ts';

/** How many of the given documents are shown. Each id should be given once. */
export function countDocuments(db: ReadableDb, ids: readonly string[]): number {
  const sql = 'SELECT count(*) FROM json_each(?) j CROSS JOIN document d ON d.id = j.value AND d.removed = 0';
  return db.prepare<[string], number>(sql).pluck().get(JSON.stringify(ids)) ?? 0;
}

/** All documents, newest import first, with the number of their annotations of each kind. */
export function listDocuments(db: ReadableDb): DocumentSummary[] {
  const counts = countsByDocument(db);
  return select(db, 'document d', 'ORDER BY d.created_at DESC, d.id DESC').map(document => ({
    document,
    counts: counts.get(document.id) ?? noCounts(),
  }));
}

export function getDocument(db: ReadableDb, id: string): Document | undefined {
  return readDocuments(db, [id])[0];
}

/** Those of the given documents that are shown, in no particular order. */
export function readDocuments(db: ReadableDb, ids: readonly string[]): Document[] {
  return select(db, 'json_each(?) j CROSS JOIN document d ON d.id = j.value', '', JSON.stringify(ids));
}

export function noCounts(): KindCounts {
  return { claim: 0, precedent: 0, option: 0 };
}

/** The number of annotations of each kind in each document that has any. Reads only an index. */
export function countsByDocument(db: ReadableDb): Map<string, KindCounts> {
  const rows = db
    .prepare<[], { document: string; kind: string; n: number }>(
      'SELECT document, kind, count(*) AS n FROM annotation WHERE removed = 0 GROUP BY document, kind',
    )
    .iterate();
  const counts = new Map<string, KindCounts>();
  for (const { document, kind, n } of rows) {
    const of = counts.get(document) ?? noCounts();
    for (const known of KINDS) if (known === kind) of[known] = n;
    counts.set(document, of);
  }
  return counts;
}

/** Ids of the articles shown in which a person made annotations that still stand, in no particular order. */
export function documentsAnnotatedBy(db: ReadableDb, person: string): string[] {
  return db
    .prepare<[string], string>(
      `SELECT id FROM document d WHERE removed = 0 AND EXISTS
         (SELECT 1 FROM annotation a WHERE a.document = d.id AND a.removed = 0 AND a.created_by = ?)`,
    )
    .pluck()
    .all(person);
}

/** CROSS JOIN keeps SQLite to this order of tables: from the ids, where there are any. */
function select(db: ReadableDb, from: string, order: string, ...parameters: string[]): Document[] {
  const collections = collectionsOf(db, from, parameters);
  return db
    .prepare<string[], Row>(
      `SELECT d.*, c.words FROM ${from} CROSS JOIN content c ON c.hash = d.content WHERE d.removed = 0 ${order}`,
    )
    .all(...parameters)
    .map(row => rowToDocument(row, collections));
}

/** For each document of `from` its collections that still exist, oldest first (ids sort by time). */
function collectionsOf(
  db: ReadableDb,
  from: string,
  parameters: readonly string[],
): ReadonlyMap<string, string[]> {
  const rows = db
    .prepare<string[], { document: string; collection: string }>(
      `SELECT m.document, m.collection FROM ${from} CROSS JOIN document_collection m ON m.document = d.id
       CROSS JOIN collection k ON k.id = m.collection AND k.removed = 0 ORDER BY m.collection`,
    )
    .iterate(...parameters);
  const collections = new Map<string, string[]>();
  for (const { document, collection } of rows) {
    const known = collections.get(document);
    if (known) known.push(collection);
    else collections.set(document, [collection]);
  }
  return collections;
}

function rowToDocument(row: Row, collections: ReadonlyMap<string, string[]>): Document {
  const fields = shownFields('document', row);
  const document = {
    ...fields,
    collections: collections.get(fields.id) ?? [],
    words: Number(row.words),
    ...provenanceOf(row),
  };
  return document as unknown as Document;
}
