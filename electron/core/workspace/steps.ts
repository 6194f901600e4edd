/** Undo and redo of this copy: each step with the fields it set and what they were. Survives a restart. */
import type { Edit, RecordName, Values } from '../../../shared/history/change.ts';
import { canonicalJson, sameValue } from './canonical-json.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import type { RecordReader } from './record-tables.ts';

/** What a step did to one record. */
export interface StepEdit {
  readonly record: RecordName;
  readonly id: string;
  readonly before: Values;
  readonly after: Values;
}

export interface Step {
  readonly number: number;
  readonly label: string;
  readonly edits: readonly StepEdit[];
}

interface StepRow {
  number: number;
  label: string;
  edits: string;
}

/** Values of `undone`: of a step that was undone, and of a part of one that is still at work. */
const UNDONE = 1;
const PART = 2;

const TO_REDO = `number > ? AND undone = ${UNDONE} ORDER BY number LIMIT 1`;

const MADE = Symbol('made');
const GONE = Symbol('made, and removed again');

/**
 * What a step did to each record, gathered piece by piece, several edits of one made one: from its first state to
 * its last. Kept as text: a merge edits hundreds of thousands of records, whose words need not stay in memory.
 */
export class StepEdits {
  /**
   * Canonical JSON of a `StepEdit` by its record, as `<record> <id>`, in the order records are first named. Of one that
   * the step made it says nothing else, and nothing at all when it is removed at the end: then it is not there after
   * the step as it was not before.
   */
  readonly #texts = new Map<string, string | typeof MADE | typeof GONE>();

  get isEmpty(): boolean {
    return this.#texts.size === 0;
  }

  add(edits: readonly PreparedEdit[]): this {
    for (const edit of edits) this.#add(edit);
    return this;
  }

  /** @param json What `toJson` answered for what was done next. */
  join(json: string): void {
    for (const edit of JSON.parse(json) as (StepEdit | string)[]) {
      if (typeof edit === 'string') this.#texts.set(edit, MADE);
      else this.#add({ ...edit, fields: edit.after, isNew: false });
    }
  }

  #add(edit: PreparedEdit): void {
    const key = `${edit.record} ${edit.id}`;
    const known = edit.isNew ? MADE : this.#texts.get(key);
    this.#texts.set(key, typeof known === 'symbol' ? made(known, edit) : editText(edit, known));
  }

  /** A JSON array of `StepEdit`s, in which `<record> <id>` alone stands for a record that was made. */
  toJson(): string {
    const texts = [...this.#texts].flatMap(([key, text]) => {
      if (text === GONE) return [];
      return text === MADE ? JSON.stringify(key) : text;
    });
    return `[${texts.join(',')}]`;
  }
}

/** What a step says of a record it made, after an edit of that. */
function made(known: typeof MADE | typeof GONE, { fields }: PreparedEdit): typeof MADE | typeof GONE {
  if (fields.removed === undefined) return known;
  return fields.removed === true ? GONE : MADE;
}

/** @param key `<record> <id>` of a record that a step made. */
function making(key: string): StepEdit {
  const at = key.indexOf(' ');
  const record = key.slice(0, at) as RecordName;
  return { record, id: key.slice(at + 1), before: { removed: true }, after: { removed: false } };
}

/** @param known What the step did to the record before. */
function editText({ record, id, before, fields }: PreparedEdit, known: string | undefined): string {
  if (known === undefined) return canonicalJson({ after: fields, before, id, record });
  const first = JSON.parse(known) as StepEdit;
  return canonicalJson({
    ...first,
    after: { ...first.after, ...fields },
    before: { ...before, ...first.before },
  });
}

/** Keeps a step and drops the undone ones, which it replaces. */
export function pushStep(db: WritableDb, label: string, edits: StepEdits): void {
  db.prepare(`DELETE FROM step WHERE number > ? AND undone <> ${PART}`).run(lastDone(db));
  db.prepare('INSERT INTO step (label, edits) VALUES (?, ?)').run(label, edits.toJson());
}

