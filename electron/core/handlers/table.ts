/** The table over all annotations, and the matrix. */
import type { TableQuery } from '../../../shared/records/table-query.ts';
import { countMatrix } from '../workspace/matrix.ts';
import type { TableOrder } from '../workspace/table-order.ts';
import { readTableRows } from '../workspace/table-rows.ts';
import { calls } from './calls.ts';
import type { Session } from './session.ts';

const { table } = calls;

export const tableHandlers = {
  outline: table.outline.handler(({ context, input }) => {
    const { ids, heads } = orderFor(context.session, input);
    const isRepeating = input.groupBy === 'tags';
    return {
      total: ids.length,
      heads: [...heads],
      annotations: isRepeating ? new Set(ids).size : ids.length,
    };
  }),
  rows: table.rows.handler(({ context, input }) => {
    const { ids } = orderFor(context.session, input.query);
    return readTableRows(context.session.workspace.db, ids.slice(input.from, input.from + input.limit));
  }),
  ids: table.ids.handler(({ context, input: { range, ...query } }) => {
    const { ids } = orderFor(context.session, query);
    return [...new Set(range ? ids.slice(range.from, range.to) : ids)];
  }),
  matrix: table.matrix.handler(({ context, input }) => countMatrix(context.session.workspace.db, input)),
};

function orderFor({ workspace, tableOrders }: Session, query: TableQuery): TableOrder {
  return tableOrders.of(workspace.db, `${workspace.state().seq} ${workspace.path}`, query);
}
