/**
 * Which records look different after a commit: those it edits, and those that appear, disappear or change
 * with them. A removed document takes its annotations out of sight, a removed annotation its links, a removed
 * tag its mentions, a removed collection its mentions; a corrected text moves its annotations.
 */
import { RECORDS, type RecordName } from '../../../shared/history/change.ts';
import { allAnnotationsOf } from './annotations.ts';
import type { ReadableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';

export type Affected = Readonly<Record<RecordName, Set<string>>>;

/** Follows edits to everything they touch. Asked before they are applied. */
export function affectedBy(db: ReadableDb, edits: readonly PreparedEdit[]): Affected {
  const affected = Object.fromEntries(RECORDS.map(record => [record, new Set()])) as unknown as Affected;
  for (const { record, id } of edits) affected[record].add(id);
  const ids = (sql: string, id: string) => db.prepare<[string], string>(sql).pluck().all(id);
  const hidden = new Set<string>();
  for (const { record, id, isNew, fields } of edits) {
    if (isNew) continue;
    const isHiding = 'removed' in fields;
    if (record === 'annotation' && isHiding) hidden.add(id);
    if (record === 'document' && (isHiding || 'content' in fields)) {
      const inside = allAnnotationsOf(db, id);
      for (const annotation of inside) affected.annotation.add(annotation);
      if (isHiding) for (const annotation of inside) hidden.add(annotation);
    }
    if (record === 'tag' && isHiding) {
      for (const carrier of ids('SELECT annotation FROM annotation_tag WHERE tag = ?', id))
        affected.annotation.add(carrier);
      for (const child of ids('SELECT id FROM tag WHERE parent = ?', id)) affected.tag.add(child);
    }
    if (record === 'collection' && isHiding)
      for (const inside of ids('SELECT document FROM document_collection WHERE collection = ?', id))
        affected.document.add(inside);
  }
  const outgoing = db.prepare<[string], string>('SELECT id FROM link WHERE "from" = ?').pluck();
  const incoming = db.prepare<[string], string>('SELECT id FROM link WHERE "to" = ?').pluck();
  for (const id of hidden)
    for (const link of [...outgoing.all(id), ...incoming.all(id)]) affected.link.add(link);
  return affected;
}
