/** The owner's end of the read-only worker: starts it when first needed, passes jobs, progress and ends. */
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Agreement } from '../../../shared/contract/agreement.ts';
import { Restored } from '../../../shared/contract/backups.ts';
import { ExportPreview, type ExportProgress } from '../../../shared/contract/exports.ts';
import { Fault } from '../../../shared/contract/fault.ts';
import type { ShareProgress } from '../../../shared/contract/sharing.ts';
import type { Matrix } from '../../../shared/contract/table.ts';
import { CheckReport } from '../../../shared/contract/workspace.ts';
import type { AgreementQuery } from '../../../shared/records/agreement.ts';
import { Backup } from '../../../shared/records/backup.ts';
import type { ExportOptions } from '../../../shared/records/export-options.ts';
import { type ShareOptions, ShareSummary } from '../../../shared/records/share-options.ts';
import type { MatrixQuery, TableQuery } from '../../../shared/records/table-query.ts';
import type { Position } from '../../../shared/text/anchors.ts';
import type { BackupWish } from '../workspace/backups/make.ts';
import type { TableOrder } from '../workspace/table-order.ts';
import type { CheckedArticle } from './check-article.ts';
import type { Search } from './find-passages.ts';
import type { Correction, PlannedCorrection } from './plan-correction.ts';
import type { FromWorker, Job, ShareJob, ToWorker } from './worker-protocol.ts';

/** What listens for the answers of one job. */
type Listener = (message: FromWorker) => void;

export class ReadWorker {
  readonly #program: string;
  readonly #migrations: string;
  readonly #listeners = new Map<number, Listener>();
  #worker: Worker | undefined;
  #lastId = 0;

  /**
   * @param program The built `worker.ts`.
   * @param migrations Folder of the migration steps; beside the program when absent, as in a built Postil.
   */
  constructor(program: string, migrations: string = join(dirname(program), 'migrations')) {
    this.#program = program;
    this.#migrations = migrations;
  }

  /**
   * Exports as `export-file.ts` says, telling progress at least every 100 ms while rows are written. The
   * last value is `finished`. Leaving the loop early, or `signal`, cancels and leaves no file.
   * @throws Fault as `exportFile`, and those of opening the workspace.
   */
  async *export(
    job: { readonly path: string; readonly options: ExportOptions; readonly to: string },
    signal?: AbortSignal,
  ): AsyncGenerator<ExportProgress, void, undefined> {
    const messages = this.#run({ type: 'export', ...job }, signal);
    for await (const message of messages) {
      if (message.type === 'progress') yield message.progress;
      if (message.type === 'done' && 'rows' in message.result && 'losses' in message.result)
        yield message.result;
    }
  }

  /**
   * How an export of these options would begin, as `previewExport` says.
   * @throws Fault as `exportFile`, and those of opening the workspace.
   */
  async preview(
    job: { readonly path: string; readonly options: ExportOptions },
    signal?: AbortSignal,
  ): Promise<ExportPreview> {
    for await (const message of this.#run({ type: 'preview', ...job }, signal)) {
      if (message.type === 'done') return ExportPreview.parse(message.result);
    }
    throw new Error('the worker ended a preview without one');
  }

  /**
   * Writes a share as `shareFile` does, telling progress on the way. The last value is `finished`. Leaving the
   * loop early, or `signal`, cancels and leaves no file.
   * @throws Fault as `shareFile`, and those of opening the workspace.
   */
  async *share(job: ShareJob, signal?: AbortSignal): AsyncGenerator<ShareProgress, void, undefined> {
    for await (const message of this.#run({ type: 'share', ...job }, signal)) {
      if (message.type === 'progress') yield message.progress;
      if (message.type === 'done' && 'summary' in message.result) yield message.result;
    }
  }

  /** What a share would hold, as `summariseShare` says. @throws Fault `job.cancelled` */
  async shareSummary(path: string, options: ShareOptions, signal?: AbortSignal): Promise<ShareSummary> {
    for await (const message of this.#run({ type: 'share-summary', path, options }, signal)) {
      if (message.type === 'done') return ShareSummary.parse(message.result);
    }
    throw new Error('the worker ended a summary without one');
  }

  /**
   * Checks a workspace as `checkWorkspace` does, until `signal` says to stop.
   * @throws Fault `job.cancelled`, and those of opening the workspace.
   */
  async check(path: string, signal?: AbortSignal): Promise<CheckReport> {
    for await (const message of this.#run({ type: 'check', path }, signal)) {
      if (message.type === 'done') return CheckReport.parse(message.result);
    }
    throw new Error('the worker ended a check without a report');
  }

  /**
   * Compares people as `agreementSteps` does, until `signal` says to stop.
   * @throws Fault `job.cancelled`, and those of opening the workspace.
   */
  async agreement(
    job: { readonly path: string; readonly query: AgreementQuery },
    signal?: AbortSignal,
  ): Promise<Agreement> {
    for await (const message of this.#run({ type: 'agreement', ...job }, signal)) {
      if (message.type === 'done') return Agreement.parse(message.result);
    }
    throw new Error('the worker ended a comparison without an answer');
  }

  /**
   * The order of the table's rows, as `orderSteps` works it out, until `signal` says to stop.
   * @throws Fault `job.cancelled`, and those of opening the workspace.
   */
  async orderTable(
    job: { readonly path: string; readonly query: TableQuery },
    signal?: AbortSignal,
  ): Promise<TableOrder> {
    for await (const message of this.#run({ type: 'table-order', ...job }, signal)) {
      if (message.type === 'done' && 'order' in message.result) return message.result.order;
    }
    throw new Error('the worker ended a question without an order');
  }

