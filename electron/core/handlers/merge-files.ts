/** Merging files of colleagues: what it would do, told without doing it, and doing it. */
import { setImmediate } from 'node:timers/promises';
import type { Change } from '../../../shared/history/change.ts';
import type { MergePreview } from '../../../shared/history/merge-preview.ts';
import type { Cut, Horizon } from '../../../shared/history/seen.ts';
import { type NewContent, type NewSource, newContent } from '../workspace/contents.ts';
import type { MergeBatch } from '../workspace/merge.ts';
import { MergeForecast } from '../workspace/merge-forecast.ts';
import { countDisagreements } from '../workspace/read-disagreements.ts';
import { RemovedHere } from '../workspace/removed-here.ts';
import type { Commit, Workspace } from '../workspace/workspace.ts';
import { joinTwins } from './merge-twins.ts';

/** A workspace that was read and found to be sound, to be taken in piece by piece. */
export interface IncomingWorkspace {
  readonly path: string;
  readonly name: string;
  readonly figures: { readonly changes: number };
  batches(signal?: AbortSignal): AsyncIterable<IncomingBatch>;
}

export interface IncomingBatch {
  readonly horizons: readonly Horizon[];
  /** Each text as canonical JSON, empty when it was not shared. */
  readonly contents: readonly { readonly hash: string; readonly body: string }[];
  readonly sources: readonly NewSource[];
  readonly changes: readonly Change[];
  readonly cuts: readonly Cut[];
}

export interface Told {
  readonly signal?: AbortSignal | undefined;
  /** Changes looked at so far. */
  onProgress?(done: number, total: number): void;
}

/** What merging the files would do. Changes nothing. @throws Fault `merge.refused`, and what reading a file may. */
export async function previewMerge(
  workspace: Workspace,
  files: readonly IncomingWorkspace[],
  told: Told,
): Promise<MergePreview> {
  const forecast = new MergeForecast(
    workspace.db,
    files.map(({ name }) => name),
  );
  const merge = workspace.merge(calledByName(files));
  for await (const { file, batch } of batchesOf(files, told))
    merge.rehearse(batch, (edits, known) => forecast.add(file, batch, edits, known));
  return forecast.result();
}

export interface Merged {
  readonly commit: Commit;
  readonly edits: number;
  readonly disagreements: number;
  /** Whether it was stopped before all was in. */
  readonly isStopped: boolean;
}

/** How a merge is to go, where there is a choice. */
export interface MergeChoices {
  /** Tags of theirs to become one with ours, by their ids. */
  readonly sameTags: readonly { readonly here: string; readonly there: string }[];
  /** Whether what they still have and somebody removed here comes back. */
  readonly bringBack?: boolean | undefined;
}

/**
 * Takes the files in, as one step. What is in when `signal` aborts stays, whole records only.
 * @throws Fault `merge.refused` when a file contradicts what is here; what came before that stays and can be undone.
 */
export async function mergeFiles(
  workspace: Workspace,
  files: readonly IncomingWorkspace[],
  { sameTags, bringBack }: MergeChoices,
  told: Told,
): Promise<Merged> {
  const merge = workspace.merge(calledByName(files));
  /** Articles that came from each file. */
  const arrived = files.map((): string[] => []);
  let count = 0;
  const removed = bringBack ? new RemovedHere(workspace.db) : null;
  const finish = async () => {
    const ending = merge.finish(() => {
      const back = removed?.edits() ?? [];
      count += back.length;
      return [...joinTwins(workspace.db, arrived, sameTags), ...back];
    });
    let piece = ending.next();
    for (; !piece.done; piece = ending.next()) await setImmediate();
    return piece.value;
  };
  let isStopped = false;
  try {
    for await (const { file, batch } of batchesOf(files, told)) {
      const edits = merge.add(batch);
      count += edits.length;
      removed?.look(batch.changes);
      for (const { record, id, isNew } of edits) if (record === 'document' && isNew) arrived[file]?.push(id);
    }
  } catch (error) {
    isStopped = told.signal?.aborted === true;
    if (!isStopped) {
      await finish();
      throw error;
    }
  }
  const commit = await finish();
  return { commit, edits: count, disagreements: countDisagreements(workspace.db), isStopped };
}

async function* batchesOf(
  files: readonly IncomingWorkspace[],
  { signal, onProgress }: Told,
): AsyncGenerator<{ file: number; batch: MergeBatch }> {
  const total = files.reduce((sum, { figures }) => sum + figures.changes, 0);
  let done = 0;
  for (const [file, workspace] of files.entries())
    for await (const { contents, ...batch } of workspace.batches(signal)) {
      signal?.throwIfAborted();
      yield { file, batch: { ...batch, contents: contents.map(asContent) } };
      done += batch.changes.length;
      onProgress?.(done, total);
      // Between two batches everything else gets its turn.
      await setImmediate();
    }
}

/** A text that was not shared has its name and nothing else. */
function asContent({ hash, body }: { hash: string; body: string }): NewContent {
  if (body !== '') return newContent(JSON.parse(body));
  return { hash, body, text: '', textHash: '', foldedHash: '', words: 0, indexed: [] };
}

export function calledByName(files: readonly { readonly name: string }[]): string {
  const [first] = files;
  return files.length === 1 && first ? `“${first.name}”` : `${files.length} workspaces`;
}
