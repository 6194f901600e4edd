/** The codebook. */
import type { Edit, Values } from '../../../shared/history/change.ts';
import { newId } from '../workspace/ids.ts';
import { getTag, listTags } from '../workspace/tags.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';

const { tags } = calls;

export const tagHandlers = {
  list: tags.list.handler(({ context }) => listTags(context.session.workspace.db)),
  create: tags.create.handler(({ context, input }) => {
    const { workspace } = context.session;
    const id = newId();
    const fields: Values = { name: input.name };
    if (input.parent) fields.parent = input.parent;
    const applied = (input.applyTo ?? []).map(
      (annotation): Edit => ({ record: 'annotation', id: annotation, fields: { [`tag:${id}`]: true } }),
    );
    workspace.commit(`Add tag “${input.name}”`, [{ record: 'tag', id, fields }, ...applied]);
    return found(getTag(workspace.db, id), 'This tag');
  }),
  update: tags.update.handler(({ context, input }) => {
    const { workspace } = context.session;
    const tag = found(getTag(workspace.db, input.id), 'This tag');
    workspace.commit(`Edit tag “${tag.name}”`, [
      { record: 'tag', id: tag.id, fields: input.patch as Values },
    ]);
  }),
  remove: tags.remove.handler(({ context, input }) => {
    const { workspace } = context.session;
    const tag = found(getTag(workspace.db, input.id), 'This tag');
    workspace.commit(`Remove tag “${tag.name}”`, [{ record: 'tag', id: tag.id, fields: { removed: true } }]);
  }),
};
