/** Opening and making workspace files. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../../shared/contract/fault.ts';
import type { Person } from '../../../shared/records/person.ts';
import { APPLICATION_ID } from '../../../shared/records/workspace.ts';
import { connect, connectReadonly, disconnect } from './connection.ts';
import type { ReadableDb } from './db.ts';
import { faulting } from './faults.ts';
import { FileWorkspace } from './file-workspace.ts';
import { assertFree, giveName } from './free-name.ts';
import { assertWritable, type InspectedFile, inspectFile } from './inspect-file.ts';
import { takeLock } from './lock.ts';
import { backUpBefore, type MigrationStep, migrate, readMigrations, versionOf } from './migrate.ts';
import { fillSearch, hasSearch, makeSearch } from './search-tables.ts';
import { joinParts } from './steps.ts';
import { verifyFile } from './verify-file.ts';
import type { Workspace } from './workspace.ts';
import { defaultName } from './workspace-record.ts';

const CANNOT_OPEN = 'Cannot open the workspace';
const CANNOT_CREATE = 'Cannot make the workspace';

/** Longest name of a workspace (`shared/history/fields`), in UTF-16 units; names of files can be longer. */
const MAX_NAME = 200;

export interface OpenOptions {
  /** Who annotates on this computer. */
  readonly person: Person;
  /** Folder of the migration steps. */
  readonly migrations: string;
  /** Folder of the backups of this computer, for the copy made before a migration; beside the file when absent. */
  readonly backups?: string;
}

export interface CreateOptions extends OpenOptions {
  /** Name of the workspace; the file's name without its ending when absent. */
  readonly name?: string | undefined;
}

export interface ReadonlyOptions {
  /** Folder of the migration steps. */
  readonly migrations: string;
  /** Whether this program has it open for writing: then its pages, all of which take seconds, were looked at. */
  readonly isOpenHere?: boolean;
}

export interface ReadonlyWorkspace {
  readonly db: ReadableDb;
  close(): void;
}

/**
 * Makes a new, empty workspace file and opens it. A crash on the way leaves no file of that name, or a whole one.
 * @throws Fault `workspace.exists`, `workspace.missing` (no such folder), `workspace.readOnly`, `disk.full` …
 */
export function createWorkspace(path: string, options: CreateOptions): Workspace {
  const steps = readMigrations(options.migrations);
  return faulting(CANNOT_CREATE, path, () => {
    assertFree(path, CANNOT_CREATE);
    const target = join(realpathSync(dirname(path)), basename(path));
    const draft = `${target}.new-${randomBytes(6).toString('hex')}`;
    try {
      buildEmpty(draft, steps);
      giveName(draft, target, path, CANNOT_CREATE);
    } finally {
      for (const leftover of [draft, `${draft}-journal`]) rmSync(leftover, { force: true });
    }
    return nameNew(target, options);
  });
}

/**
 * Opens a workspace for writing, bringing it to the newest form first. Only one process at a time has it.
 * @throws Fault `workspace.missing`, `workspace.foreign`, `workspace.newer`, `workspace.readOnly`,
 * `workspace.inUse`, `workspace.damaged`, `file.unsupported` (a hard link), `disk.full`, `disk.failed`.
 */
export function openWorkspace(path: string, options: OpenOptions): Workspace {
  return open(path, options);
}

/**
 * Opens a workspace for reading, whether or not somebody writes it at the same time. From a folder that
 * cannot be written to it works when the workspace was closed there, not when it is in use.
 * @throws Fault as `openWorkspace`, without `workspace.inUse`.
 */
export function openReadonly(path: string, { migrations, isOpenHere }: ReadonlyOptions): ReadonlyWorkspace {
  const steps = readMigrations(migrations);
  return faulting(CANNOT_OPEN, path, () => {
    const file = inspectFile(path, CANNOT_OPEN, steps.length);
    const db = connectReadonly(file.path);
    try {
      verifyFile(db, file, steps, CANNOT_OPEN, isOpenHere);
      if (versionOf(db) < steps.length)
        throw new Fault('workspace.readOnly', CANNOT_OPEN, {
          file: path,
          reason: 'it was written by an older Postil; open it once in the app to bring it up to date',
        });
      return { db, close: () => db.close() };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function open(path: string, { person, migrations, backups }: OpenOptions): FileWorkspace {
  const steps = readMigrations(migrations);
  return faulting(CANNOT_OPEN, path, () => {
    const file = inspectFile(path, CANNOT_OPEN, steps.length);
    assertWritable(file.path);
    const lock = takeLock(file.path, CANNOT_OPEN);
    try {
      verifyFirst(file, steps);
      const db = connect(file.path);
      try {
        bringUpToDate(db, file.path, steps, backups);
        db.pragma('journal_mode = WAL');
        foldLog(db);
        endBrokenStep(db);
        return new FileWorkspace(file.path, db, lock, person);
      } catch (error) {
        disconnect(db);
        throw error;
      }
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

/** Has undo know of what a merge or another long step did whose process was ended before its end. */
function endBrokenStep(db: ReturnType<typeof connect>): void {
  try {
    db.transaction(() => joinParts(db, label => `${label} (it was cut off)`))();
  } catch (error) {
    // On a full disk the parts stay for the next time, which loses nothing.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** Folds in what a process left that was ended, so that until the first commit the file alone is whole. */
function foldLog(db: ReturnType<typeof connect>): void {
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    // On a full disk it stays in the log, which loses nothing.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** Looks at the file through a connection that cannot change it, so that a damaged one stays as it is. */
function verifyFirst(file: InspectedFile, steps: readonly MigrationStep[]): void {
  const db = connectReadonly(file.path);
  try {
    verifyFile(db, file, steps, CANNOT_OPEN);
  } finally {
    db.close();
  }
}

function bringUpToDate(
  db: ReturnType<typeof connect>,
  path: string,
  steps: readonly MigrationStep[],
  backups: string | undefined,
): void {
  if (versionOf(db) < steps.length) {
    backUpBefore(db, path, steps.length, backups);
    // Steps may change the search tables, so a shared file gets them first.
    if (!hasSearch(db)) makeSearch(db, steps);
    migrate(db, steps);
  }
  fillSearch(db, steps);
}

/** Makes a workspace file without anything in it, not even a name. @param mode Who may read it. */
export function buildEmpty(draft: string, steps: readonly MigrationStep[], mode = 0o666): void {
  closeSync(openSync(draft, 'wx', mode));
  const db = connect(draft);
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db, steps);
  } finally {
    db.close();
  }
}

function nameNew(target: string, options: CreateOptions): Workspace {
  const workspace = open(target, options);
  try {
    workspace.begin(options.name?.trim() || nameFor(target));
    return workspace;
  } catch (error) {
    workspace.close();
    rmSync(target, { force: true });
    throw error;
  }
}

/** The file's name without its ending, as far as a workspace may be called so. */
function nameFor(path: string): string {
  return defaultName(path).trim().slice(0, MAX_NAME) || 'Workspace';
}
