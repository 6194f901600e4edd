/** One record as its table holds it, and what changes make of it. Pure: the same on every computer. */
import type { Change, RecordName, Values } from '../../../shared/history/change.ts';
import { MEMBER, requiredFields } from '../../../shared/history/fields.ts';
import { type Clock, compareClocks, wins } from '../../../shared/history/order.ts';
import { tables } from './tables.ts';

/** Who made a change and when (ms since 1970). */
export interface Stamp {
  readonly by: string;
  readonly at: number;
}

export interface RecordState {
  readonly id: string;
  /** Every field of the record, set or not. */
  readonly fields: Values;
  /** For each field and member ever set, the clock of the change that holds it. */
  readonly clock: Readonly<Record<string, Clock>>;
  readonly created: Stamp;
  readonly modified: Stamp;
}

/** A record with what the changes just applied did to it. */
export interface FoldedRecord {
  readonly state: RecordState;
  readonly isNew: boolean;
  /** Fields that took a value from one of the changes. */
  readonly taken: ReadonlySet<string>;
  /** Members that were put in (true) or taken out (false), e.g. `tag:<id>`. */
  readonly members: ReadonlyMap<string, boolean>;
}

const CREATED = '@created';
const MODIFIED = '@modified';

/** A record's first change is not here, so there is nothing for later ones to change. */
export class IncompleteRecordError extends Error {
  override readonly name = 'IncompleteRecordError';
}

/** The fields of a record nobody has set yet. */
export function initialFields(record: RecordName): Values {
  return Object.fromEntries(tables[record].fields.map(({ field, initial }) => [field, initial]));
}

/**
 * Applies changes of one record, in any order, to its state (or to none): each field keeps the value of its
 * latest change. The order of the changes makes no difference to the result.
 * @throws IncompleteRecordError when a required field is set by none of them.
 */
export function foldChanges(
  before: RecordState | undefined,
  record: RecordName,
  id: string,
  changes: readonly Change[],
): FoldedRecord {
  const fields: Values = { ...(before?.fields ?? initialFields(record)) };
  const clock: Record<string, Clock> = { ...before?.clock };
  const taken = new Set<string>();
  const members = new Map<string, boolean>();
  let created = before?.created;
  let modified = before?.modified;
  for (const change of changes) {
    const now: Clock = [change.lamport, change.device];
    for (const [field, value] of Object.entries(change.fields)) {
      if (!wins(now, clock[field])) continue;
      clock[field] = now;
      if (MEMBER.test(field)) members.set(field, value === true);
      else {
        fields[field] = value;
        taken.add(field);
      }
    }
    const stamp: Stamp = { by: change.person, at: change.wall };
    if (clock[CREATED] === undefined || compareClocks(now, clock[CREATED]) < 0) {
      clock[CREATED] = now;
      created = stamp;
    }
    if (wins(now, clock[MODIFIED])) {
      clock[MODIFIED] = now;
      modified = stamp;
    }
  }
  const missing = requiredFields[record].find(field => clock[field] === undefined);
  if (missing !== undefined || !created || !modified)
    throw new IncompleteRecordError(`${record} ${id}: the change that made it is not here`);
  return { state: { id, fields, clock, created, modified }, isNew: !before, taken, members };
}
