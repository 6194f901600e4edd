/** A record made from all the changes that are here, whoever made them and in whatever order they came. */
import type { Change, RecordName, Values } from '../../../shared/history/change.ts';
import { isRemoved, type Saw } from '../../../shared/history/heads.ts';
import { sameValue } from './canonical-json.ts';
import { keepDisagreements } from './disagreements.ts';
import type { PreparedEdit } from './edits.ts';
import { changesOf, dependentChanges } from './log.ts';
import { foldChanges, IncompleteRecordError, initialFields } from './record-state.ts';
import type { RecordTables, Statements } from './record-tables.ts';
import type { Row } from './rows.ts';

/** What somebody may look into while a record is made. */
export interface Making {
  /** Of the file that is written. */
  readonly writes: Statements;
  /** Of the file whose log is read: the same one, but for a check. */
  readonly log: Statements;
  readonly rows: RecordTables;
  readonly saw: Saw;
  /** Columns of a new record that follow from its fields, where they are known before it is written. */
  derive?(record: RecordName, id: string, fields: Readonly<Values>): Row;
}

export interface KnownRecord {
  readonly changes?: readonly Change[];
  readonly isNew?: boolean;
}

/**
 * Writes the row of a record as its changes say, and what is in dispute about it. A record whose first change
 * has not come (a share may leave it out) gets no row yet.
 * @param known What the caller knows: every change of the record, and whether it was not here in any form.
 * @returns what became different; null when nothing did.
 */
export function makeRecord(
  { writes, log, rows, saw, derive }: Making,
  record: RecordName,
  id: string,
  known: KnownRecord = {},
): PreparedEdit | null {
  const all = known.changes ?? changesOf(log, record, id);
  const folded = foldAll(record, id, all);
  if (!folded) return null;
  const removed = isGone(log, record, id, all, saw);
  const now: Values = { ...folded.taken, ...Object.fromEntries(folded.members) };
  if ('removed' in folded.taken || removed) now.removed = removed;
  const before = known.isNew ? undefined : rows.values(record, id, Object.keys(now));
  const isNew = before === undefined;
  const taken = 'removed' in now ? { ...folded.taken, removed } : folded.taken;
  rows.write(record, { ...folded, taken, isNew }, isNew ? derive?.(record, id, taken) : undefined);
  keepDisagreements(writes, { record, id, isNew, changes: all, isRemoved: removed }, saw);
  return difference({ record, id, isNew }, before ?? initialFields(record), now);
}

function foldAll(record: RecordName, id: string, all: readonly Change[]) {
  try {
    return foldChanges(undefined, record, id, all);
  } catch (error) {
    if (error instanceof IncompleteRecordError) return null;
    throw error;
  }
}

/** Whether a record is removed; what hangs on it is looked up only where it may matter. */
function isGone(log: Statements, record: RecordName, id: string, all: readonly Change[], saw: Saw): boolean {
  if (!all.some(({ fields }) => fields.removed === true)) return false;
  if (!isRemoved(all, [], saw)) return false;
  return isRemoved(all, dependentChanges(log, record, id), saw);
}

function difference(
  about: Pick<PreparedEdit, 'record' | 'id' | 'isNew'>,
  held: Readonly<Values>,
  now: Readonly<Values>,
): PreparedEdit | null {
  const fields: Values = {};
  const before: Values = {};
  for (const [field, value] of Object.entries(now)) {
    const was = held[field] ?? (typeof value === 'boolean' ? false : null);
    if (sameValue(was, value)) continue;
    fields[field] = value;
    before[field] = was;
  }
  return about.isNew || Object.keys(fields).length > 0 ? { ...about, fields, before } : null;
}
