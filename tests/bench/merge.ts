/**
 * How long merging takes, compared with the least SQLite can do with the same rows: `ATTACH` and
 * `INSERT … ON CONFLICT` of every table, without log rules, disagreements, positions or search index.
 */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import {
  type IncomingBatch,
  type IncomingWorkspace,
  mergeFiles,
  previewMerge,
} from '../../electron/core/handlers/merge-files.ts';
import { copyWhole } from '../../electron/core/workspace/copy.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import { incoming } from '../support/merging.ts';
import { analyst, migrations } from '../support/tagged-workspace.ts';
import { filledWorkspace } from './filled-workspace.ts';
import { type Figure, timed } from './measuring.ts';

const TABLES = [
  'content',
  'source',
  'person',
  'tag',
  'document',
  'annotation',
  'annotation_tag',
  'link',
  'change',
];

/** Merges one workspace of so many annotations into another that has as many others. */
export async function measureMerge(folder: string, annotations: number): Promise<Figure[]> {
  const here = join(folder, 'here.postil');
  const theirs = filledWorkspace(join(folder, 'there.postil'), annotations, annotations).tagged;
  const own = filledWorkspace(here, annotations).tagged;
  const plain = join(folder, 'plain.postil');
  if (!copyWhole(own.workspace.db, plain, 'Cannot copy')) throw new Error('the copy is not whole');
  own.close();
  theirs.workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  const baseline = await timed(() => insertAll(plain, theirs.workspace.path));
  const workspace = openWorkspace(here, { person: analyst, migrations });
  const files = [await readAhead(incoming(theirs.workspace, 500))];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const preview = await timed(() => previewMerge(workspace, files, {}));
  delay.enable();
  const merge = await timed(() => mergeFiles(workspace, files, { sameTags: [] }, {}));
  delay.disable();
  const again = await timed(() => mergeFiles(workspace, files, { sameTags: [] }, {}));
  workspace.close();
  theirs.close();
  const name = `${annotations.toLocaleString('en')} annotations into as many`;
  return [
    {
      what: `merge ${name}`,
      value: merge,
      unit: 'ms',
      baseline: { what: 'ATTACH and INSERT … ON CONFLICT of the same rows', value: baseline },
      target: { ratio: 3 },
    },
    { what: 'longest stall of the main thread meanwhile', value: delay.max / 1e6, unit: 'ms' },
    { what: 'preview of it', value: preview, unit: 'ms' },
    { what: 'the same again, which changes nothing', value: again, unit: 'ms' },
  ];
}

/** Everything of a workspace at hand: in the app another process reads it meanwhile. */
async function readAhead(workspace: IncomingWorkspace): Promise<IncomingWorkspace> {
  const batches: IncomingBatch[] = [];
  for await (const batch of workspace.batches()) batches.push(batch);
  return {
    ...workspace,
    async *batches() {
      yield* batches;
    },
  };
}

function insertAll(path: string, from: string): void {
  const db = new Database(path);
  db.pragma('synchronous = FULL');
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = OFF');
  db.prepare('ATTACH ? AS other').run(from);
  db.transaction(() => {
    for (const table of TABLES)
      db.exec(`INSERT INTO main."${table}" SELECT * FROM other."${table}" WHERE true ON CONFLICT DO NOTHING`);
  })();
  db.close();
}
