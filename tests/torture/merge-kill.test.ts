/** `kill -9` in the middle of a merge: what is in is whole, one undo takes it back, and a later merge completes it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { checkWorkspace } from '../../electron/core/workspace/check.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import { bela, copyTo, digest, handTo, mergeFrom } from '../support/merging.ts';
import { ada, addDocument, edit, migrations, newStore, tagPassage } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KILLS = 12;
/** Kills come within this many ms of the first batch. */
const WINDOW = 120;
const folder = temporaryFolder('merge-kill');
const program = join(import.meta.dirname, 'merge-slowly.ts');

async function mergeUntilKilled(into: string, from: string): Promise<void> {
  const child = spawn(process.execPath, [program, into, from, migrations], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  lines.once('line', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * WINDOW));
  const [[, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  expect(signal).toBe('SIGKILL');
}

/** What a reader sees of the passages. */
const seen = ({ db }: Workspace) =>
  db.prepare('SELECT id, kind, note FROM annotation WHERE removed = 0 ORDER BY id').all();

it(`leaves a step to undo in each of ${KILLS} kills`, async () => {
  const a = newStore(folder);
  const document = addDocument(a);
  const passage = tagPassage(a, document, 'Team Alpha');
  const b = handTo(bela, a);
  for (let i = 0; i < 150; i++) tagPassage(b, document, 'every day');
  edit(b, 'annotation', passage, { note: 'theirs' });
  tagPassage(a, document, 'Team Beta', 'precedent');
  const before = seen(a);
  const start = join(dirname(a.path), 'start.postil');
  copyTo(start, a);
  b.db.pragma('wal_checkpoint(TRUNCATE)');
  let partly = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const into = join(dirname(a.path), `into-${kill}.postil`);
    copyFileSync(start, into);
    await mergeUntilKilled(into, b.path);
    const opened = openWorkspace(into, { person: ada, migrations });
    const found = seen(opened);
    if (found.length > before.length) {
      partly++;
      expect(opened.state().undo).toBe('Merge theirs (it was cut off)');
      opened.undo();
      expect(seen(opened)).toEqual(before);
      opened.redo();
      expect(seen(opened)).toEqual(found);
    }
    mergeFrom(opened, b);
    const hers = handTo(bela, b);
    mergeFrom(hers, opened);
    expect(digest(hers)).toBe(digest(opened));
    expect(seen(opened)).toHaveLength(before.length + 150);
    expect(checkWorkspace(opened.db, { migrations }).problems).toEqual([]);
    opened.close();
    hers.close();
  }
  expect(partly).toBeGreaterThan(0);
  a.close();
  b.close();
}, 600_000);
