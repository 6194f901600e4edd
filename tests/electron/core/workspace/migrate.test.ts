/** A file of an older form is brought to the newest, whole or not at all, with a copy made before. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { listShelves } from '../../../../electron/core/workspace/backups/shelf.ts';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { readMigrations } from '../../../../electron/core/workspace/migrate.ts';
import { openReadonly, openWorkspace } from '../../../../electron/core/workspace/open.ts';
import { ada, addDocument, edit, migrations, newStore, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('migrate');

/** The released steps and one more, as a later Postil would have them. */
function laterMigrations(sql: string): string {
  const later = mkdtempSync(join(folder, 'steps-'));
  for (const name of readdirSync(migrations)) copyFileSync(join(migrations, name), join(later, name));
  const next = readMigrations(migrations).length + 1;
  writeFileSync(join(later, `${String(next).padStart(4, '0')}-later.sql`), sql);
  return later;
}

/** A closed workspace in a folder of its own. */
function closedStore(): string {
  const workspace = newStore(mkdtempSync(join(folder, 'store-')));
  const document = addDocument(workspace, undefined, { status: 'done' });
  addDocument(workspace, ['Another.']);
  tagPassage(workspace, document, 'In 1960');
  workspace.close();
  return workspace.path;
}

function read<T>(path: string, sql: string): T[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare<[], T>(sql).all();
  } finally {
    db.close();
  }
}

const ROWS = 'SELECT id, title, status FROM document ORDER BY id';
const MOOD =
  "ALTER TABLE document ADD COLUMN mood TEXT; UPDATE document SET mood = 'calm' WHERE status = 'done';";
const newest = readMigrations(migrations).length;

describe('a step', () => {
  it('turns the rows before into the rows after, beside a whole copy of the old file', () => {
    const path = closedStore();
    const before = read(path, ROWS);
    const workspace = openWorkspace(path, { person: ada, migrations: laterMigrations(MOOD) });
    const [, oldest] = listDocuments(workspace.db).map(({ document }) => document);
    edit(workspace, 'document', oldest?.id ?? '', { note: 'still writable' });
    workspace.close();
    expect(read(path, ROWS)).toEqual(before);
    expect(read(path, 'SELECT mood FROM document ORDER BY id')).toEqual([{ mood: 'calm' }, { mood: null }]);
    expect(read(path, 'PRAGMA user_version')).toEqual([{ user_version: newest + 1 }]);
    const copy = join(dirname(path), `${basename(path)}.before-v${newest + 1}.bak`);
    expect(readdirSync(dirname(path)).sort()).toEqual([basename(path), basename(copy)].sort());
    expect(read(copy, 'PRAGMA user_version')).toEqual([{ user_version: newest }]);
    expect(read(copy, ROWS)).toEqual(before);
    const restored = openWorkspace(copy, { person: ada, migrations });
    expect(restored.state()).toMatchObject({ documents: 2, annotations: { claim: 1 } });
    restored.close();
  });

  it('that fails in the middle leaves the old form whole', () => {
    const path = closedStore();
    const before = read(path, ROWS);
    const broken = laterMigrations(`${MOOD} DELETE FROM annotation; INSERT INTO nowhere VALUES (1);`);
    expect(() => openWorkspace(path, { person: ada, migrations: broken })).toThrowError(/nowhere/);
    expect(read(path, ROWS)).toEqual(before);
    expect(read(path, 'PRAGMA user_version')).toEqual([{ user_version: newest }]);
    const workspace = openWorkspace(path, { person: ada, migrations });
    expect(workspace.state().annotations.claim).toBe(1);
    workspace.close();
  });

  it('that would leave references leading nowhere is refused', () => {
    const path = closedStore();
    const careless = laterMigrations('DELETE FROM document;');
    expect(() => openWorkspace(path, { person: ada, migrations: careless })).toThrowError(
      /broken references/,
    );
    expect(read(path, ROWS)).toHaveLength(2);
  });

  it('is not run for somebody who only reads', () => {
    const path = closedStore();
    const before = readFileSync(path);
    expect(() => openReadonly(path, { migrations: laterMigrations(MOOD) })).toThrowError(/older Postil/);
    expect(readFileSync(path)).toEqual(before);
  });

  it('does not overwrite the copy of an earlier attempt', () => {
    const path = closedStore();
    writeFileSync(`${path}.before-v${newest + 1}.bak`, 'kept');
    openWorkspace(path, { person: ada, migrations: laterMigrations(MOOD) }).close();
    expect(readFileSync(`${path}.before-v${newest + 1}.bak`, 'utf8')).toBe('kept');
    expect(read(`${path}.before-v${newest + 1}.2.bak`, ROWS)).toHaveLength(2);
  });
});

describe('the copy made before', () => {
  it('lies among the backups where there are any', () => {
    const path = closedStore();
    const before = read(path, ROWS);
    const backups = mkdtempSync(join(folder, 'backups-'));
    openWorkspace(path, { person: ada, migrations: laterMigrations(MOOD), backups }).close();
    const [copy] = listShelves(backups).flatMap(shelf => shelf.backups);
    expect(copy).toMatchObject({
      reason: 'migration',
      isSound: true,
      facts: { documents: 2, annotations: 1 },
    });
    expect(read(copy?.file ?? '', ROWS)).toEqual(before);
    expect(read(copy?.file ?? '', 'PRAGMA user_version')).toEqual([{ user_version: newest }]);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
  });

  it('lies beside the workspace when no backup can be made', () => {
    const path = closedStore();
    const before = read(path, ROWS);
    const backups = join(folder, 'in-the-way');
    writeFileSync(backups, 'a file where the folder should be');
    openWorkspace(path, { person: ada, migrations: laterMigrations(MOOD), backups }).close();
    expect(read(`${path}.before-v${newest + 1}.bak`, ROWS)).toEqual(before);
    expect(read(path, 'PRAGMA user_version')).toEqual([{ user_version: newest + 1 }]);
  });
});

describe('the steps', () => {
  it('are numbered without gaps', () => {
    const gap = laterMigrations('SELECT 1;');
    writeFileSync(join(gap, '0009-too-far.sql'), 'SELECT 1;');
    expect(() => readMigrations(gap)).toThrowError(/0009-too-far.sql is not number/);
  });

  it('make exactly the schema that was reviewed', async () => {
    const schema = read<{ sql: string }>(
      closedStore(),
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index', name",
    );
    await expect(`${schema.map(({ sql }) => `${sql};`).join('\n')}\n`).toMatchFileSnapshot(
      'schema.snapshot.sql',
    );
  });
});