/**
 * Keeps what one piece of long work did, in the transaction of that piece: what is in when the process is killed can
 * then be undone. Undo and redo see it from `joinParts` on.
 */
export function keepPart(db: WritableDb, label: string, edits: StepEdits): void {
  if (edits.isEmpty) return;
  db.prepare(`INSERT INTO step (label, edits, undone) VALUES (?, ?, ${PART})`).run(label, edits.toJson());
}

/**
 * Makes one step of all parts that were kept, the newest step of all.
 * @param named Gives its label, from that of its parts.
 * @returns whether there were any.
 */
export function joinParts(db: WritableDb, named = (label: string): string => label): boolean {
  const parts = db.prepare<[], StepRow>(`SELECT * FROM step WHERE undone = ${PART} ORDER BY number`).all();
  const [first] = parts;
  if (!first) return false;
  const edits = new StepEdits();
  for (const part of parts) edits.join(part.edits);
  db.prepare(`DELETE FROM step WHERE undone = ${PART}`).run();
  if (!edits.isEmpty) pushStep(db, named(first.label), edits);
  return true;
}

/** The step undo would take back. */
export function stepToUndo(db: ReadableDb): Step | undefined {
  return toStep(db.prepare<[number], StepRow>('SELECT * FROM step WHERE number = ?').get(lastDone(db)));
}

/** The step redo would do again. */
export function stepToRedo(db: ReadableDb): Step | undefined {
  return toStep(db.prepare<[number], StepRow>(`SELECT * FROM step WHERE ${TO_REDO}`).get(lastDone(db)));
}

export function labelToUndo(db: ReadableDb): string | null {
  return labelOf(db, 'number = ?');
}

export function labelToRedo(db: ReadableDb): string | null {
  return labelOf(db, TO_REDO);
}

/** Whether nothing was done since a step, nor undone. */
export function isLastDone(db: ReadableDb, { number }: Step): boolean {
  return lastDone(db) === number;
}

export function markStep(db: WritableDb, step: Step, isUndone: boolean): void {
  db.prepare('UPDATE step SET undone = ? WHERE number = ?').run(isUndone ? UNDONE : 0, step.number);
}

export function dropSteps(db: WritableDb): void {
  db.prepare('DELETE FROM step').run();
}

/**
 * The edits that take a step back (or do it again): each field goes to its other value only where it still
 * holds the one this step left, so that what was changed since, here or by a colleague, stays.
 */
export function editsToward(rows: RecordReader, step: Step, direction: 'before' | 'after'): Edit[] {
  const from = direction === 'before' ? 'after' : 'before';
  return step.edits.map(edit => {
    const present = rows.values(edit.record, edit.id, Object.keys(edit[direction]));
    const fields: Values = {};
    for (const [field, value] of Object.entries(edit[direction]))
      if (sameValue(present?.[field], edit[from][field])) fields[field] = value;
    return { record: edit.record, id: edit.id, fields };
  });
}

/** Undone steps are always the newest, so the last done one is found from the end. */
function lastDone(db: ReadableDb): number {
  const sql = 'SELECT number FROM step WHERE undone = 0 ORDER BY number DESC LIMIT 1';
  return Number(db.prepare(sql).pluck().get() ?? 0);
}

function labelOf(db: ReadableDb, condition: string): string | null {
  const sql = `SELECT label FROM step WHERE ${condition}`;
  return db.prepare<[number], string>(sql).pluck().get(lastDone(db)) ?? null;
}

function toStep(row: StepRow | undefined): Step | undefined {
  if (!row) return undefined;
  const edits = JSON.parse(row.edits) as (StepEdit | string)[];
  return {
    number: row.number,
    label: row.label,
    edits: edits.map(edit => (typeof edit === 'string' ? making(edit) : edit)),
  };
}
