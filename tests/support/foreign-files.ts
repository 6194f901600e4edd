/** Workspaces as they come from others: good ones, and ones that somebody has been at. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ForeignOptions, ForeignWorkspace } from '../../electron/core/jobs/foreign-workspace.ts';
import { newSource } from '../../electron/core/workspace/contents.ts';
import type { ForeignBatch } from '../../electron/core/workspace/foreign-batch.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import {
  addCollection,
  addDocument,
  addTag,
  edit,
  migrations,
  newStore,
  PARAGRAPHS,
  tagPassage,
} from './store.ts';

/** A workspace with some of everything, still open. */
export function fullWorkspace(folder: string): Workspace {
  const workspace = newStore(folder, 'colleague');
  const tag = addTag(workspace, 'Treaties');
  const collection = addCollection(workspace, 'Rivers');
  const document = addDocument(workspace, PARAGRAPHS, { [`collection:${collection}`]: true });
  const source = newSource(Buffer.from('<p>The river has two banks.</p>'));
  workspace.commit(
    'Import article',
    [{ record: 'document', id: document, fields: { source: source.hash } }],
    {
      sources: [source],
    },
  );
  addDocument(workspace, ['Another article.'], { title: 'Removed later', removed: true });
  const claim = tagPassage(workspace, document, 'Team Alpha', 'claim', { [`tag:${tag}`]: true, note: 'ماء' });
  const precedent = tagPassage(workspace, document, 'signed a treaty', 'precedent');
  edit(workspace, 'annotation', claim, { confidence: 4 });
  workspace.commit('Link', [
    { record: 'link', id: newId(), fields: { from: claim, to: precedent, type: 'supports' } },
  ]);
  return workspace;
}

/** A file of a full workspace that was closed. */
export function fullFile(folder: string): string {
  const workspace = fullWorkspace(folder);
  workspace.close();
  return workspace.path;
}

/** A copy of a file, changed with SQL behind Postil's back. */
export function changed(file: string, act: (db: Database.Database) => void): string {
  const copy = join(file, '..', `${newId()}.postil`);
  copyFileSync(file, copy);
  const db = new Database(copy);
  db.unsafeMode(true);
  db.pragma('foreign_keys = OFF');
  try {
    act(db);
  } finally {
    db.close();
  }
  return copy;
}

/** The same file without its search index, as it is shared. */
export function withoutSearch(file: string): string {
  const shared = join(file, '..', `${newId()}.postil`);
  const bare = changed(file, db => {
    db.exec('DROP TABLE search; DROP TABLE search_entry');
    db.prepare('VACUUM INTO ?').run(shared);
  });
  rmSync(bare);
  return shared;
}

/** Everything in it, in one. */
export async function allOf(workspace: ForeignWorkspace): Promise<ForeignBatch> {
  const batches: ForeignBatch[] = [];
  for await (const batch of workspace.batches()) batches.push(batch);
  return {
    horizons: batches.flatMap(({ horizons }) => horizons),
    contents: batches.flatMap(({ contents }) => contents),
    sources: batches.flatMap(({ sources }) => sources),
    changes: batches.flatMap(({ changes }) => changes),
    cuts: batches.flatMap(({ cuts }) => cuts),
  };
}

export const plainly: Pick<ForeignOptions, 'migrations' | 'lamport'> = { migrations, lamport: 10 };

/**
 * Has private copies made in a folder of this test's own, where those of other tests do not lie.
 * @returns what lists them.
 */
export function ownCopies(folder: string): () => string[] {
  const place = join(folder, 'private');
  mkdirSync(place);
  process.env.TMPDIR = place;
  return () => readdirSync(place).filter(name => name.startsWith('postil-private-'));
}
