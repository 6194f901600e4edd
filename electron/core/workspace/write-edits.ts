/** The write path: log, state, positions, search index and diff, all inside the caller's transaction. */
import { RECORDS } from '../../../shared/history/change.ts';
import type { Diff } from '../../../shared/history/diff.ts';
import { type Affected, affectedBy } from './affected.ts';
import { allAnnotationsOf } from './annotations.ts';
import { applyChanges } from './apply.ts';
import { storeContents, storeSources } from './contents.ts';
import type { WritableDb } from './db.ts';
import { settleDisagreements } from './disagreements.ts';
import type { PreparedEdit } from './edits.ts';
import { diffEntries, readEntries } from './entries.ts';
import type { KnownPlaces } from './known-places.ts';
import { type Author, appendChanges } from './log.ts';
import { derivePositions, PositionFinders } from './positions.ts';
import type { RecordTables } from './record-tables.ts';
import { SearchIndex } from './search-index.ts';
import type { Attachments } from './workspace.ts';

/**
 * Records a commit may touch and still tell one by one. Telling 100,000 takes every window many times as long
 * as reading again what it shows.
 */
export const MOST_TOLD = 2_000;

/**
 * Writes edits as changes of `author` and everything that follows from them.
 * @param places Where passages are known to stand, so that they need not be looked for; what is found is added.
 * @param isTold Whether windows are told record by record what changed.
 * @returns what people see differently, or null when they are not told or it is more than `MOST_TOLD` records. Besides the edited
 * records that is: annotations and links that come
 * and go with a removed or restored document, annotation or tag; annotations whose tags changed because a tag
 * was removed or restored; tags that lost or found their parent; annotations a corrected text moved.
 */
export function writeEdits(
  db: WritableDb,
  rows: RecordTables,
  author: Author,
  edits: readonly PreparedEdit[],
  attach: Attachments,
  places: KnownPlaces,
  isTold = true,
): Diff | null {
  storeContents(db, attach.contents ?? []);
  storeSources(db, attach.sources ?? []);
  const affected = affectedBy(db, edits);
  const isFew = RECORDS.reduce((sum, record) => sum + affected[record].size, 0) <= MOST_TOLD;
  const before = isTold && isFew ? readEntries(db, affected) : null;
  applyChanges(db, appendChanges(db, author, edits), rows);
  settleDisagreements(db, edits);
  derivePositions(db, movedBy(edits, affected, db), new PositionFinders(db, places));
  new SearchIndex(db).update(edits, attach.contents);
  return before && diffEntries(before, readEntries(db, affected));
}

/** Annotations whose position must be derived anew: new or moved ones, and all of a corrected document. */
function movedBy(edits: readonly PreparedEdit[], affected: Affected, db: WritableDb): Set<string> {
  const moved = new Set<string>();
  for (const { record, id, isNew, fields } of edits) {
    if (record === 'annotation' && ('anchor' in fields || 'document' in fields)) moved.add(id);
    if (record === 'document' && !isNew && 'content' in fields)
      for (const annotation of allAnnotationsOf(db, id))
        if (affected.annotation.has(annotation)) moved.add(annotation);
  }
  return moved;
}
