/** Who did what: the history of one record, the way back to what it was, and the activity of the workspace. */
import { readActivity } from '../workspace/activity.ts';
import { historyOf, restoration } from '../workspace/history.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';

const { history } = calls;

export const historyHandlers = {
  of: history.of.handler(({ context, input }) =>
    historyOf(context.session.workspace.db, input.record, input.id),
  ),
  activity: history.activity.handler(({ context, input }) =>
    readActivity(context.session.workspace.db, input),
  ),
  restore: history.restore.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { annotation: id } = input;
    const fields = found(restoration(workspace.db, id, input), 'This version');
    workspace.commit('Restore a version', [{ record: 'annotation', id, fields }]);
  }),
};
