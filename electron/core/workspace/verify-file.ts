/** The look at a workspace that is taken before anything of it is used. */

import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '../../../shared/contract/fault.ts';
import { connectMemory } from './connection.ts';
import type { ReadableDb } from './db.ts';
import { assertNotNewer, type InspectedFile } from './inspect-file.ts';
import { type MigrationStep, migrate, versionOf } from './migrate.ts';
import { isOfSearch } from './search-tables.ts';

/** Up to this size (bytes) the quick check takes less than about 30 ms, so it is done at every opening. */
const QUICK = 64 * 1024 * 1024;

/**
 * Checks a file's form: its version, its tables, and, when it is small or was not closed properly, its pages.
 * @param isOpenHere Whether this program has it open for writing and so has looked at its pages before.
 * @throws Fault `workspace.newer`, `workspace.damaged`, `workspace.foreign`.
 */
export function verifyFile(
  db: ReadableDb,
  file: InspectedFile,
  steps: readonly MigrationStep[],
  what: string,
  isOpenHere = false,
): void {
  const damaged = (reason: string) =>
    new Fault('workspace.damaged', what, {
      file: file.path,
      reason: `${reason}; the file was left as it is, open a backup of it`,
    });
  try {
    assertNotNewer(versionOf(db), steps.length, what, file.path);
    if (!isOpenHere && (file.size <= QUICK || wasLeftOpen(file.path))) {
      const found = String(db.pragma('quick_check(1)', { simple: true }));
      if (found !== 'ok') throw damaged(`the file is damaged (${found})`);
    }
    const strange = strangeSchema(db, steps);
    if (strange !== undefined) throw damaged(strange);
  } catch (error) {
    // The header was right, so what SQLite cannot read behind it is a damaged workspace, not another file.
    if (error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(error.code))
      throw damaged(`the file is damaged (${error.message})`);
    throw error;
  }
}

/** A log that was not folded back into the file: the last program to write it was ended. */
function wasLeftOpen(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * What a file of this version must not lack or add. Triggers and views could run in our place; we have none,
 * so a file with any was made by somebody else.
 */
function strangeSchema(db: ReadableDb, steps: readonly MigrationStep[]): string | undefined {
  const present = schemaNames(db);
  const expected = expectedNames(steps, versionOf(db));
  // A shared file comes without its search index, which could keep words that are no longer in it.
  const isSearchable = [...present].some(isOfSearch);
  const absent = [...expected].find(name => !present.has(name) && (isSearchable || !isOfSearch(name)));
  if (absent !== undefined) return `its ${absent} is missing`;
  const extra = [...present].find(name => !expected.has(name));
  return extra === undefined ? undefined : `it holds what is not Postil's (${extra})`;
}

function expectedNames(steps: readonly MigrationStep[], version: number): Set<string> {
  const db = connectMemory();
  try {
    migrate(
      db,
      steps.filter(step => step.version <= version),
    );
    return schemaNames(db);
  } finally {
    db.close();
  }
}

/** "table annotation", "index annotation_by_document" … without what SQLite makes for itself. */
function schemaNames(db: ReadableDb): Set<string> {
  const sql = "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
  return new Set(db.prepare<[], string>(sql).pluck().all());
}
