/**
 * The program of the process that reads a foreign workspace: it copies the file to a private folder, opens its seal,
 * checks every row, and then tells what is in it, one batch a question. Whoever started it may kill it at any moment.
 */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fault } from '../../../shared/contract/fault.ts';
import type { ForeignBatch } from '../workspace/foreign-batch.ts';
import { foreignBatches } from '../workspace/foreign-batches.ts';
import { asForeign, openForeignFile } from '../workspace/foreign-file.ts';
import { ForeignRows } from '../workspace/foreign-rows.ts';
import { type Survey, survey } from '../workspace/foreign-survey.ts';
import { readMigrations } from '../workspace/migrate.ts';
import { copyForeign } from './foreign-copy.ts';
import type { ReaderRequest } from './foreign-protocol.ts';
import { openParentChannel } from './parent-channel.ts';
import { isSealed, refuseWithoutKey, unseal } from './seal.ts';

/** How often progress is told, in ms: often enough that whoever waits knows this is alive. */
const TELL_MS = 100;

type Opening = Extract<ReaderRequest, { type: 'open' }>;
type Stage = 'copying' | 'unsealing' | 'checking';

interface Surveyed {
  readonly file: string;
  readonly rows: ForeignRows;
  readonly survey: Survey;
}

const channel = openParentChannel<ReaderRequest>();
let surveyed: Surveyed | undefined;
let walk: Iterator<ForeignBatch> | undefined;
channel.onRequest(request => void answer(request).then(channel.send));

async function answer(request: ReaderRequest): Promise<object> {
  const { id } = request;
  try {
    if (request.type === 'next') return { id, type: 'batch', batch: nextBatch(request.isFirst) };
    surveyed = await opened(request);
    const { name, devices, figures } = surveyed.survey;
    return { id, type: 'opened', name, devices, figures };
  } catch (thrown) {
    const error = asForeign(thrown, surveyed?.file ?? (request.type === 'open' ? request.file : ''));
    if (error instanceof Fault)
      return { id, type: 'fault', code: error.code, what: error.what, data: error.data };
    return { id, type: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}

function nextBatch(isFirst: boolean): ForeignBatch | null {
  if (!surveyed) throw new Error('nothing is open');
  if (isFirst) walk = foreignBatches(surveyed.rows, surveyed.survey);
  const next = walk?.next();
  return next === undefined || next.done ? null : next.value;
}

async function opened(request: Opening): Promise<Surveyed> {
  const { id, file, migrations, lamport } = request;
  const tell = telling(id);
  const copy = await privateCopy(request, tell);
  const foreign = openForeignFile({ copy, file }, readMigrations(migrations));
  const rows = new ForeignRows(foreign, file);
  const steps = survey(rows, file, lamport);
  for (;;) {
    const step = steps.next();
    if (step.done) return { file, rows, survey: step.value };
    if (tell('checking', step.value.done, step.value.total)) await nextTurn();
  }
}

/** Copies the file, out of its seal if it has one. @returns the copy's path. */
async function privateCopy(
  { file, folder, key }: Opening,
  tell: (stage: Stage, done: number, total: number) => boolean,
): Promise<string> {
  const copy = join(folder, 'workspace');
  await copyForeign(file, copy, (done, total) => void tell('copying', done, total));
  if (!isSealed(await headOf(copy))) return copy;
  const unsealed = join(folder, 'unsealed');
  await rm(`${copy}-wal`, { force: true });
  try {
    // The seal says of its file what the person shall hear of theirs.
    if (!key) return await refuseWithoutKey(copy, file);
    await unseal(copy, unsealed, key, { onProgress: (done, total) => void tell('unsealing', done, total) });
  } catch (error) {
    if (error instanceof Fault && error.data.file !== undefined)
      throw new Fault(error.code, error.what, { ...error.data, file });
    throw error;
  }
  await rm(copy);
  return unsealed;
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Tells progress, but not more often than is of use; answers whether it did. */
function telling(id: number): (stage: Stage, done: number, total: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (stage, done, total) => {
    const now = performance.now();
    if (now - last < TELL_MS) return false;
    last = now;
    channel.send({ type: 'progress', id, stage, done, total });
    return true;
  };
}
