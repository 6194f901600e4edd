/** A workspace of the first form gets collections, and everything in it stays as it was. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { checkWorkspace } from '../../../../../electron/core/workspace/check.ts';
import type { WritableDb } from '../../../../../electron/core/workspace/db.ts';
import { listDocuments } from '../../../../../electron/core/workspace/documents.ts';
import { migrate, readMigrations } from '../../../../../electron/core/workspace/migrate.ts';
import { openWorkspace } from '../../../../../electron/core/workspace/open.ts';
import { APPLICATION_ID } from '../../../../../shared/records/workspace.ts';
import {
  ada,
  addCollection,
  addDocument,
  addTag,
  edit,
  migrations,
  newStore,
  tagPassage,
} from '../../../../support/store.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const folder = temporaryFolder('collections');
const [first] = readMigrations(migrations);

const TABLES = [
  ['change', 'device, seq'],
  ['content', 'hash'],
  ['source', 'hash'],
  ['workspace', 'id'],
  ['person', 'id'],
  ['document', 'id'],
  ['annotation', 'id'],
  ['tag', 'id'],
  ['annotation_tag', 'annotation, tag'],
  ['link', 'id'],
  ['step', 'number'],
  ['search_entry', 'entry'],
  ['local', 'key'],
] as const;

function rowsOf(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    return TABLES.map(([table, order]) => db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all());
  } finally {
    db.close();
  }
}

/** A file as the first version wrote it, with an article, a tag and what undo remembers. */
function fileOfVersion1(): string {
  const workspace = newStore(folder, 'filled');
  const document = addDocument(workspace);
  const tag = addTag(workspace, 'Water');
  const annotation = tagPassage(workspace, document, 'In 1960', 'precedent', { note: 'the treaty' });
  edit(workspace, 'annotation', annotation, { [`tag:${tag}`]: true });
  edit(workspace, 'document', addDocument(workspace, ['Another.']), { removed: true });
  workspace.close();
  const path = join(folder, 'old.postil');
  const db = new Database(path) as WritableDb;
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db, first ? [first] : []);
  db.prepare('ATTACH ? AS filled').run(workspace.path);
  db.pragma('foreign_keys = OFF');
  for (const [table] of TABLES) db.exec(`INSERT INTO main.${table} SELECT * FROM filled.${table}`);
  const words = new Map(
    db
      .prepare<[], [number, string]>(
        "SELECT entry, CASE part WHEN 'annotation' THEN 'treaty' ELSE 'river' END FROM search_entry",
      )
      .raw()
      .all() as [number, string][],
  );
  const add = db.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)');
  for (const [entry, word] of words) add.run(entry, word);
  db.close();
  return path;
}

it('keeps every row, makes room for collections, and leaves a copy of the old file', () => {
  const path = fileOfVersion1();
  const before = rowsOf(path);
  const workspace = openWorkspace(path, { person: ada, migrations });
  const { db } = workspace;
  expect(db.pragma('user_version', { simple: true })).toBeGreaterThanOrEqual(2);
  expect(db.prepare('SELECT * FROM collection').all()).toEqual([]);
  expect(db.prepare('SELECT * FROM document_collection').all()).toEqual([]);
  // The search index of the file above holds stand-ins for its words; everything else must be sound.
  const unsound = checkWorkspace(db, { migrations }).problems.filter(
    problem => !problem.startsWith('the search index'),
  );
  expect(unsound).toEqual([]);

  const [listed] = listDocuments(db);
  expect(listed?.document.collections).toEqual([]);
  const collection = addCollection(workspace, 'River basin');
  edit(workspace, 'document', listed?.document.id ?? '', { [`collection:${collection}`]: true });
  expect(listDocuments(db)[0]?.document.collections).toEqual([collection]);
  workspace.undo();
  workspace.undo();
  expect(listDocuments(db)[0]?.document.collections).toEqual([]);
  workspace.close();
  // Named after the newest form, to which all steps lead at once.
  const copy = `${path}.before-v${readMigrations(migrations).length}.bak`;
  expect(existsSync(copy)).toBe(true);
  expect(rowsOf(copy)).toEqual(before);
});

it('leaves the rows themselves as they were', () => {
  const path = join(folder, 'rows.postil');
  const db = new Database(path) as WritableDb;
  migrate(db, first ? [first] : []);
  const insert = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (let seq = 1; seq <= 20; seq++)
    insert.run('d'.repeat(22), seq, seq + 3, 1.5, 'p', 'tag', 't', '{"name":"x"}');
  const before = db.prepare('SELECT * FROM change').all();
  migrate(db, readMigrations(migrations));
  expect(db.prepare('SELECT * FROM change').all()).toEqual(before);
  expect(() => insert.run('e'.repeat(22), 1, 1, 0, 'p', 'collection', 'c', '{}')).not.toThrow();
  expect(() => insert.run('e'.repeat(22), 2, 2, 0, 'p', 'shelf', 'c', '{}')).toThrowError(/CHECK/);
  db.close();
});
