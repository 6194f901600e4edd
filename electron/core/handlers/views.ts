/** Saved views of the table. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Values } from '../../../shared/history/change.ts';
import { nameKey } from '../../../shared/records/common.ts';
import type { TableView } from '../../../shared/records/saved-view.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { newId } from '../workspace/ids.ts';
import { getView, listViews } from '../workspace/views.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';

const { views } = calls;

export const viewHandlers = {
  list: views.list.handler(({ context }) => listViews(context.session.workspace.db)),
  create: views.create.handler(({ context, input: { name, view } }) => {
    const { workspace } = context.session;
    assertNameFree(workspace.db, name);
    const id = newId();
    workspace.commit(`Save view “${name}”`, [{ record: 'view', id, fields: { name, ...fieldsOf(view) } }]);
    return found(getView(workspace.db, id), 'This view');
  }),
  rename: views.rename.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { id, name } = found(getView(workspace.db, input.id), 'This view');
    assertNameFree(workspace.db, input.name, id);
    workspace.commit(`Rename view “${name}” to “${input.name}”`, [
      { record: 'view', id, fields: { name: input.name } },
    ]);
  }),
  replace: views.replace.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { id, name } = found(getView(workspace.db, input.id), 'This view');
    workspace.commit(`Replace view “${name}”`, [{ record: 'view', id, fields: fieldsOf(input.view) }]);
  }),
  remove: views.remove.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { id, name } = found(getView(workspace.db, input.id), 'This view');
    workspace.commit(`Remove view “${name}”`, [{ record: 'view', id, fields: { removed: true } }]);
  }),
};

/** Parts that are not set are left out of the filter, because the log holds JSON and nothing else. */
function fieldsOf({ filter, sorts, groupBy, columns }: TableView): Values {
  return JSON.parse(JSON.stringify({ filter, sorts, groupBy, columns })) as Values;
}

/** @throws Fault `view.sameName` when another than `except` is called so. */
function assertNameFree(db: ReadableDb, name: string, except?: string): void {
  const there = listViews(db).find(view => view.id !== except && nameKey(view.name) === nameKey(name));
  if (there)
    throw new Fault('view.sameName', `There is a view “${there.name}” already`, {
      reason: 'choose another name',
    });
}
