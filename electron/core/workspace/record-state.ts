/** What changes make of a record. Pure: the same on every computer. */
import { type Change, RECORDS, type RecordName, type Values } from '../../../shared/history/change.ts';
import { MEMBER, requiredFields } from '../../../shared/history/fields.ts';
import { type Clock, compareClocks, wins } from '../../../shared/history/order.ts';
import { tables } from './tables.ts';

/** Who made a change and when (ms since 1970). */
export interface Stamp {
  readonly by: string;
  readonly at: number;
}

/** What decides which change a record's fields come from; the values themselves have no say in it. */
export interface RecordHead {
  /** For each field and member ever set, the clock of the change that holds it. */
  readonly clock: Readonly<Record<string, Clock>>;
  readonly created: Stamp;
  readonly modified: Stamp;
}

/** A record with what the changes just applied did to it. */
export interface FoldedRecord {
  readonly id: string;
  readonly head: RecordHead;
  readonly isNew: boolean;
  /** The fields that took a value from one of the changes, with that value. */
  readonly taken: Readonly<Values>;
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
export function initialFields(record: RecordName): Readonly<Values> {
  return INITIAL[record];
}

const INITIAL = Object.fromEntries(
  RECORDS.map(record => [
    record,
    Object.fromEntries(tables[record].fields.map(({ field, initial }) => [field, initial])),
  ]),
) as Record<RecordName, Readonly<Values>>;

/**
 * Applies changes of one record, in any order, to what it is (or to none): each field keeps the value of its
 * latest change. The order of the changes makes no difference to the result.
 * @throws IncompleteRecordError when a required field is set by none of them.
 */
export function foldChanges(
  before: RecordHead | undefined,
  record: RecordName,
  id: string,
  changes: readonly Change[],
): FoldedRecord {
  const clock: Record<string, Clock> = { ...before?.clock };
  const taken: Values = {};
  const members = new Map<string, boolean>();
  let created = before?.created;
  let modified = before?.modified;
  for (const change of changes) {
    const now: Clock = [change.lamport, change.device];
    for (const [field, value] of Object.entries(change.fields)) {
      if (!wins(now, clock[field])) continue;
      clock[field] = now;
      if (MEMBER.test(field)) members.set(field, value === true);
      else taken[field] = value;
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
  return { id, head: { clock, created, modified }, isNew: !before, taken, members };
}
