/** The work of an import: files sent, read and brought in one after the other, told step by step. */
import type { ImportOutcome, ImportPreview } from '../../shared/contract/imports.ts';
import { isCancelled, refusalOf } from '../link/faults.ts';
import type { Client } from '../link/transport.ts';
import type { Chosen } from './dropped.ts';
import type { BatchJob, BatchRow, ImportJob, ReviewJob } from './import-job.ts';
import { refusalBeforeReading, stageFile } from './staging.ts';

export type SetJob = (job: ImportJob | null) => void;

/** What a file on show is for: an article of its own, or a new version; and where its dialog leads back to. */
export type Purpose = Pick<ReviewJob, 'target' | 'isForTarget' | 'back'>;

export const NEW_ARTICLE: Purpose = { target: null, isForTarget: false, back: null };

/** Sends one file, has it read and puts it on show: an article, or annotations that come back. */
export async function readOne(
  client: Client,
  file: File,
  purpose: Purpose,
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  const { name, size } = file;
  const { back, target } = purpose;
  const title = 'Import article';
  const refusal = refusalBeforeReading(file);
  if (refusal !== null) return setJob({ step: 'refused', message: refusal, title, back });
  const tell = (sent: number) => setJob({ step: 'reading', name, sent, size, title, back });
  tell(0);
  const staged = await stageFile(client, file, signal, tell);
  const isReturn = target === null && (await client.returns.recognise({ staged })).isReturn;
  if (isReturn) await showReturn(client, { name, size }, staged, signal, setJob);
  else await show(client, staged, { name, ...purpose }, signal, setJob);
}

/** Sends one file, has it read as annotations that come back, whatever it looks like, and puts it on show. */
export async function readReturn(
  client: Client,
  file: File,
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  const { name, size } = file;
  const title = 'Bring annotations back';
  const refusal = refusalBeforeReading(file);
  if (refusal !== null) return setJob({ step: 'refused', message: refusal, title, back: null });
  const tell = (sent: number) => setJob({ step: 'reading', name, sent, size, title, back: null });
  tell(0);
  const staged = await stageFile(client, file, signal, tell);
  await showReturn(client, file, staged, signal, setJob);
}

/** When the file cannot be read it is forgotten. */
async function showReturn(
  client: Client,
  { name, size }: Pick<File, 'name' | 'size'>,
  staged: string,
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  setJob({ step: 'reading', name, sent: size, size, title: 'Bring annotations back', back: null });
  const preview = await orForgotten(client, staged, signal, () =>
    client.returns.preview({ staged }, { signal }),
  );
  setJob({ step: 'return', name, staged, preview });
}

/** Has pasted text read and puts it on show. */
export async function readPasted(
  client: Client,
  pasted: { text: string; html?: string },
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  const name = 'Pasted text';
  setJob({ step: 'reading', name, sent: 0, size: 0, title: 'Import article', back: null });
  const { staged } = await client.imports.paste(pasted);
  await show(client, staged, { name, ...NEW_ARTICLE }, signal, setJob);
}

/** When the file cannot be read it is forgotten. */
async function show(
  client: Client,
  staged: string,
  about: Purpose & { readonly name: string },
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  const preview = await previewOf(client, staged, signal);
  setJob({ step: 'review', preview, ...about });
}

function previewOf(client: Client, staged: string, signal: AbortSignal): Promise<ImportPreview> {
  return orForgotten(client, staged, signal, () => client.imports.preview({ staged }, { signal }));
}

/** Has a staged file read; one that cannot be read is discarded. */
async function orForgotten<T>(
  client: Client,
  staged: string,
  signal: AbortSignal,
  read: () => Promise<T>,
): Promise<T> {
  try {
    const preview = await read();
    signal.throwIfAborted();
    return preview;
  } catch (error) {
    await client.imports.discard({ staged: [staged] });
    throw error;
  }
}

/** How often it is told how far an import is, in ms: more often than anybody reads it would only take time. */
const TELL_EVERY = 150;

/**
 * Sends and imports one file after the other, so that only one waits in memory at a time. What ends the whole
 * import is told with what came in before.
 */
export async function readMany(
  client: Client,
  { files, leftOut }: Chosen,
  signal: AbortSignal,
  setBatch: (next: (before: BatchJob | null) => BatchJob) => void,
): Promise<void> {
  const rows: BatchRow[] = [];
  let told = Number.NEGATIVE_INFINITY;
  const tell = (change: Pick<BatchJob, 'current'> & Partial<BatchJob>) =>
    setBatch(before => ({
      step: 'batch',
      total: files.length,
      rows: [...rows],
      isCancelled: false,
      failure: null,
      leftOut,
      isAside: before?.isAside ?? false,
      ...change,
    }));
  for (const file of files) {
    if (signal.aborted) break;
    if (performance.now() - told >= TELL_EVERY) {
      tell({ current: file.name });
      told = performance.now();
    }
    try {
      const outcome = await importOne(client, file, signal);
      if (outcome) rows.push({ number: rows.length, outcome, file });
    } catch (error) {
      return tell({ current: null, failure: refusalOf(error).message });
    }
  }
  tell({ current: null, isCancelled: signal.aborted && rows.length < files.length });
}

/**
 * What became of one file; null when it was cancelled. That is asked for and then listened to: a file may be in by the
 * time the engine hears of it.
 */
async function importOne(client: Client, file: File, signal: AbortSignal): Promise<ImportOutcome | null> {
  const refusal = refusalBeforeReading(file);
  if (refusal !== null) return { outcome: 'refused', file: file.name, error: refusal };
  try {
    const staged = await stageFile(client, file, signal, () => {});
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping = client.imports.discard({ staged: [staged] });
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      for await (const { outcome } of await client.imports.batch({ staged: [staged] })) return outcome;
    } finally {
      signal.removeEventListener('abort', stop);
      await stopping;
    }
    return null;
  } catch (error) {
    if (signal.aborted || isCancelled(error)) return null;
    const { message, code } = refusalOf(error);
    // A full disk or a closed workspace ends the whole import, not this file alone.
    if (code === null || code.startsWith('disk.') || code.startsWith('workspace.')) throw error;
    return { outcome: 'refused', file: file.name, error: message };
  }
}

/** Brings in a file that is here already as an article of its own, with what is recognised in it. */
export async function importAnyway(client: Client, file: File, signal: AbortSignal): Promise<ImportOutcome> {
  const staged = await stageFile(client, file, signal, () => {});
  const { metadata, report } = await previewOf(client, staged, signal);
  const { id, title, words } = await client.imports.confirm({ staged, metadata });
  return { outcome: 'imported', file: file.name, id, title, words, warnings: report.warnings, like: null };
}
