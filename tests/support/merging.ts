/** Merging workspaces without the process that reads foreign files, and saying whether two are the same. */
import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IncomingWorkspace } from '../../electron/core/handlers/merge-files.ts';
import { newContent } from '../../electron/core/workspace/contents.ts';
import type { ReadableDb } from '../../electron/core/workspace/db.ts';
import { horizons } from '../../electron/core/workspace/horizons.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import { changesByRecord } from '../../electron/core/workspace/log.ts';
import type { MergeBatch } from '../../electron/core/workspace/merge.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import type { Commit, Workspace } from '../../electron/core/workspace/workspace.ts';
import { type Change, RECORDS } from '../../shared/history/change.ts';
import type { Cut } from '../../shared/history/seen.ts';
import type { Person } from '../../shared/records/person.ts';
import { ada, migrations } from './store.ts';

/** A colleague of Ada's. */
export const bela: Person = {
  ...ada,
  id: '01900000-0000-7000-8000-0000000000be',
  name: 'Béla Tóth',
  initials: 'BT',
  colour: '#b45309',
};

/** Copies the file of an open workspace, as when it is sent to somebody. */
export function copyTo(path: string, workspace: Workspace): void {
  workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(workspace.path, path);
}

/** A copy of a workspace in other hands, beside it. */
export function handTo(person: Person, workspace: Workspace): Workspace {
  const path = join(dirname(workspace.path), `${newId()}.postil`);
  copyTo(path, workspace);
  return openWorkspace(path, { person, migrations });
}

/** What a share leaves out, for tests of partial ones: fields that are not kept make their change a cut one. */
export type Keep = (change: Change, field: string) => boolean;

/** Everything in a workspace as a merge takes it in, some records at a time. */
export function* batchesOf(db: ReadableDb, size = 7, keep: Keep = () => true): Generator<MergeBatch> {
  const contents = db.prepare<[], string>("SELECT body FROM content WHERE body <> ''").pluck().all();
  const sources = db.prepare<[], { hash: string; size: number; bytes: Buffer }>('SELECT * FROM source').all();
  const cuts = new Map(
    db
      .prepare<[], { device: string; seq: number; withheld: number }>('SELECT * FROM cut')
      .all()
      .map(cut => [`${cut.device} ${cut.seq}`, { ...cut, withheld: cut.withheld === 1 }]),
  );
  const all = [...changesByRecord(db)].sort((a, b) => RECORDS.indexOf(a.record) - RECORDS.indexOf(b.record));
  const parsed = contents.map(body => newContent(JSON.parse(body)));
  yield { horizons: horizons(db), contents: parsed, sources, changes: [], cuts: [] };
  let batch: { changes: Change[]; cuts: Cut[] } = { changes: [], cuts: [] };
  let record = '';
  for (const change of all) {
    const isNext = `${change.record} ${change.id}` !== record;
    record = `${change.record} ${change.id}`;
    if (isNext && batch.changes.length >= size) {
      yield { horizons: [], contents: [], sources: [], ...batch };
      batch = { changes: [], cuts: [] };
    }
    const fields = Object.fromEntries(Object.entries(change.fields).filter(([field]) => keep(change, field)));
    const cut = cuts.get(`${change.device} ${change.seq}`);
    if (Object.keys(fields).length === 0) continue;
    batch.changes.push({ ...change, fields });
    if (Object.keys(fields).length < Object.keys(change.fields).length)
      batch.cuts.push({ device: change.device, seq: change.seq, withheld: true });
    else if (cut) batch.cuts.push(cut);
  }
  yield { horizons: [], contents: [], sources: [], ...batch };
}

/** A workspace as the process that reads foreign files gives it. */
export function incoming(workspace: Workspace, size = 7): IncomingWorkspace {
  const { name } = workspace.state();
  const changes = Number(workspace.db.prepare('SELECT count(*) FROM change').pluck().get());
  return {
    path: workspace.path,
    name,
    figures: { changes },
    async *batches() {
      yield* batchesOf(workspace.db, size);
    },
  };
}

/** Goes through the end of a merge at once. */
export function ended(ending: Generator<void, Commit, undefined>): Commit {
  let piece = ending.next();
  while (!piece.done) piece = ending.next();
  return piece.value;
}

/** Merges one workspace into another. */
export function mergeFrom(into: Workspace, from: Workspace, keep?: Keep): Commit {
  const merge = into.merge(from.path);
  for (const batch of batchesOf(from.db, 7, keep)) merge.add(batch);
  return ended(merge.finish(() => []));
}

/** One hash over every table that two workspaces with the same changes must have alike. */
export function digest({ db }: Workspace): string {
  const tables = [
    ...RECORDS,
    'change',
    'cut',
    'horizon',
    'disagreement',
    'content',
    'source',
    'annotation_tag',
    'document_collection',
  ];
  const hash = createHash('sha256');
  for (const table of tables) hash.update(JSON.stringify([table, rowsOf(db, table)]));
  return hash.digest('hex');
}

/** The rows of a table, in an order that does not depend on when they came. */
export function rowsOf(db: ReadableDb, table: string): string[] {
  return db
    .prepare(`SELECT * FROM "${table}"`)
    .all()
    .map(row => JSON.stringify(row))
    .sort();
}
