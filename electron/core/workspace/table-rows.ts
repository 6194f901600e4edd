/** The rows of the table by their ids: annotations with what is shown of their documents and links. */
import type { TableDocument, TableRow } from '../../../shared/contract/table.ts';
import { readAnnotations } from './annotations.ts';
import type { ReadableDb } from './db.ts';
import { idIn } from './rows.ts';

/** Rows in the order of `ids`; one that is shown no more is left out. */
export function readTableRows(db: ReadableDb, ids: readonly string[]): TableRow[] {
  const annotations = new Map(readAnnotations(db, [...new Set(ids)]).map(one => [one.id, one]));
  const documents = documentsOf(db, new Set(Array.from(annotations.values(), one => one.document)));
  const links = linkCounts(db, [...annotations.keys()]);
  return ids.flatMap(id => {
    const annotation = annotations.get(id);
    const document = annotation && documents.get(annotation.document);
    return annotation && document ? [{ annotation, document, links: links.get(id) ?? 0 }] : [];
  });
}

function documentsOf(db: ReadableDb, ids: ReadonlySet<string>): Map<string, TableDocument> {
  const found = db
    .prepare<[string], TableDocument>(
      `SELECT id, title, byline, publication, published, direction FROM document WHERE ${idIn('id')}`,
    )
    .all(JSON.stringify([...ids]));
  return new Map(found.map(document => [document.id, document]));
}

function linkCounts(db: ReadableDb, ids: readonly string[]): Map<string, number> {
  const shown = (end: 'from' | 'to') =>
    `EXISTS (SELECT 1 FROM annotation a JOIN document d ON d.id = a.document
      WHERE a.id = link."${end}" AND a.removed = 0 AND d.removed = 0)`;
  const one = (own: 'from' | 'to', other: 'from' | 'to') =>
    `SELECT link."${own}" AS id, count(*) AS n FROM link
     WHERE link.removed = 0 AND ${idIn(`link."${own}"`)} AND ${shown(other)} GROUP BY link."${own}"`;
  const counts = new Map<string, number>();
  for (const sql of [one('from', 'to'), one('to', 'from')]) {
    const found = db.prepare<[string], { id: string; n: number }>(sql).all(JSON.stringify(ids));
    for (const { id, n } of found) counts.set(id, (counts.get(id) ?? 0) + n);
  }
  return counts;
}
