/** Reading the rows of a foreign workspace: each is checked on its own before it is believed. */
import { z } from 'zod';
import { Change, RECORDS, type RecordName, type Values } from '../../../shared/history/change.ts';
import { checkFields, InvalidFieldError, WORKSPACE_ID } from '../../../shared/history/fields.ts';
import { type Cut, Horizon } from '../../../shared/history/seen.ts';
import { Id } from '../../../shared/records/common.ts';
import { MAX_TEXT_LENGTH } from '../../../shared/records/imported-article.ts';
import { schema } from '../../../shared/text/schema.ts';
import { inflated, type NewSource, sha256, WITHHELD } from './contents.ts';
import type { ReadableDb } from './db.ts';
import type { ForeignContent } from './foreign-batch.ts';
import { type ForeignFile, refused } from './foreign-file.ts';

/** Largest value of one row, in bytes: as large as a file that can be imported. */
const LARGEST_FILE = 200 * 1024 * 1024;
/** Largest change or horizon, in bytes: many times the longest note. */
const LARGEST_ENTRY = 16 * 1024 * 1024;
/** Largest sum of all horizons, in bytes: they are held in memory together. */
const ALL_HORIZONS = 64 * 1024 * 1024;
/** Last time that a date can say (ECMA-262, "Time Values"), in ms since 1970. */
const LAST_TIME = 8.64e15;

/** The horizon and cut tables are that old. */
const SHARING = 4;

/** The order in which records come, so that what one points at comes before it. */
export const FOREIGN_ORDER: readonly RecordName[] = [
  'workspace',
  'person',
  'tag',
  'collection',
  'document',
  'annotation',
  'link',
  'view',
];
if (FOREIGN_ORDER.length !== RECORDS.length) throw new Error('a record has no place in the order of a merge');

/** A change as it came, with what is missing of it. */
export interface ForeignChange {
  readonly change: Change;
  readonly cut: Cut | null;
  /** Length of its fields as JSON, in UTF-16 units. */
  readonly size: number;
}

/** The rows of one foreign workspace. */
export class ForeignRows {
  readonly #db: ReadableDb;
  readonly #hasSharing: boolean;
  readonly #file: string;

  /** @param file As the person named it, for messages. */
  constructor({ db, version }: ForeignFile, file: string) {
    this.#db = db;
    this.#hasSharing = version >= SHARING;
    this.#file = file;
  }

