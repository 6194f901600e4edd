/**
 * The form of a workspace that came from elsewhere, looked at in a private copy before a row of it is read. After
 * sqlite.org/security.html ("Untrusted SQLite Database Files"); of 10,437 hostile databases that SQLite's own tests
 * use, 28 passed its quick check, so the schema must be ours text for text as well.
 */
import { closeSync, fstatSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '../../../shared/contract/fault.ts';
import { connect, connectForeign, connectMemory, disconnect, type ReadConnection } from './connection.ts';
import type { ReadableDb } from './db.ts';
import { toFault } from './faults.ts';
import { assertNotNewer, assertWorkspace } from './inspect-file.ts';
import { type MigrationStep, migrate, versionOf } from './migrate.ts';

export const CANNOT_MERGE = 'Cannot merge';

/** A file whose form is that of a workspace of its version. What stands in its rows is not looked at yet. */
export interface ForeignFile {
  readonly db: ReadConnection;
  /** `user_version`: up to the newest there is. */
  readonly version: number;
}

/** Of a file and the copy that was made of it. */
export interface ForeignCopy {
  /** The copy, which nobody else can get at. It is written to: its write-ahead log is folded in. */
  readonly copy: string;
  /** As the person named the file, for messages. */
  readonly file: string;
}

/** @throws Fault `merge.refused`: something in the file is not as Postil makes it. */
export function refused(file: string, reason: string): Fault {
  return new Fault('merge.refused', CANNOT_MERGE, { file, reason });
}

/**
 * Opens a copy for reading.
 * @throws Fault `workspace.foreign`, `workspace.newer`, `workspace.damaged`, `merge.refused`.
 */
export function openForeignFile({ copy, file }: ForeignCopy, steps: readonly MigrationStep[]): ForeignFile {
  assertHeader(copy, file, steps.length);
  try {
    foldLog(copy, file);
    const version = assertHeader(copy, file, steps.length);
    assertWholePages(copy, file);
    const db = connectForeign(copy);
    try {
      assertSound(db, file);
      if (versionOf(db) !== version) throw damaged(file, 'its header has changed');
      assertOurs(db, file, steps.slice(0, version));
      for (const table of ['change', 'content', 'source']) assertIndexed(db, file, table);
      return { db, version };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw asForeign(error, file);
  }
}

/** What SQLite says of a foreign file, as a fault. Any error of SQL in it is damage: our own statements are sound. */
export function asForeign(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const known = /^SQLITE_(FULL|IOERR)/.test(error.code) ? toFault(error, CANNOT_MERGE, file) : undefined;
  return known ?? damaged(file, `the file is damaged (${error.message})`);
}

function damaged(file: string, reason: string): Fault {
  return new Fault('workspace.damaged', CANNOT_MERGE, { file, reason: `${reason}; ask for it again` });
}

/** @returns the file's version. */
function assertHeader(copy: string, file: string, newest: number): number {
  const header = headerOf(copy);
  assertWorkspace(header, CANNOT_MERGE, file);
  const version = header.readUInt32BE(60);
  assertNotNewer(version, newest, CANNOT_MERGE, file);
  if (version === 0) throw refused(file, 'it has no form that any Postil gave it');
  return version;
}

/** Where in the header the file's read and write version stand: 1 is a rollback journal, 2 a write-ahead log. */
const JOURNAL_MODE = 18;

/** Puts what is in the log beside it into the copy itself, and makes it one that needs nothing beside it. */
function foldLog(copy: string, file: string): void {
  const log = `${copy}-wal`;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    if (headerOf(copy)[JOURNAL_MODE] !== 2 || !isLogOf(headerOf(copy), headerOf(log)))
      throw refused(file, `the log beside it (${file}-wal) is not its own`);
    const db = connect(copy);
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      disconnect(db);
    }
  }
  for (const left of ['-wal', '-shm', '-journal']) rmSync(`${copy}${left}`, { force: true });
  const handle = openSync(copy, 'r+');
  try {
    writeSync(handle, Uint8Array.of(1, 1), 0, 2, JOURNAL_MODE);
  } finally {
    closeSync(handle);
  }
}

/** Whether it is a write-ahead log for such a database (fileformat2.html, "WAL Header"); SQLite checks its frames. */
function isLogOf(header: Buffer, log: Buffer): boolean {
  const isMagic = (log.readUInt32BE(0) & ~1) >>> 0 === 0x377f0682;
  return isMagic && log.readUInt32BE(4) === 3007000 && log.readUInt32BE(8) === pageSizeOf(header);
}

/** "The database header" in fileformat2.html: 1 stands for 65,536. */
function pageSizeOf(header: Buffer): number {
  const size = header.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

/** @throws Fault `workspace.damaged` for a file that was cut off or has something behind its end. */
function assertWholePages(copy: string, file: string): void {
  const header = headerOf(copy);
  const expected = header.readUInt32BE(28) * pageSizeOf(header);
  const { size } = statSync(copy);
  if (size < expected) throw damaged(file, 'it was cut off on its way');
  if (size > expected) throw damaged(file, 'there is something behind its end');
}

/** The first 100 bytes, zeros where the file is shorter. */
function headerOf(path: string): Buffer {
  const header = Buffer.alloc(100);
  const handle = openSync(path, 'r');
  try {
    if (fstatSync(handle).size > 0) readSync(handle, header, 0, header.length, 0);
    return header;
  } finally {
    closeSync(handle);
  }
}

/** The first statement that is run on it. */
function assertSound(db: ReadableDb, file: string): void {
  const found = String(db.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw damaged(file, `the file is damaged (${found})`);
}

/** An index that lies would show some rows twice and others never. */
function assertIndexed(db: ReadableDb, file: string, table: string): void {
  const found = String(db.pragma(`integrity_check(${table})`, { simple: true }));
  if (found !== 'ok') throw damaged(file, `the file is damaged (${found})`);
}

/** @throws Fault `merge.refused` when a part of the schema is missing, extra or not ours to the letter. */
function assertOurs(db: ReadableDb, file: string, steps: readonly MigrationStep[]): void {
  const expected = expectedSchema(steps);
  const present = schemaOf(db);
  // A shared file comes without the search index, which may keep words of what was removed.
  if (![...present.keys()].some(isOfSearch))
    for (const part of [...expected.keys()].filter(isOfSearch)) expected.delete(part);
  for (const [part, sql] of expected) {
    if (!present.has(part)) throw refused(file, `its ${part} is missing`);
    if (present.get(part) !== sql) throw refused(file, `its ${part} has not the form it should have`);
  }
  const extra = [...present.keys()].find(part => !expected.has(part));
  if (extra !== undefined) throw refused(file, `it holds what is not Postil's (${extra})`);
}

function isOfSearch(part: string): boolean {
  return / (search|search_\w+) of | of search_entry$/.test(part);
}

function expectedSchema(steps: readonly MigrationStep[]): Map<string, string | null> {
  const db = connectMemory();
  try {
    migrate(db, steps);
    return schemaOf(db);
  } finally {
    db.close();
  }
}

/** "table annotation of annotation", "index annotation_by_document of annotation" … with what made them. */
function schemaOf(db: ReadableDb): Map<string, string | null> {
  const rows = db.prepare<[], [string, string | null]>(
    "SELECT type || ' ' || name || ' of ' || tbl_name, sql FROM sqlite_schema ORDER BY name LIMIT 1000",
  );
  return new Map(rows.raw().all());
}
