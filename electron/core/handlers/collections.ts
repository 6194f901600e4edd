/** Collections: named sets of articles. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import { nameKey } from '../../../shared/records/common.ts';
import { getCollection, listCollections } from '../workspace/collections.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { newId } from '../workspace/ids.ts';
import { calls } from './calls.ts';
import { articlesTogether } from './document-plans.ts';
import { found } from './found.ts';

const { collections } = calls;

export const collectionHandlers = {
  list: collections.list.handler(({ context }) => listCollections(context.session.workspace.db)),
  create: collections.create.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { name, from } = input;
    const documents = [...new Set(input.documents ?? [])];
    assertNameFree(workspace.db, name);
    if (from !== undefined) found(getCollection(workspace.db, from), 'This collection');
    const id = newId();
    const left = from === undefined ? {} : { [`collection:${from}`]: false };
    const put = documents.map(
      (document): Edit => ({
        record: 'document',
        id: document,
        fields: { [`collection:${id}`]: true, ...left },
      }),
    );
    const what = documents.length === 0 ? '' : ` with ${articlesTogether(workspace.db, documents)}`;
    workspace.commit(`New collection “${name}”${what}`, [
      { record: 'collection', id, fields: { name } },
      ...put,
    ]);
    return found(getCollection(workspace.db, id), 'This collection');
  }),
  rename: collections.rename.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { id, name } = found(getCollection(workspace.db, input.id), 'This collection');
    assertNameFree(workspace.db, input.name, id);
    workspace.commit(`Rename collection “${name}” to “${input.name}”`, [
      { record: 'collection', id, fields: { name: input.name } },
    ]);
  }),
  remove: collections.remove.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { id, name } = found(getCollection(workspace.db, input.id), 'This collection');
    workspace.commit(`Remove collection “${name}”`, [
      { record: 'collection', id, fields: { removed: true } },
    ]);
  }),
};

/** @throws Fault `collection.sameName` when another than `except` is called so. */
function assertNameFree(db: ReadableDb, name: string, except?: string): void {
  const there = listCollections(db).find(
    ({ collection }) => collection.id !== except && nameKey(collection.name) === nameKey(name),
  );
  if (there)
    throw new Fault('collection.sameName', `There is a collection “${there.collection.name}” already`, {
      reason: 'choose another name',
    });
}
