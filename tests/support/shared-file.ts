/** Writes shares of a workspace and looks at what is in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shareFile } from '../../electron/core/jobs/share-file.ts';
import { connectReadonly } from '../../electron/core/workspace/connection.ts';
import type { ReadableDb } from '../../electron/core/workspace/db.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import { RECORDS } from '../../shared/history/change.ts';
import { defaultShareOptions, type ShareOptions } from '../../shared/records/share-options.ts';
import { migrations } from './store.ts';

/** Writes a share of these options beside other files in `folder`. @returns its path. */
export async function shared(
  db: ReadableDb,
  folder: string,
  options: Partial<ShareOptions> = {},
): Promise<string> {
  const file = join(folder, `share-${newId()}.postil`);
  await shareFile(db, { ...defaultShareOptions, ...options }, { file, migrations });
  return file;
}

/** Those of the words that stand anywhere in the bytes of a file, however they are written there. */
export function wordsIn(file: string, words: readonly string[]): string[] {
  const bytes = readFileSync(file).toString('latin1').toLowerCase();
  return words.filter(word => bytes.includes(word.toLowerCase()));
}

/** Reads a file of which nothing was opened yet. */
export function readingOf<T>(file: string, read: (db: ReadableDb) => T): T {
  const db = connectReadonly(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** Every row of every table that the log determines, removed records left out, with texts and positions. */
export function stateOf(db: ReadableDb): Record<string, unknown[]> {
  const rows = (sql: string) => db.prepare<[], unknown>(sql).all();
  const shown = `SELECT a.id FROM annotation a JOIN document d ON d.id = a.document WHERE a.removed = 0 AND d.removed = 0`;
  const conditions: Partial<Record<string, string>> = {
    annotation: `id IN (${shown})`,
    link: `"from" IN (${shown}) AND "to" IN (${shown})`,
  };
  return {
    ...Object.fromEntries(
      RECORDS.map(record => [
        record,
        rows(`SELECT * FROM ${record} WHERE removed = 0 AND ${conditions[record] ?? '1'} ORDER BY id`),
      ]),
    ),
    annotation_tag: rows(
      `SELECT * FROM annotation_tag WHERE annotation IN (${shown}) ORDER BY annotation, tag`,
    ),
    document_collection: rows(
      `SELECT m.* FROM document_collection m JOIN document d ON d.id = m.document AND d.removed = 0
       ORDER BY m.document, m.collection`,
    ),
    content: rows(
      'SELECT * FROM content WHERE hash IN (SELECT content FROM document WHERE removed = 0) ORDER BY hash',
    ),
    source: rows(
      'SELECT * FROM source WHERE hash IN (SELECT source FROM document WHERE removed = 0) ORDER BY hash',
    ),
  };
}
