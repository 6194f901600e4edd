/**
 * The evidence document by document, whole records and not cells: what the interchange formats write. One
 * document's text and annotations are in memory at a time.
 */
import type { AnnotatedDocument } from '../../../shared/records/annotated-document.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import { readAnnotations } from './annotations.ts';
import { getContent } from './contents.ts';
import type { ReadableDb } from './db.ts';
import { readDocuments } from './documents.ts';
import { conditionOf } from './evidence-filter.ts';

/**
 * The documents of `filter`, first imported first, each with its annotations that the filter holds true of, in
 * the order of the text, orphans last. Documents without such annotations are among them.
 */
export function* annotatedDocuments(
  db: ReadableDb,
  filter: EvidenceFilter,
): Generator<AnnotatedDocument, void, undefined> {
  const { sql, values } = conditionOf(db, filter);
  const annotations = db
    .prepare<[object], string>(
      `SELECT annotation.id FROM annotation WHERE annotation.document = :document AND ${sql}
       ORDER BY annotation.position_start NULLS LAST, annotation.position_end, annotation.id`,
    )
    .pluck();
  for (const id of documentIds(db, filter)) {
    const [document] = readDocuments(db, [id]);
    const content = document && getContent(db, document.content);
    if (!document || !content) continue;
    const ids = annotations.all({ ...values, document: id });
    const byId = new Map(readAnnotations(db, ids).map(annotation => [annotation.id, annotation]));
    yield {
      document,
      text: content.text,
      textHash: content.textHash,
      annotations: ids.flatMap(each => byId.get(each) ?? []),
    };
  }
}

/** Ids of the documents a filter names, or of all, first imported first. */
export function documentIds(db: ReadableDb, { documents }: EvidenceFilter): string[] {
  const chosen = documents ? 'AND id IN (SELECT value FROM json_each(:documents))' : '';
  return db
    .prepare<[object], string>(`SELECT id FROM document WHERE removed = 0 ${chosen} ORDER BY created_at, id`)
    .pluck()
    .all(documents ? { documents: JSON.stringify(documents) } : {});
}
