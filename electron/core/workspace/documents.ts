/** Reading documents. */
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import type { Document, KindCounts } from '../../../shared/records/document.ts';
import { KINDS } from '../../../shared/records/kind.ts';
import type { ReadableDb } from './db.ts';
import { provenanceOf, type Row, shownFields } from './rows.ts';

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

/** CROSS JOIN keeps SQLite to this order of tables: from the ids, where there are any. */
function select(db: ReadableDb, from: string, order: string, ...parameters: string[]): Document[] {
  return db
    .prepare<string[], Row>(
      `SELECT d.*, c.words FROM ${from} CROSS JOIN content c ON c.hash = d.content WHERE d.removed = 0 ${order}`,
    )
    .all(...parameters)
    .map(rowToDocument);
}

function rowToDocument(row: Row): Document {
  const document = {
    ...shownFields('document', row),
    words: Number(row.words),
    ...provenanceOf(row),
  };
  return document as unknown as Document;
}
