/** Connections to a workspace file, set up so that nothing acknowledged is lost and nothing in it is trusted. */
import Database from 'better-sqlite3';
import type { ReadableDb, WritableDb } from './db.ts';

/** Versions before have the WAL-reset bug, which can damage a file (sqlite.org/wal.html#walresetbug). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** How long to wait for a reader that is just finishing, in ms. Writers never wait: there is only one. */
const PATIENCE = 2_000;

/** A readable connection that can be closed. */
export interface ReadConnection extends ReadableDb {
  close(): void;
}

/** Opens an existing file for reading; nothing beside it is changed. */
export function connectReadonly(file: string): ReadConnection {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: PATIENCE });
  return closingOnThrow(db, () => {
    setUp(db);
    db.pragma('query_only = ON');
  });
}

/** Native memory that a database from elsewhere may take, in bytes: a few times the largest value in it. */
const MEMORY_FOR_FOREIGN = 1024 * 1024 * 1024;

/** As `connectReadonly`, in a process that reads nothing but one file that is not trusted. */
export function connectForeign(file: string): ReadConnection {
  const db = connectReadonly(file);
  db.pragma(`hard_heap_limit = ${MEMORY_FOR_FOREIGN}`);
  return db;
}

/** Opens an existing file for writing, in the journal mode it is in. */
export function connect(file: string): WritableDb {
  const db = new Database(file, { fileMustExist: true, timeout: PATIENCE });
  return closingOnThrow(db, () => {
    setUp(db);
    db.pragma('foreign_keys = ON');
    // FULL makes a commit durable before it is acknowledged; NORMAL, the default in WAL mode, may lose it
    // when the power fails. It costs about 0.2 ms a commit.
    db.pragma('synchronous = FULL');
    db.pragma('journal_size_limit = 67108864');
    // 16 MB of log before it is folded back, not 4: whoever writes much waits for the disk a quarter as often.
    db.pragma('wal_autocheckpoint = 4000');
    // 64 MB of pages: the indexes of a large workspace stay in memory between commits.
    db.pragma('cache_size = -65536');
  }) as WritableDb;
}

/** A database in memory, for replaying a log. References are not enforced there: texts are not copied. */
export function connectMemory(): WritableDb {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = OFF');
  return db as WritableDb;
}

function setUp(db: Database.Database): void {
  assertSqlite(db);
  // A received file may hold hostile SQL in its schema: none of our functions or virtual tables serve it.
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // With memory mapping, a damaged or shrinking file ends the process instead of raising an error.
  db.pragma('mmap_size = 0');
}

function assertSqlite(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  for (const [i, least] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return;
    if (part < least)
      throw new Error(`SQLite ${version} is too old: Postil needs ${OLDEST_SQLITE.join('.')} or newer`);
  }
}

function closingOnThrow(db: Database.Database, prepare: () => void): Database.Database {
  try {
    prepare();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Closes a writing connection and leaves the workspace as one plain file, which can be mailed, and read from
 * a folder that cannot be written to. While somebody still reads it, or on a full disk, what was committed
 * stays in the write-ahead log beside it, which loses nothing.
 */
export function disconnect(db: WritableDb): void {
  try {
    // Not worth waiting for a reader: the next to open the workspace folds the log back.
    db.pragma('busy_timeout = 0');
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    db.close();
  }
}