  /** Counts as `countMatrix` does. @throws Fault of opening the workspace. */
  async countMatrix(
    job: { readonly path: string; readonly query: MatrixQuery },
    signal?: AbortSignal,
  ): Promise<Matrix> {
    for await (const message of this.#run({ type: 'matrix', ...job }, signal)) {
      if (message.type === 'done' && 'matrix' in message.result) return message.result.matrix;
    }
    throw new Error('the worker ended a count without a matrix');
  }

  /** Checks what the parser read, as `checkArticle` does. @throws Fault `import.failed` for an unsound one. */
  async checkArticle(json: string): Promise<CheckedArticle> {
    for await (const message of this.#run({ type: 'article', json })) {
      if (message.type === 'done' && 'content' in message.result) return message.result;
    }
    throw new Error('the worker ended a check without an article');
  }

  /**
   * Plans a correction as `planCorrection` does, and says where each of the passages stands that are left.
   * @param path Of the workspace.
   * @throws Fault `job.cancelled`, and what `planCorrection` throws.
   */
  async planCorrection(
    path: string,
    correction: Correction,
    signal?: AbortSignal,
  ): Promise<{ planned: PlannedCorrection | null; positions: readonly Position[] }> {
    for await (const message of this.#run({ type: 'correction', path, correction }, signal)) {
      if (message.type === 'done' && 'planned' in message.result) return message.result;
    }
    throw new Error('the worker ended a correction without a plan');
  }

  /** Looks for passages as `findPassages` does. @throws Fault `job.cancelled` */
  async findPassages(search: Search, signal?: AbortSignal): Promise<readonly Position[]> {
    for await (const message of this.#run({ type: 'passages', search }, signal)) {
      if (message.type === 'done' && 'positions' in message.result) return message.result.positions;
    }
    throw new Error('the worker ended a search without its places');
  }

  /** Backs up a workspace as `makeBackup` does. @throws Fault as that, and those of opening the workspace. */
  async backUp(wish: BackupWish): Promise<Backup> {
    for await (const message of this.#run({ type: 'backup', wish })) {
      if (message.type === 'done' && 'backup' in message.result) return Backup.parse(message.result.backup);
    }
    throw new Error('the worker ended without a backup');
  }

  /** Brings a backup back as a new file, as `copyWorkspace` does. @throws Fault as that. */
  async restore(file: string, to: string): Promise<Restored> {
    for await (const message of this.#run({ type: 'restore', file, to })) {
      if (message.type === 'done' && 'restored' in message.result)
        return Restored.parse(message.result.restored);
    }
    throw new Error('the worker ended without having restored anything');
  }

  /** Starts the worker ahead of a job that is certain to come. */
  warm(): void {
    const worker = this.#start();
    if (this.#listeners.size === 0) worker.unref();
  }

  /** Ends the worker. What runs is refused as cancelled. */
  close(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#endAll('job.cancelled', 'Postil is closing');
  }

  /** The answers to one job up to its end, which is the last value or a throw. */
  async *#run(job: Job, signal?: AbortSignal): AsyncGenerator<FromWorker, void, undefined> {
    if (signal?.aborted) throw new Fault('job.cancelled', 'The job was cancelled');
    const id = ++this.#lastId;
    const arrived: FromWorker[] = [];
    let wake = Promise.withResolvers<void>();
    this.#listeners.set(id, message => {
      arrived.push(message);
      wake.resolve();
    });
    const worker = this.#start();
    const send = (message: ToWorker): void => worker.postMessage(message);
    const cancel = (): void => send({ type: 'cancel', id });
    signal?.addEventListener('abort', cancel);
    let isOver = false;
    const next = async (): Promise<FromWorker[]> => {
      await wake.promise;
      wake = Promise.withResolvers();
      return arrived.splice(0);
    };
    try {
      send({ type: 'start', id, job, migrations: this.#migrations });
      while (!isOver) {
        for (const message of await next()) {
          isOver = message.type !== 'progress';
          yield checked(message);
        }
      }
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (!isOver) cancel();
      // Whoever stopped listening may count on it that the job has cleaned up after itself.
      while (!isOver) isOver = (await next()).some(message => message.type !== 'progress');
      this.#listeners.delete(id);
      if (this.#listeners.size === 0) worker.unref();
    }
  }

  #start(): Worker {
    // Only a running job keeps the program alive.
    if (this.#worker) {
      this.#worker.ref();
      return this.#worker;
    }
    const worker = new Worker(this.#program);
    worker.on('message', (message: FromWorker) => this.#listeners.get(message.id)?.(message));
    const lose = (reason: string): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#endAll('export.failed', 'The job ended before its time', reason);
    };
    worker.on('error', error => lose(error instanceof Error ? error.message : String(error)));
    worker.on('exit', code => lose(`its worker stopped (${code})`));
    this.#worker = worker;
    return worker;
  }

  #endAll(code: 'job.cancelled' | 'export.failed', what: string, reason?: string): void {
    const data = reason === undefined ? {} : { reason };
    for (const [id, listener] of this.#listeners) listener({ type: 'fault', id, code, what, data });
  }
}

/** The message, unless it says that the job failed. */
function checked(message: FromWorker): FromWorker {
  if (message.type === 'fault') throw new Fault(message.code, message.what, message.data);
  if (message.type === 'error') throw new Error(`in the worker: ${message.message}`);
  return message;
}
