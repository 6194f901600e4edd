/** Full text over articles, quotes and notes. */
import { searchWorkspace } from '../workspace/search.ts';
import { calls } from './calls.ts';

export const searchHandlers = {
  query: calls.search.query.handler(({ context, input }) =>
    searchWorkspace(context.session.workspace.db, input.text, input.limit),
  ),
};
