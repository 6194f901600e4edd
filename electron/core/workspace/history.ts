/** The history of one record, told from the log: what each change did to it, and what it was after each. */
import type { FieldChange, RecordVersion } from '../../../shared/contract/history.ts';
import type { Change, RecordName, Value, Values } from '../../../shared/history/change.ts';
import { memberIn, membersOf } from '../../../shared/history/fields.ts';
import { compareClocks } from '../../../shared/history/order.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import { sameValue } from './canonical-json.ts';
import type { ReadableDb } from './db.ts';
import { getDocument } from './documents.ts';
import { changesOf } from './log.ts';
import { initialFields } from './record-state.ts';
import { Statements } from './record-tables.ts';
import { getTag } from './tags.ts';

/** A change, with what its record was before and after it. */
interface Turn {
  readonly change: Change;
  readonly before: Readonly<Values>;
  readonly after: Readonly<Values>;
}

/** Every change of a record as a version of it, the latest first; none of a record that is not here. */
export function historyOf(db: ReadableDb, record: RecordName, id: string): RecordVersion[] {
  const turns = turnsOf(db, record, id);
  const last = lastSetters(turns);
  const lost = lostFields(db, record, id);
  const nameOf = memberNames(db, record);
  const initial = initialFields(record);
  const restoring = restorer(db, record, id, turns);
  return turns
    .map((turn, index): RecordVersion => {
      const { change, before, after } = turn;
      const { device, seq, person, wall, fields } = change;
      const standing = (field: string): FieldChange['standing'] =>
        lost.has(`${field} ${device} ${seq}`) ? 'lost' : last.get(field) === change ? 'counts' : 'replaced';
      return {
        device,
        seq,
        by: person,
        at: wall,
        how: howOf(turn, index === 0),
        fields: Object.keys(fields).map(field => ({
          field,
          before: before[field] ?? initial[field] ?? null,
          after: after[field] ?? null,
          name: nameOf(field),
          standing: standing(field),
        })),
        isCurrent: Object.keys(restoring(turn)).length === 0,
      };
    })
    .reverse();
}

/**
 * The fields that give an annotation back what it was after a change, those it has already left out.
 * @returns undefined when the annotation has no such change.
 */
export function restoration(
  db: ReadableDb,
  annotation: string,
  { device, seq }: { readonly device: string; readonly seq: number },
): Values | undefined {
  const turns = turnsOf(db, 'annotation', annotation);
  const turn = turns.find(({ change }) => change.device === device && change.seq === seq);
  return turn && restorer(db, 'annotation', annotation, turns)(turn);
}

function turnsOf(db: ReadableDb, record: RecordName, id: string): Turn[] {
  let state: Readonly<Values> = {};
  return changesOf(new Statements(db), record, id)
    .sort((a, b) => compareClocks([a.lamport, a.device], [b.lamport, b.device]))
    .map(change => {
      const before = state;
      state = { ...state, ...change.fields };
      return { change, before, after: state };
    });
}

/** The change whose value each field holds. */
function lastSetters(turns: readonly Turn[]): Map<string, Change> {
  return new Map(turns.flatMap(({ change }) => Object.keys(change.fields).map(field => [field, change])));
}

function howOf({ change: { fields }, before }: Turn, isFirst: boolean): RecordVersion['how'] {
  if (isFirst) return 'made';
  if (fields.removed === true) return 'removed';
  return fields.removed === false && before.removed === true ? 'restored' : 'edited';
}

function lostFields(db: ReadableDb, record: RecordName, id: string): Set<string> {
  const rows = db
    .prepare<[string, string], { field: string; device: string; seq: number }>(
      'SELECT field, device, seq FROM disagreement WHERE record = ? AND id = ?',
    )
    .all(record, id);
  return new Set(rows.map(({ field, device, seq }) => `${field} ${device} ${seq}`));
}

/** Tells the name of the tag or collection a field puts in or takes out, removed ones too. */
function memberNames(db: ReadableDb, record: RecordName): (field: string) => string | null {
  const table = membersOf[record];
  if (table === undefined) return () => null;
  const find = db.prepare<[string], string>(`SELECT name FROM "${table}" WHERE id = ?`).pluck();
  return field => {
    const member = memberIn(record, field);
    return member === null ? null : (find.get(member) ?? null);
  };
}

/** What each version of a record differs in from what it is now, as far as that can be brought back. */
function restorer(
  db: ReadableDb,
  record: RecordName,
  id: string,
  turns: readonly Turn[],
): (turn: Turn) => Values {
  const now = turns.at(-1)?.after ?? {};
  const initial = initialFields(record);
  const shownText = getDocument(db, String(now.document))?.content;
  const isRemoved = removedNow(db, record, id);
  const firstCut = turns.findIndex(({ change }) => isCut(db, change));
  const canBe = (field: string, value: Value): boolean => {
    if (field === 'anchor') return (value as unknown as Anchor).content === shownText;
    const tag = memberIn(record, field);
    return tag === null || value === false || getTag(db, tag) !== undefined;
  };
  return turn => {
    // What a change that came in part had set besides is not known: fields nobody is seen to set stay as they are.
    const isPartial = firstCut !== -1 && firstCut <= turns.indexOf(turn);
    const fields: Values = isRemoved ? { removed: false } : {};
    for (const [field, present] of Object.entries(now)) {
      if (field === 'removed' || field === 'document') continue;
      if (isPartial && !(field in turn.after)) continue;
      const unset = memberIn(record, field) === null ? (initial[field] ?? null) : false;
      const value = turn.after[field] ?? unset;
      if (!sameValue(value, present) && canBe(field, value)) fields[field] = value;
    }
    return fields;
  };
}

function removedNow(db: ReadableDb, record: RecordName, id: string): boolean {
  return db.prepare<[string], number>(`SELECT removed FROM "${record}" WHERE id = ?`).pluck().get(id) === 1;
}

function isCut(db: ReadableDb, { device, seq }: Change): boolean {
  return db.prepare('SELECT 1 FROM cut WHERE device = ? AND seq = ?').get(device, seq) !== undefined;
}
