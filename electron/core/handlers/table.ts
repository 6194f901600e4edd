/** The table over all annotations, and the matrix. */
import { readTableRows } from '../workspace/table-rows.ts';
import { calls } from './calls.ts';

const { table } = calls;

export const tableHandlers = {
  outline: table.outline.handler(async ({ context: { session }, input, signal }) => {
    const { ids, heads } = await session.tableOrders.of(session.workspace, input, signal);
    const isRepeating = input.groupBy === 'tags';
    return {
      total: ids.length,
      heads: [...heads],
      annotations: isRepeating ? new Set(ids).size : ids.length,
    };
  }),
  rows: table.rows.handler(async ({ context: { session }, input: { query, from, limit }, signal }) => {
    const { workspace, tableOrders } = session;
    const { ids } = await tableOrders.of(workspace, query, signal);
    return readTableRows(workspace.db, ids.slice(from, from + limit));
  }),
  ids: table.ids.handler(async ({ context: { session }, input: { range, ...query }, signal }) => {
    const { ids } = await session.tableOrders.of(session.workspace, query, signal);
    return [...new Set(range ? ids.slice(range.from, range.to) : ids)];
  }),
  matrix: table.matrix.handler(({ context: { session }, input, signal }) =>
    session.tableOrders.matrix(session.workspace, input, signal),
  ),
};
