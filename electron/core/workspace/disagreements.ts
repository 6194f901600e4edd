/** Values that lost their field to one that had not seen them: derived from the log, kept until somebody settles. */
import type { Change, RecordName } from '../../../shared/history/change.ts';
import { losersOf, overruledRemovals, type Saw } from '../../../shared/history/heads.ts';
import { sameValue } from './canonical-json.ts';
import type { WritableDb } from './db.ts';
import type { Statements } from './record-tables.ts';

/** Writes what is in dispute in a record, given all its changes and whether it is removed now. */
export function keepDisagreements(
  statements: Statements,
  { record, id, isNew, changes, isRemoved }: DisputedRecord,
  saw: Saw,
): void {
  if (!isNew) statements.get('DELETE FROM disagreement WHERE record = ? AND id = ?').run(record, id);
  // Two workspaces that were begun apart have two names, which is nobody's judgement.
  if (record === 'workspace') return;
  const losers = [
    ...losersOf(changes, saw, sameValue),
    ...(isRemoved ? [] : overruledRemovals(changes, saw).map(change => ({ field: 'removed', change }))),
  ];
  if (losers.length === 0) return;
  const insert = statements.get(
    'INSERT INTO disagreement (record, id, field, device, seq) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { field, change } of losers) insert.run(record, id, field, change.device, change.seq);
}

export interface DisputedRecord {
  readonly record: RecordName;
  readonly id: string;
  /** Whether it had no row before. */
  readonly isNew: boolean;
  readonly changes: readonly Change[];
  readonly isRemoved: boolean;
}

/** A value set here was set by somebody who saw the others: nothing is in dispute about it any more. */
export function settleDisagreements(
  db: WritableDb,
  edits: readonly { record: RecordName; id: string; fields: object }[],
): void {
  const remove = db.prepare('DELETE FROM disagreement WHERE record = ? AND id = ? AND field = ?');
  for (const { record, id, fields } of edits)
    for (const field of Object.keys(fields)) remove.run(record, id, field);
}
