/**
 * The orders of the table that windows ask for: each made once for a question and kept while the workspace stays as
 * it is, so that scrolling through 100,000 rows asks only for those on the screen. That of a large workspace is
 * worked out on the worker, so that typing into the filter never holds up the thread that answers windows, and is
 * given up when nobody waits for it any more: another question has come in its place.
 */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Matrix } from '../../../shared/contract/table.ts';
import type { MatrixQuery, TableQuery } from '../../../shared/records/table-query.ts';
import type { ReadWorker } from '../jobs/read-worker.ts';
import { countMatrix } from '../workspace/matrix.ts';
import { orderTable, type TableOrder } from '../workspace/table-order.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How many orders are kept: of the table in several windows, and of what was typed before. */
const KEPT = 6;

/** Annotations up to which the order is worked out here: it takes less than asking the worker for it. */
const FEW = 2_000;

interface Asked {
  readonly order: Promise<TableOrder>;
  /** Ends the work on it. */
  readonly controller: AbortController;
  /** How many calls wait for it. */
  waiting: number;
  isKnown: boolean;
}

export class TableOrders {
  readonly #worker: Pick<ReadWorker, 'orderTable' | 'countMatrix'>;
  #state = '';
  readonly #asked = new Map<string, Asked>();

  constructor(worker: Pick<ReadWorker, 'orderTable' | 'countMatrix'>) {
    this.#worker = worker;
  }

  /**
   * The order of the rows for a question.
   * @throws Fault `job.cancelled` as soon as `signal` speaks; the work goes on while others wait for the same.
   */
  async of(workspace: Workspace, query: TableQuery, signal: AbortSignal | undefined): Promise<TableOrder> {
    const state = `${workspace.state().seq} ${workspace.path}`;
    if (state !== this.#state) this.#asked.clear();
    this.#state = state;
    const key = JSON.stringify(query);
    const asked = this.#asked.get(key) ?? this.#ask(workspace, query);
    this.#keep(key, asked);
    const leave = (): void => {
      asked.waiting--;
      if (asked.waiting > 0 || asked.isKnown) return;
      if (this.#asked.get(key) === asked) this.#asked.delete(key);
      asked.controller.abort();
    };
    asked.waiting++;
    try {
      return await orCancelled(asked.order, signal);
    } finally {
      leave();
    }
  }

  /** Counts the matrix where the order of as many rows would be worked out. */
  async matrix(workspace: Workspace, query: MatrixQuery, signal: AbortSignal | undefined): Promise<Matrix> {
    if (isAnsweredHere(workspace)) return countMatrix(workspace.db, query);
    return this.#worker.countMatrix({ path: workspace.path, query }, signal);
  }

  #ask(workspace: Workspace, query: TableQuery): Asked {
    const controller = new AbortController();
    const order = isAnsweredHere(workspace)
      ? Promise.resolve(orderTable(workspace.db, query))
      : this.#worker.orderTable({ path: workspace.path, query }, controller.signal);
    const asked: Asked = { order, controller, waiting: 0, isKnown: false };
    // Whoever waits is told of a failure; one that nobody waits for is one that was given up.
    order.then(
      () => {
        asked.isKnown = true;
      },
      () => undefined,
    );
    return asked;
  }

  /** The one asked for last is the last to go. One that is let go is still answered to those who wait for it. */
  #keep(key: string, asked: Asked): void {
    this.#asked.delete(key);
    this.#asked.set(key, asked);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > KEPT && oldest !== undefined) this.#asked.delete(oldest);
  }
}

/** Few annotations; or a file that was moved away, which the worker would not find by its name. */
function isAnsweredHere(workspace: Workspace): boolean {
  const { claim, precedent, option } = workspace.state().annotations;
  return claim + precedent + option <= FEW || !workspace.isInPlace();
}

/** @throws Fault `job.cancelled` as soon as the signal speaks. */
async function orCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const cancelled = Promise.withResolvers<never>();
  const stop = (): void => cancelled.reject(new Fault('job.cancelled', 'The question was given up'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, cancelled.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
