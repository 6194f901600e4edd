/** Tagging passages and saying what they are. */
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { AnnotationPatch } from '../../../shared/records/annotation.ts';
import { kinds } from '../../../shared/records/kind.ts';
import { getAnnotation, listAnnotations } from '../workspace/annotations.ts';
import { getDocument } from '../workspace/documents.ts';
import { newId } from '../workspace/ids.ts';
import { getTag } from '../workspace/tags.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';

const { annotations } = calls;

export const annotationHandlers = {
  list: annotations.list.handler(({ context, input }) =>
    listAnnotations(context.session.workspace.db, input.document),
  ),
  get: annotations.get.handler(({ context, input }) =>
    found(getAnnotation(context.session.workspace.db, input.id), 'This annotation'),
  ),
  create: annotations.create.handler(({ context, input }) => {
    const { workspace } = context.session;
    found(getDocument(workspace.db, input.document), 'This article');
    const id = newId();
    const fields: Values = { document: input.document, kind: input.kind, anchor: input.anchor };
    if (input.note) fields.note = input.note;
    for (const tag of input.tags ?? []) fields[`tag:${tag}`] = true;
    workspace.commit(`Tag ${kinds[input.kind].label.toLowerCase()}`, [{ record: 'annotation', id, fields }]);
    return found(getAnnotation(workspace.db, id), 'This annotation');
  }),
  update: annotations.update.handler(({ context, input }) => {
    const { workspace } = context.session;
    found(getAnnotation(workspace.db, input.id), 'This annotation');
    const edit: Edit = { record: 'annotation', id: input.id, fields: input.patch as Values };
    workspace.commit(labelOfUpdate(input.patch), [edit]);
  }),
  remove: annotations.remove.handler(({ context, input }) =>
    editAll(context.session.workspace, input.ids, 'Remove', { removed: true }),
  ),
  addTag: annotations.addTag.handler(({ context, input }) => {
    const tag = found(getTag(context.session.workspace.db, input.tag), 'This tag');
    editAll(context.session.workspace, input.ids, `Add tag “${tag.name}” to`, { [`tag:${tag.id}`]: true });
  }),
  removeTag: annotations.removeTag.handler(({ context, input }) => {
    const tag = found(getTag(context.session.workspace.db, input.tag), 'This tag');
    editAll(context.session.workspace, input.ids, `Take tag “${tag.name}” from`, {
      [`tag:${tag.id}`]: false,
    });
  }),
};

/** One step over many annotations. */
function editAll(workspace: Workspace, ids: readonly string[], verb: string, fields: Values): void {
  const there = ids.map(id => found(getAnnotation(workspace.db, id), 'This annotation'));
  const object =
    there.length === 1 && there[0] ? kinds[there[0].kind].label.toLowerCase() : `${there.length} annotations`;
  workspace.commit(
    `${verb} ${object}`,
    there.map(({ id }) => ({ record: 'annotation', id, fields })),
  );
}

function labelOfUpdate(patch: AnnotationPatch): string {
  if (patch.kind) return `Change to ${kinds[patch.kind].label.toLowerCase()}`;
  if (patch.anchor) return 'Move passage';
  if ('note' in patch) return 'Edit note';
  if ('confidence' in patch) return 'Set confidence';
  if ('keyPassage' in patch) return patch.keyPassage ? 'Mark as key passage' : 'Unmark key passage';
  const field = Object.keys(patch)[0]?.split('.')[1];
  return field ? `Edit ${field.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)}` : 'Edit annotation';
}
