/** Applying changes to the state tables: the same for an edit made here and for one that was received. */
import type { Change, RecordName } from '../../../shared/history/change.ts';
import type { WritableDb } from './db.ts';
import { foldChanges } from './record-state.ts';
import { RecordTables } from './record-tables.ts';

/** A record that changes were applied to. */
export interface AppliedRecord {
  readonly record: RecordName;
  readonly id: string;
  /** Fields and members that took a value; empty when every change was older than what is here. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Applies changes in any order, record by record: each field keeps the value of its latest change. Does not
 * touch the log, the derived positions or the search index.
 * @throws IncompleteRecordError when a record's first change is neither here nor among them.
 */
export function applyChanges(
  db: WritableDb,
  changes: Iterable<Change>,
  rows: RecordTables = new RecordTables(db),
): AppliedRecord[] {
  const applied: AppliedRecord[] = [];
  for (const group of groupByRecord(changes).values()) {
    const [first] = group;
    if (!first) continue;
    const { record, id } = first;
    const folded = foldChanges(rows.head(record, id), record, id, group);
    rows.write(record, folded);
    applied.push({ record, id, taken: new Set([...Object.keys(folded.taken), ...folded.members.keys()]) });
  }
  return applied;
}

function groupByRecord(changes: Iterable<Change>): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.record}:${change.id}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return groups;
}
