import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TableOrders } from '../../../../electron/core/handlers/table-orders.ts';
import { ReadWorker } from '../../../../electron/core/jobs/read-worker.ts';
import { orderTable } from '../../../../electron/core/workspace/table-order.ts';
import type { TableQuery } from '../../../../shared/records/table-query.ts';
import { filledWorkspace } from '../../../bench/filled-workspace.ts';
import { type Article, migrations, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('table-orders');
const everything: TableQuery = { filter: {}, sorts: [], groupBy: null };
const typed = (text: string): TableQuery => ({ ...everything, filter: { text } });

let worker: ReadWorker;
let large: TaggedWorkspace;
let last: Article;
let small: TaggedWorkspace;

beforeAll(() => {
  worker = new ReadWorker(join(import.meta.dirname, '../../../../electron/core/jobs/worker.ts'), migrations);
  ({ tagged: large, last } = filledWorkspace(join(folder, 'large.postil'), 12_000));
  small = new TaggedWorkspace(join(folder, 'small.postil'));
  small.tag(small.addArticle('Gauges', ['Alpha says so.']), 'claim', 'Alpha');
  return () => {
    worker.close();
    large.close();
    small.close();
  };
}, 120_000);

/** The orders, and the signal of every question that the worker is asked. */
function watched(): { orders: TableOrders; signals: (AbortSignal | undefined)[] } {
  const signals: (AbortSignal | undefined)[] = [];
  const orders = new TableOrders({
    orderTable(job, signal) {
      signals.push(signal);
      return worker.orderTable(job, signal);
    },
    countMatrix: (job, signal) => worker.countMatrix(job, signal),
  });
  return { orders, signals };
}

describe('an order that was made', () => {
  it('is kept while the workspace stays as it is, and made anew after a change', async () => {
    const { orders, signals } = watched();
    const first = await orders.of(large.workspace, everything, undefined);
    expect(await orders.of(large.workspace, everything, undefined)).toBe(first);
    expect(signals).toHaveLength(1);
    large.tag(last, 'claim', 'The two governments');
    const second = await orders.of(large.workspace, everything, undefined);
    expect(second.ids).toHaveLength(first.ids.length + 1);
  });

  it('is that of the same question asked of the workspace itself', async () => {
    const { orders } = watched();
    const query: TableQuery = {
      ...typed('yearbook'),
      sorts: [{ column: 'note', isDescending: true }],
      groupBy: 'tags',
    };
    expect(await orders.of(large.workspace, query, undefined)).toEqual(orderTable(large.workspace.db, query));
  });

  it('is worked out at once for few annotations, without a worker', async () => {
    const { orders, signals } = watched();
    expect((await orders.of(small.workspace, everything, undefined)).ids).toHaveLength(1);
    expect(signals).toEqual([]);
  });
});

describe('while a question about many annotations is answered', () => {
  it('the thread that answers windows goes on', async () => {
    const { orders } = watched();
    let turns = 0;
    const count = setInterval(() => turns++, 0);
    await orders.of(large.workspace, typed('the'), undefined);
    const found = await orders.matrix(
      large.workspace,
      { filter: {}, rows: 'document', columns: 'tags' },
      undefined,
    );
    clearInterval(count);
    expect(turns).toBeGreaterThan(0);
    expect(found.total).toBeGreaterThan(12_000 - 1);
  });

  it('one that another came in place of is given up, and the other is answered', async () => {
    const { orders, signals } = watched();
    const first = new AbortController();
    const old = orders.of(large.workspace, typed('trad'), first.signal);
    first.abort();
    await expect(old).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(signals.map(signal => signal?.aborted)).toEqual([true]);
    expect((await orders.of(large.workspace, typed('yearbook'), undefined)).ids.length).toBeGreaterThan(0);
    // Asked again, it is worked out again: what was given up is not taken for an answer.
    expect((await orders.of(large.workspace, typed('trad'), undefined)).ids.length).toBeGreaterThan(0);
  });

  it('goes on for the window that still waits when another one leaves', async () => {
    const { orders, signals } = watched();
    const leaving = new AbortController();
    const left = orders.of(large.workspace, typed('river'), leaving.signal);
    const stayed = orders.of(large.workspace, typed('river'), undefined);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'job.cancelled' });
    expect((await stayed).ids.length).toBeGreaterThan(0);
    expect(signals.map(signal => signal?.aborted)).toEqual([false]);
  });
});

describe('the worker', () => {
  it('stops in the middle of a question when it is told to', async () => {
    const controller = new AbortController();
    const path = large.workspace.path;
    const order = worker.orderTable({ path, query: typed('river') }, controller.signal);
    setImmediate(() => controller.abort());
    await expect(order).rejects.toMatchObject({ code: 'job.cancelled' });
  });
});