  count(table: 'change' | 'cut'): number {
    if (table === 'cut' && !this.#hasSharing) return 0;
    return Number(this.#db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  }

  /** The numbers and clocks of all changes, by device and in the order of their numbers. */
  clocks(): Iterable<{ device: unknown; seq: unknown; lamport: unknown }> {
    return this.#db
      .prepare<[], { device: unknown; seq: unknown; lamport: unknown }>(
        'SELECT device, seq, lamport FROM change ORDER BY device, seq',
      )
      .iterate();
  }

  /** @throws Fault `merge.refused` */
  horizons(): Horizon[] {
    if (!this.#hasSharing) return [];
    let bytes = 0;
    const sizes = this.#db.prepare<[], number>('SELECT octet_length(seen) FROM horizon').pluck();
    for (const size of sizes.iterate()) {
      bytes += size;
      if (bytes > ALL_HORIZONS) throw this.#refused('it tells of more merges than can have been');
    }
    const rows = this.#db.prepare<[], { device: string; seq: number; seen: string }>('SELECT * FROM horizon');
    return rows.all().map(({ device, seq, seen }) => {
      const parsed = Horizon.safeParse({ device, seq, seen: parsedJson(seen) });
      if (!parsed.success) throw this.#refused(`what device ${device} had seen at ${seq} cannot be read`);
      return parsed.data;
    });
  }

  /** All changes of one kind of record, those of one record together. @throws Fault `merge.refused` */
  *changes(record: RecordName): Generator<ForeignChange> {
    this.#assertSizes(record);
    const rows = this.#db
      .prepare<[string], ChangeRow>(
        this.#hasSharing
          ? `SELECT c.*, cut.withheld FROM change c LEFT JOIN cut ON cut.device = c.device AND cut.seq = c.seq
             WHERE c.record = ? ORDER BY c.id, c.device, c.seq`
          : 'SELECT *, NULL AS withheld FROM change WHERE record = ? ORDER BY id, device, seq',
      )
      .iterate(record);
    for (const row of rows) yield this.#change(row);
  }

  /** @returns undefined when it is not there. @throws Fault `merge.refused` for one that is not what it says. */
  content(hash: string): ForeignContent | undefined {
    const size = this.#sizeOf('content', 'body', hash);
    if (size === undefined) return undefined;
    if (size > LARGEST_FILE) throw this.#refused(`text ${hash} is too long`);
    const body: unknown = this.#db.prepare('SELECT body FROM content WHERE hash = ?').pluck().get(hash);
    if (typeof body !== 'string') throw this.#refused(`text ${hash} is not a text`);
    if (body === WITHHELD) return { hash, body };
    if (sha256(body) !== hash) throw this.#refused(`text ${hash} has changed on its way`);
    if (!isArticle(body)) throw this.#refused(`text ${hash} is not an article`);
    return { hash, body };
  }

  /** @returns undefined when it is not there. @throws Fault `merge.refused` for one that is not what it says. */
  source(hash: string): NewSource | undefined {
    const packed = this.#sizeOf('source', 'bytes', hash);
    if (packed === undefined) return undefined;
    const size: unknown = this.#db.prepare('SELECT size FROM source WHERE hash = ?').pluck().get(hash);
    if (packed > LARGEST_FILE || typeof size !== 'number' || size < 0 || size > LARGEST_FILE)
      throw this.#refused(`source file ${hash} is too large`);
    const bytes: unknown = this.#db.prepare('SELECT bytes FROM source WHERE hash = ?').pluck().get(hash);
    const file = Buffer.isBuffer(bytes) ? inflated(bytes, size) : null;
    if (!Buffer.isBuffer(bytes) || file?.length !== size || sha256(file) !== hash)
      throw this.#refused(`source file ${hash} has changed on its way`);
    return { hash, size, bytes };
  }

  /** Before any of them is read: one that is too large must not be. */
  #assertSizes(record: RecordName): void {
    const found = this.#db
      .prepare<[string, number], { device: string; seq: number }>(
        'SELECT device, seq FROM change WHERE record = ? AND octet_length(fields) > ? LIMIT 1',
      )
      .get(record, LARGEST_ENTRY);
    if (found) throw this.#refused(`${nameOf(found)} is too large`);
  }

  #change(row: ChangeRow): ForeignChange {
    const { device, seq, lamport, wall, person, record, id, withheld } = row;
    const fields = parsedJson(row.fields);
    const change = { device, seq, lamport, wall, person, record, id, fields };
    const reason = whatIsWrong(change);
    if (reason !== null) throw this.#refused(`${nameOf(row)} is not valid: ${reason}`);
    if (withheld !== null && withheld !== 0 && withheld !== 1)
      throw this.#refused(`what is missing of ${nameOf(row)} cannot be read`);
    const cut = withheld === null ? null : { device, seq, withheld: withheld === 1 };
    return { change: change as Change, cut, size: row.fields.length };
  }

  #sizeOf(table: 'content' | 'source', column: string, hash: string): number | undefined {
    return this.#db
      .prepare<[string], number>(`SELECT octet_length(${column}) FROM ${table} WHERE hash = ?`)
      .pluck()
      .get(hash);
  }

  #refused(reason: string): Error {
    return refused(this.#file, reason);
  }
}

/** A row of the log as SQLite gives it, joined with that of what is missing of it. */
interface ChangeRow {
  device: string;
  seq: number;
  lamport: number;
  wall: number;
  person: string;
  record: RecordName;
  id: string;
  fields: string;
  withheld: number | null;
}

function nameOf({ device, seq }: { readonly device: string; readonly seq: number }): string {
  return `change ${seq} of device ${device}`;
}

/** Each field has a check of its own, stricter than that it is JSON and several times faster. */
const Head = Change.omit({ fields: true }).extend({
  fields: z.custom<Values>(isPlain, 'they are no fields'),
});

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Why something cannot be taken for a change, or null. */
export function whatIsWrong(value: unknown): string | null {
  try {
    const parsed = Head.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return `${issue?.path.join('.')}: ${issue?.message}`;
    }
    const { record, id, person, wall, fields } = parsed.data;
    checkFields(record, fields);
    if (record === 'workspace' ? id !== WORKSPACE_ID : !Id.safeParse(id).success)
      return 'its record has no id';
    if (!Id.safeParse(person).success) return 'nobody made it';
    return Math.abs(wall) <= LAST_TIME ? null : 'it was made at no time';
  } catch (error) {
    if (error instanceof InvalidFieldError) return error.message;
    // Nested without end.
    if (error instanceof RangeError) return 'its fields cannot be read';
    throw error;
  }
}

function parsedJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isArticle(body: string): boolean {
  try {
    const doc = schema.nodeFromJSON(parsedJson(body));
    doc.check();
    return doc.type === schema.topNodeType && doc.content.size <= MAX_TEXT_LENGTH;
  } catch (error) {
    // What the schema says of a foreign body, and what a body nested without end does to the stack.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
