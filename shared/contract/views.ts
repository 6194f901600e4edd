/** Saved views of the table: kept in the workspace, so that whoever it is shared with has them too. */
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { SavedView, TableView, ViewName } from '../records/saved-view.ts';
import { call } from './base.ts';

export const views = {
  /** All saved views by name. */
  list: call.output(z.array(SavedView)),
  /** Refused with `view.sameName` where there is one of that name. */
  create: call.input(z.object({ name: ViewName, view: TableView })).output(SavedView),
  /** Refused with `view.sameName` for the name of another one. */
  rename: call.input(z.object({ id: Id, name: ViewName })).output(z.void()),
  /** Puts what the table shows now in the place of what the view held. */
  replace: call.input(z.object({ id: Id, view: TableView })).output(z.void()),
  /** Removes a view; undo brings it back. */
  remove: call.input(z.object({ id: Id })).output(z.void()),
};
