/** A workspace of the second form gets saved views; its log stays as it was. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { WritableDb } from '../../../../../electron/core/workspace/db.ts';
import { migrate, readMigrations } from '../../../../../electron/core/workspace/migrate.ts';
import { migrations } from '../../../../support/store.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const folder = temporaryFolder('views');
const all = readMigrations(migrations);

it('leaves the rows of the log as they were, and makes room for views', () => {
  const db = new Database(join(folder, 'rows.postil')) as WritableDb;
  migrate(db, all.slice(0, 2));
  const insert = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (let seq = 1; seq <= 20; seq++)
    insert.run('d'.repeat(22), seq, seq + 3, 1.5, 'p', 'collection', 'c', '{"name":"x"}');
  expect(() => insert.run('e'.repeat(22), 1, 1, 0, 'p', 'view', 'v', '{}')).toThrowError(/CHECK/);
  const before = db.prepare('SELECT * FROM change').all();
  migrate(db, all);
  expect(db.prepare('SELECT * FROM change').all()).toEqual(before);
  expect(db.prepare('SELECT * FROM view').all()).toEqual([]);
  // Made anew with `change`, so that finding the changes of a record stays quick.
  const indexes = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'change'");
  expect(indexes.pluck().all()).toContain('change_by_record');
  const again = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  expect(() => again.run('e'.repeat(22), 1, 1, 0, 'p', 'view', 'v', '{}')).not.toThrow();
  expect(() => again.run('e'.repeat(22), 2, 2, 0, 'p', 'shelf', 'v', '{}')).toThrowError(/CHECK/);
  db.close();
});
