/** Merges one workspace into another, a few records at a time, telling of each batch. For tests that kill it. */
import { setTimeout } from 'node:timers/promises';
import { openReadonly, openWorkspace } from '../../electron/core/workspace/open.ts';
import { batchesOf } from '../support/merging.ts';
import { ada } from '../support/store.ts';

const [into, from, migrations] = process.argv.slice(2);
if (!into || !from || !migrations) throw new Error('usage: merge-slowly INTO FROM MIGRATIONS');

const workspace = openWorkspace(into, { person: ada, migrations });
const other = openReadonly(from, { migrations });
const merge = workspace.merge('theirs');
for (const batch of batchesOf(other.db, 5)) {
  merge.add(batch);
  console.log('batch');
  await setTimeout(2);
}
// Whoever waits for the end would wait forever: the merge is never finished.
await setTimeout(60_000);
