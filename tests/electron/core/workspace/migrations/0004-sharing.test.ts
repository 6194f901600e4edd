/** A workspace of the third form learns to merge; everything in it stays as it was. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { WritableDb } from '../../../../../electron/core/workspace/db.ts';
import { migrate, readMigrations } from '../../../../../electron/core/workspace/migrate.ts';
import { migrations } from '../../../../support/store.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const folder = temporaryFolder('sharing');
const all = readMigrations(migrations);

it('leaves the log as it was and makes room for what devices had seen', () => {
  const db = new Database(join(folder, 'rows.postil')) as WritableDb;
  migrate(db, all.slice(0, 3));
  const insert = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (let seq = 1; seq <= 20; seq++)
    insert.run('d'.repeat(22), seq, seq + 3, 1.5, 'p', 'view', 'v', '{"name":"x"}');
  for (let seq = 1; seq <= 4; seq++) insert.run('f'.repeat(22), seq, seq + 30, 9, 'p', 'view', 'v', '{}');
  const before = db.prepare('SELECT * FROM change').all();
  migrate(db, all);
  expect(db.prepare('SELECT * FROM change').all()).toEqual(before);
  const tables = ['cut', 'disagreement'];
  for (const table of tables) expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  // The device that took over from the first had seen all of it.
  expect(db.prepare('SELECT * FROM horizon').all()).toEqual([
    { device: 'f'.repeat(22), seq: 0, seen: JSON.stringify({ ['d'.repeat(22)]: [[1, 20]] }) },
  ]);
  db.prepare('INSERT INTO horizon VALUES (?, 0, ?)').run('e'.repeat(22), '{}');
  expect(() => db.prepare('INSERT INTO horizon VALUES (?, -1, ?)').run('e'.repeat(22), '{}')).toThrowError(
    /CHECK/,
  );
  db.close();
});
