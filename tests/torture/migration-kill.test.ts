/** A process killed while it brings a workspace to a newer form: the old form or the new one, never between. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { readMigrations } from '../../electron/core/workspace/migrate.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import { ada, addDocument, migrations, newStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KILLS = 40;
const folder = temporaryFolder('migration-kill');
const program = join(import.meta.dirname, 'tag-forever.ts');
const newest = readMigrations(migrations).length;

/** A step that is long enough to be hit: it writes 60,000 rows and rebuilds a table. */
const LONG_STEP = `
  CREATE TABLE mood (id INTEGER NOT NULL PRIMARY KEY, word TEXT NOT NULL) STRICT;
  INSERT INTO mood WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    SELECT i, hex(randomblob(40)) FROM n;
  ALTER TABLE document ADD COLUMN mood TEXT;
  UPDATE document SET mood = (SELECT word FROM mood WHERE id = 1);
`;

function laterMigrations(): string {
  const later = join(folder, 'steps');
  mkdirSync(later);
  for (const name of readdirSync(migrations)) copyFileSync(join(migrations, name), join(later, name));
  writeFileSync(join(later, `${String(newest + 1).padStart(4, '0')}-later.sql`), LONG_STEP);
  return later;
}

/** What the file is after a kill, read by SQLite alone. */
function formOf(path: string): { version: number; hasMood: boolean; documents: number; sound: string } {
  const db = new Database(path);
  try {
    return {
      version: Number(db.pragma('user_version', { simple: true })),
      hasMood: db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'mood'").get() !== undefined,
      documents: Number(db.prepare('SELECT count(*) FROM document').pluck().get()),
      sound: String(db.pragma('integrity_check', { simple: true })),
    };
  } finally {
    db.close();
  }
}

describe('a process killed while migrating', () => {
  it(`leaves exactly the old or exactly the new form, in ${KILLS} kills`, async () => {
    const later = laterMigrations();
    const made = newStore(folder);
    for (let i = 0; i < 20; i++) addDocument(made);
    made.close();
    const seen = { old: 0, new: 0 };
    // How long the step takes here, so that the kills fall before, within and just after it.
    const whole = await runFor(made.path, later, null);
    for (let kill = 0; kill < KILLS; kill++) {
      const { path } = await runFor(made.path, later, Math.random() * 1.2 * whole.stepTook);
      const { version, ...form } = formOf(path);
      expect(form).toEqual({ hasMood: version === newest + 1, documents: 20, sound: 'ok' });
      seen[version === newest ? 'old' : 'new']++;
      const workspace = openWorkspace(path, { person: ada, migrations: later });
      expect(workspace.state().documents).toBe(20);
      workspace.close();
    }
    expect(Math.min(seen.old, seen.new)).toBeGreaterThan(0);
    console.log(`${KILLS} kills while migrating: ${seen.old} old, ${seen.new} new, 0 between`);
  }, 600_000);
});

/**
 * Copies the workspace, opens the copy in a process and kills that `delay` ms after the safety copy was made,
 * which is when the step begins; without a delay, once the workspace is open.
 * @returns how long the step took as far as it went, in ms.
 */
async function runFor(
  original: string,
  steps: string,
  delay: number | null,
): Promise<{ path: string; stepTook: number }> {
  const place = mkdtempSync(join(folder, 'copy-'));
  const path = join(place, 'copy.postil');
  copyFileSync(original, path);
  const child = spawn(process.execPath, [program, path, steps], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => delay === null && child.kill('SIGKILL'));
  child.stdout.resume();
  const exited = once(child, 'exit');
  while (!readdirSync(place).some(name => name.endsWith('.bak'))) await pause(1);
  const started = performance.now();
  if (delay !== null) setTimeout(() => child.kill('SIGKILL'), delay);
  await exited;
  return { path, stepTook: performance.now() - started };
}
