/**
 * How long merging takes, compared with the least SQLite can do with the same rows: `ATTACH` and
 * `INSERT … ON CONFLICT` of every table, without log rules, disagreements, positions or search index.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  type IncomingBatch,
  type IncomingWorkspace,
  mergeFiles,
  previewMerge,
} from '../../electron/core/handlers/merge-files.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import { incoming } from '../support/merging.ts';
import { analyst, migrations } from '../support/tagged-workspace.ts';
import { filledWorkspace } from './filled-workspace.ts';
import { type Figure, median, timed } from './measuring.ts';

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

/** How often each is done, by turns: whatever slows the computer down slows both. */
const ROUNDS = 3;

/** Merges one workspace of so many annotations into another that has as many others. */
export async function measureMerge(folder: string, annotations: number): Promise<Figure[]> {
  const here = join(folder, 'here.postil');
  const theirs = filledWorkspace(join(folder, 'there.postil'), annotations, annotations).tagged;
  filledWorkspace(here, annotations).tagged.close();
  theirs.workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  const files = [await readAhead(incoming(theirs.workspace, 500))];
  const rounds: Round[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await measureRound(here, theirs.workspace.path, files));
  theirs.close();
  const of = (name: keyof Round) => median(rounds.map(round => round[name]));
  const name = `${annotations.toLocaleString('en')} annotations into as many`;
  return [
    {
      what: `merge ${name}`,
      value: of('merge'),
      unit: 'ms',
      baseline: { what: 'ATTACH and INSERT … ON CONFLICT of the same rows', value: of('baseline') },
      target: { ratio: 3 },
    },
    { what: 'longest stall of the main thread meanwhile', value: of('stall'), unit: 'ms' },
    { what: 'preview of it', value: of('preview'), unit: 'ms' },
    { what: 'the same again, which changes nothing', value: of('again'), unit: 'ms' },
  ];
}

/** In ms. */
interface Round {
  readonly baseline: number;
  readonly preview: number;
  readonly merge: number;
  readonly stall: number;
  readonly again: number;
}

async function measureRound(
  here: string,
  there: string,
  files: readonly IncomingWorkspace[],
): Promise<Round> {
  const [plain, own] = [`${here}.plain.postil`, `${here}.own.postil`];
  copyFileSync(here, plain);
  copyFileSync(here, own);
  const baseline = await timed(() => insertAll(plain, there));
  const workspace = openWorkspace(own, { person: analyst, migrations });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const preview = await timed(() => previewMerge(workspace, files, {}));
  delay.enable();
  const merge = await timed(() => mergeFiles(workspace, files, { sameTags: [] }, {}));
  // What happened last is seen only by the next turn of the loop.
  await setTimeout(20);
  delay.disable();
  const again = await timed(() => mergeFiles(workspace, files, { sameTags: [] }, {}));
  workspace.close();
  for (const path of [plain, own]) rmSync(path);
  return { baseline, preview, merge, stall: delay.max / 1e6, again };
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
