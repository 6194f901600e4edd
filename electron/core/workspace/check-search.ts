/** Whether the full-text index has a row for everything that is shown, and none for anything else. */
import type { ReadableDb } from './db.ts';
import type { Findings } from './findings.ts';
import { documentEntries, type SearchEntry } from './search-index.ts';
import { hasSearch } from './search-tables.ts';

type Key = Pick<SearchEntry, 'part' | 'start' | 'end'>;

export function* searchProblems(db: ReadableDb): Findings {
  // A shared file has none until it is opened.
  if (!hasSearch(db)) return;
  yield* documentProblems(db);
  yield* annotationProblems(db);
  yield* strayProblems(db);
  const entries = countOf(db, 'search_entry');
  const rows = countOf(db, 'search');
  if (rows !== entries) yield `the search index: it has ${rows} rows where ${entries} should be`;
}

function* documentProblems(db: ReadableDb): Findings {
  const present = db.prepare<[string], Key>(
    `SELECT part, start, "end" FROM search_entry WHERE record = 'document' AND id = ?`,
  );
  for (const id of db.prepare<[], string>('SELECT id FROM document').pluck().iterate()) {
    const expected = documentEntries(db, id).map(keyOf).sort();
    const found = present.all(id).map(keyOf).sort();
    if (expected.join() !== found.join()) yield `document ${id}: the search index is out of step with it`;
    yield null;
  }
}

/** An annotation has one row unless it is removed: that much is seen without reading its words. */
function* annotationProblems(db: ReadableDb): Findings {
  const out = db.prepare<[], string>(
    `SELECT a.id FROM annotation a
     LEFT JOIN (SELECT id, count(*) AS rows FROM search_entry WHERE record = 'annotation' GROUP BY id) e
       ON e.id = a.id
     WHERE coalesce(e.rows, 0) <> iif(a.removed = 0, 1, 0)`,
  );
  for (const id of out.pluck().iterate()) yield `annotation ${id}: the search index is out of step with it`;
}

function* strayProblems(db: ReadableDb): Findings {
  for (const record of ['document', 'annotation']) {
    const strays = db
      .prepare<[string], number>(
        `SELECT count(*) FROM search_entry WHERE record = ? AND id NOT IN (SELECT id FROM ${record})`,
      )
      .pluck()
      .get(record);
    if (strays) yield `the search index: ${strays} rows name a ${record} that is not here`;
  }
}

function keyOf({ part, start, end }: Key): string {
  return `${part}:${start}:${end}`;
}

function countOf(db: ReadableDb, table: 'search' | 'search_entry'): number {
  return Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}
