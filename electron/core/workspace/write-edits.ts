/** The write path: log, state, positions, search index and diff, all inside the caller's transaction. */
import type { Diff } from '../../../shared/history/diff.ts';
import { type Affected, affectedBy } from './affected.ts';
import { applyChanges } from './apply.ts';
import { storeContents, storeSources } from './contents.ts';
import type { WritableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import { diffEntries, readEntries } from './entries.ts';
import { type Author, appendChanges } from './log.ts';
import { derivePositions } from './positions.ts';
import type { RecordTables } from './record-tables.ts';
import { indexEdits } from './search-index.ts';
import type { Attachments } from './workspace.ts';

/**
 * Writes edits as changes of `author` and everything that follows from them.
 * @returns what people see differently. Besides the edited records that is: annotations and links that come
 * and go with a removed or restored document, annotation or tag; annotations whose tags changed because a tag
 * was removed or restored; tags that lost or found their parent; annotations a corrected text moved.
 */
export function writeEdits(
  db: WritableDb,
  rows: RecordTables,
  author: Author,
  edits: readonly PreparedEdit[],
  attach: Attachments,
): Diff {
  storeContents(db, attach.contents ?? []);
  storeSources(db, attach.sources ?? []);
  const affected = affectedBy(db, edits);
  const before = readEntries(db, affected);
  applyChanges(db, appendChanges(db, author, edits), rows);
  derivePositions(db, movedBy(edits, affected, db));
  indexEdits(db, edits);
  return diffEntries(before, readEntries(db, affected));
}

/** Annotations whose position must be derived anew: new or moved ones, and all of a corrected document. */
function movedBy(edits: readonly PreparedEdit[], affected: Affected, db: WritableDb): Set<string> {
  const moved = new Set<string>();
  const inside = db.prepare<[string], string>('SELECT id FROM annotation WHERE document = ?').pluck();
  for (const { record, id, isNew, fields } of edits) {
    if (record === 'annotation' && ('anchor' in fields || 'document' in fields)) moved.add(id);
    if (record === 'document' && !isNew && 'content' in fields)
      for (const annotation of inside.all(id)) if (affected.annotation.has(annotation)) moved.add(annotation);
  }
  return moved;
}
