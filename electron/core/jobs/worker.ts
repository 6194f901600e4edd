/**
 * The program of the read-only worker: long reads run here, over a connection of their own that cannot write,
 * so that the thread that writes and answers windows is never held up.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { Fault } from '../../../shared/contract/fault.ts';
import { agreementSteps } from '../workspace/agreement.ts';
import { checkSteps } from '../workspace/check.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { countMatrix } from '../workspace/matrix.ts';
import { openReadonly } from '../workspace/open.ts';
import { orderSteps } from '../workspace/table-order.ts';
import { backUp, restore } from './backups.ts';
import { checkArticle } from './check-article.ts';
import { exportFile, inSnapshot } from './export-file.ts';
import { findPassages } from './find-passages.ts';
import { type Correction, planCorrection } from './plan-correction.ts';
import { previewExport } from './preview-export.ts';
import { shareFile, summariseShare } from './share-file.ts';
import type { FromWorker, Job, JobProgress, JobResult, ToWorker } from './worker-protocol.ts';

if (parentPort === null) throw new Error('worker.ts runs only as a worker thread');
const port = parentPort;
const running = new Map<number, AbortController>();

/** How often a job of many steps hears a wish to stop and lets other jobs go on, in ms. */
const TURN_MS = 50;

port.on('message', (message: ToWorker) => {
  if (message.type === 'cancel') running.get(message.id)?.abort();
  else void start(message.id, message.job, message.migrations);
});

async function start(id: number, job: Job, migrations: string): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const tell = (message: FromWorker): void => port.postMessage(message);
  try {
    const result = await run(job, migrations, controller.signal, progress =>
      tell({ type: 'progress', id, progress }),
    );
    tell({ type: 'done', id, result });
  } catch (error) {
    if (error instanceof Fault)
      tell({ type: 'fault', id, code: error.code, what: error.what, data: error.data });
    else tell({ type: 'error', id, message: error instanceof Error ? String(error.stack) : String(error) });
  } finally {
    running.delete(id);
  }
}

async function run(
  job: Job,
  migrations: string,
  signal: AbortSignal,
  onProgress: (progress: JobProgress) => void,
): Promise<JobResult> {
  if (job.type === 'article') return checkArticle(job.json);
  if (job.type === 'passages') return { positions: await findPassages(job.search, signal) };
  if (job.type === 'backup') return backUp(job.wish, migrations);
  if (job.type === 'restore') return restore(job.file, job.to, migrations);
  const { db, close } = openReadonly(job.path, { migrations, isOpenHere: true });
  try {
    return await read(db, job, migrations, { onProgress, signal });
  } finally {
    close();
  }
}

/** Does a job over the workspace of this connection. */
async function read(
  db: ReadableDb,
  job: Extract<Job, { path: string }>,
  migrations: string,
  { onProgress, signal }: { onProgress: (progress: JobProgress) => void; signal: AbortSignal },
): Promise<JobResult> {
  if (job.type === 'correction') return correction(db, job.correction, signal);
  if (job.type === 'share-summary') return summariseShare(db, job.options, signal);
  if (job.type === 'share') {
    const to = { file: job.to, migrations, seal: job.seal };
    return shareFile(db, job.options, to, { onProgress, signal });
  }
  if (job.type === 'check') return inTurns(checkSteps(db, { migrations }), 'The check', signal);
  if (job.type === 'agreement') {
    const { query } = job;
    return inSnapshot(db, () => inTurns(agreementSteps(db, query), 'The comparison', signal));
  }
  if (job.type === 'table-order')
    return { order: await inTurns(orderSteps(db, job.query), 'The question', signal) };
  if (job.type === 'matrix') return { matrix: countMatrix(db, job.query) };
  if (job.type === 'preview') return previewExport(db, job.options);
  return exportFile(db, job.options, job.to, { onProgress, signal });
}

/** Plans a correction, and looks for the passages that it leaves without words. @throws Fault `job.cancelled` */
async function correction(db: ReadableDb, wanted: Correction, signal: AbortSignal): Promise<JobResult> {
  const planned = planCorrection(db, wanted);
  if (planned === null) return { planned, positions: [] };
  const { content, left } = planned;
  return { planned, positions: await findPassages({ content, anchors: left }, signal) };
}

/**
 * The last thing a job gives, taken in turns with messages and other jobs.
 * @param steps Gives null until it is done.
 * @param what The job as the sentence of its refusal begins: "The check".
 * @throws Fault `job.cancelled`
 */
async function inTurns<T>(steps: Iterable<T | null>, what: string, signal: AbortSignal): Promise<T> {
  let last = Number.NEGATIVE_INFINITY;
  for (const result of steps) {
    if (result !== null) return result;
    if (performance.now() - last < TURN_MS) continue;
    await nextTurn();
    if (signal.aborted) throw new Fault('job.cancelled', `${what} was cancelled`);
    last = performance.now();
  }
  throw new Error(`${what} ended without a result`);
}
