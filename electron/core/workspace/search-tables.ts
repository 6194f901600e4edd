/**
 * The tables of the search index as a whole. A shared file comes without them: the index keeps words of what was
 * removed in pages of its own. They are made again where the file is opened for writing.
 */
import { Fault } from '../../../shared/contract/fault.ts';
import { connectMemory } from './connection.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { type MigrationStep, migrate, versionOf } from './migrate.ts';
import { indexEverything } from './search-index.ts';

const OF_SEARCH = /^(table|index) search(_|$)/;

/** @param name Kind and name of a part of the schema: "table search_entry". */
export function isOfSearch(name: string): boolean {
  return OF_SEARCH.test(name);
}

export function hasSearch(db: ReadableDb): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'search_entry'").get() !== undefined;
}

/** @throws Fault `workspace.readOnly` for a shared file that was not opened yet. */
export function assertSearchable(db: ReadableDb): void {
  if (hasSearch(db)) return;
  throw new Fault('workspace.readOnly', 'Cannot search the workspace', {
    file: db.name,
    reason: 'it was shared without its search index; open it once in the app, which makes it',
  });
}

/** Makes the tables, empty, in the form they have in a file of its version. */
export function makeSearch(db: WritableDb, steps: readonly MigrationStep[]): void {
  const version = versionOf(db);
  const fresh = connectMemory();
  try {
    migrate(
      fresh,
      steps.filter(step => step.version <= version),
    );
    const made = fresh.prepare<[], { name: string; sql: string | null }>(
      "SELECT type || ' ' || name AS name, sql FROM sqlite_schema WHERE name = 'search' OR tbl_name = 'search_entry'",
    );
    const statements = made.all().flatMap(({ name, sql }) => (sql !== null && isOfSearch(name) ? [sql] : []));
    db.transaction(() => {
      for (const sql of statements) db.exec(sql);
    }).immediate();
  } finally {
    fresh.close();
  }
}

export function dropSearch(db: WritableDb): void {
  db.exec('DROP TABLE search; DROP TABLE search_entry');
}

/** Makes and fills the index where there is none. Its tables and what is in them are one transaction. */
export function fillSearch(db: WritableDb, steps: readonly MigrationStep[]): void {
  if (hasSearch(db) && !isEmptyByMistake(db)) return;
  db.transaction(() => {
    if (!hasSearch(db)) makeSearch(db, steps);
    indexEverything(db);
  }).immediate();
}

/** Whether a crash came between making the tables for a migration and filling them. */
function isEmptyByMistake(db: ReadableDb): boolean {
  const sql = `SELECT NOT EXISTS (SELECT 1 FROM search_entry) AND EXISTS (SELECT 1 FROM document WHERE removed = 0)`;
  return db.prepare<[], number>(sql).pluck().get() === 1;
}
