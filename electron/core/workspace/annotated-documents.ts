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
 * The chosen documents, each with its annotations that the filter holds true of, in the order of the text, orphans
 * last.
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
  for (const id of chosenDocuments(db, filter)) {
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

/**
 * Ids of the documents that a filter chooses, first imported first: those it names or all, and where it says what
 * annotations must be, only those that have such annotations.
 */
export function chosenDocuments(db: ReadableDb, filter: EvidenceFilter): string[] {
  const { documents, ...narrowing } = filter;
  const isNarrowed = Object.values(narrowing).some(value => value !== undefined);
  const { sql, values } = isNarrowed ? conditionOf(db, narrowing) : { sql: '', values: {} };
  const named = documents ? 'AND document.id IN (SELECT value FROM json_each(:documents))' : '';
  const having = isNarrowed
    ? `AND EXISTS (SELECT 1 FROM annotation WHERE annotation.document = document.id AND ${sql})`
    : '';
  return db
    .prepare<[object], string>(
      `SELECT document.id FROM document WHERE document.removed = 0 ${named} ${having}
       ORDER BY document.created_at, document.id`,
    )
    .pluck()
    .all({ ...values, ...(documents ? { documents: JSON.stringify(documents) } : {}) });
}
