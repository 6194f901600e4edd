/** What handlers ask for, made ready to be written: merged by record, checked, and cut down to what changes. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit, RecordName, Value, Values } from '../../../shared/history/change.ts';
import { checkFields, InvalidFieldError, MEMBER, requiredFields } from '../../../shared/history/fields.ts';
import { canonical, sameValue } from './canonical-json.ts';
import { initialFields } from './record-state.ts';
import type { RecordReader } from './record-tables.ts';

/** An edit that changes something. */
export interface PreparedEdit {
  readonly record: RecordName;
  readonly id: string;
  readonly isNew: boolean;
  /** The fields that change, with their new values. */
  readonly fields: Values;
  /** The same fields as they were; of a new record, what they are before anybody sets them. */
  readonly before: Values;
  /** Of a new record that was made elsewhere. */
  readonly made?: NonNullable<Edit['made']>;
}

const WHAT = 'Cannot make this change';

export function invalid(reason: string): Fault {
  return new Fault('field.invalid', WHAT, { reason });
}

export function missing(reason: string): Fault {
  return new Fault('record.missing', WHAT, { reason });
}

/**
 * Checks the fields of edits and leaves out what is so already.
 * @throws Fault `field.invalid` for a value its field cannot hold, `record.missing` for a change of a record
 * that is not here.
 */
export function prepareEdits(rows: RecordReader, edits: readonly Edit[]): PreparedEdit[] {
  const prepared: PreparedEdit[] = [];
  for (const edit of mergeByRecord(edits)) {
    check(edit);
    const present = rows.values(edit.record, edit.id, Object.keys(edit.fields));
    if (!present) assertComplete(edit);
    const held = present ?? initialFields(edit.record);
    const fields: Values = {};
    const before: Values = {};
    for (const [field, value] of Object.entries(edit.fields)) {
      const isMember = MEMBER.test(field);
      const was = held[field] ?? (isMember ? false : null);
      // What a new record is given is written even where it is the default, lest a later default rewrite it.
      const isSame = sameValue(was, value) && (present !== undefined || value === null || isMember);
      if (isSame && edit.isChosen !== true) continue;
      fields[field] = value;
      before[field] = was;
    }
    if (Object.keys(fields).length > 0)
      prepared.push({
        record: edit.record,
        id: edit.id,
        isNew: !present,
        fields,
        before,
        ...(edit.made && !present && { made: edit.made }),
      });
  }
  return prepared;
}

/** One edit a record, in the order records are first named; of two values for a field the later one counts. */
function mergeByRecord(edits: readonly Edit[]): Edit[] {
  const merged = new Map<string, Edit & { fields: Record<string, Value> }>();
  for (const { fields, ...edit } of edits) {
    const { record, id } = edit;
    const key = `${record}:${id}`;
    const clean = canonical(fields) as Record<string, Value>;
    const known = merged.get(key);
    if (known) Object.assign(known.fields, clean);
    else merged.set(key, { ...edit, fields: clean });
  }
  return [...merged.values()];
}

function check(edit: Edit): void {
  try {
    checkFields(edit.record, edit.fields);
  } catch (error) {
    throw error instanceof InvalidFieldError ? invalid(error.message) : error;
  }
}

function assertComplete({ record, id, fields }: Edit): void {
  const absent = requiredFields[record].filter(field => fields[field] === undefined);
  if (absent.length === 0) return;
  if (absent.length === requiredFields[record].length) throw missing(`there is no ${record} ${id}`);
  throw invalid(`a new ${record} needs ${absent.join(', ')}`);
}
