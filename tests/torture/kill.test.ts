/** `kill -9` at random moments while tagging: nothing acknowledged is lost, and the file always opens clean. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../electron/core/workspace/check.ts';
import type { ReadableDb } from '../../electron/core/workspace/db.ts';
import { openReadonly, openWorkspace } from '../../electron/core/workspace/open.ts';
import { ada, addDocument, migrations, newStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KILLS = 60;
/** Kills come within this many ms of the first commit of a round. */
const WINDOW = 40;
const folder = temporaryFolder('kill');
const program = join(import.meta.dirname, 'tag-forever.ts');

/** Lets a process tag, and kills it. @returns the ids it acknowledged. */
async function tagUntilKilled(path: string): Promise<string[]> {
  const child = spawn(process.execPath, [program, path, migrations, '200'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const acknowledged: string[] = [];
  lines.on('line', line => {
    if (line === 'ready') return;
    if (acknowledged.push(line) === 1) setTimeout(() => child.kill('SIGKILL'), Math.random() * WINDOW);
  });
  const [[, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

function idsIn(db: ReadableDb): Set<string> {
  return new Set(db.prepare<[], string>('SELECT id FROM annotation WHERE removed = 0').pluck().all());
}

describe('a process killed while tagging', () => {
  it(`loses nothing it acknowledged, in ${KILLS} kills of one growing workspace`, async () => {
    const made = newStore(folder);
    addDocument(made);
    made.close();
    const { path } = made;
    const acknowledged = new Set<string>();
    for (let kill = 1; kill <= KILLS; kill++) {
      for (const id of await tagUntilKilled(path)) acknowledged.add(id);
      // Every other round is looked at without writing, so that the next process has to recover the log.
      const opened =
        kill % 2 ? openReadonly(path, { migrations }) : openWorkspace(path, { person: ada, migrations });
      const stored = idsIn(opened.db);
      opened.close();
      const lost = [...acknowledged].filter(id => !stored.has(id));
      expect(lost).toEqual([]);
      // A commit that was on disk but not yet acknowledged may be there: at most one a kill.
      expect(stored.size).toBeLessThanOrEqual(acknowledged.size + kill);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
    const workspace = openWorkspace(path, { person: ada, migrations });
    const report = checkWorkspace(workspace.db, { migrations });
    expect(report.problems).toEqual([]);
    expect(report.annotations).toBeGreaterThanOrEqual(acknowledged.size);
    workspace.close();
    console.log(`${KILLS} kills, ${acknowledged.size} acknowledged, ${report.annotations} stored, 0 lost`);
  }, 600_000);
});
