/** Tagging passages and saying what they are. */
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { AnnotationPatch, SharedPatch } from '../../../shared/records/annotation.ts';
import { kinds } from '../../../shared/records/kind.ts';
import { countAnnotations, getAnnotation, listAnnotations } from '../workspace/annotations.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { getDocument } from '../workspace/documents.ts';
import { newId } from '../workspace/ids.ts';
import { getTag } from '../workspace/tags.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';
import { commitAll } from './long-work.ts';
import type { Session } from './session.ts';

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
  updateAll: annotations.updateAll.handler(({ context: { session }, input, signal }) =>
    editAll(session, input.ids, what => labelOfShared(input.patch, what), input.patch as Values, signal),
  ),
  remove: annotations.remove.handler(({ context: { session }, input, signal }) =>
    editAll(session, input.ids, what => `Remove ${what}`, { removed: true }, signal),
  ),
  addTag: annotations.addTag.handler(({ context: { session }, input, signal }) => {
    const tag = found(getTag(session.workspace.db, input.tag), 'This tag');
    const fields = { [`tag:${tag.id}`]: true };
    return editAll(session, input.ids, what => `Add tag “${tag.name}” to ${what}`, fields, signal);
  }),
  removeTag: annotations.removeTag.handler(({ context: { session }, input, signal }) => {
    const tag = found(getTag(session.workspace.db, input.tag), 'This tag');
    const fields = { [`tag:${tag.id}`]: false };
    return editAll(session, input.ids, what => `Take tag “${tag.name}” from ${what}`, fields, signal);
  }),
};

/** One step over many annotations. */
async function editAll(
  session: Session,
  ids: readonly string[],
  labelOf: (what: string) => string,
  fields: Values,
  signal?: AbortSignal,
): Promise<void> {
  // In the order in which they lie on the disk.
  const each = [...new Set(ids)].sort();
  const label = labelOf(calledTogether(session.workspace.db, each));
  const edits = each.map((id): Edit => ({ record: 'annotation', id, fields }));
  await commitAll(session, label, edits, signal);
}

/** The kind of one annotation, or how many there are. @throws Fault `record.missing` when one is not there. */
function calledTogether(db: ReadableDb, ids: readonly string[]): string {
  const [first, second] = ids;
  if (first !== undefined && second === undefined)
    return kinds[found(getAnnotation(db, first), 'This annotation').kind].label.toLowerCase();
  // Counted, not read: there may be 100,000.
  found(countAnnotations(db, ids) === ids.length || undefined, 'One of these annotations');
  return `${ids.length} annotations`;
}

function labelOfShared(patch: SharedPatch, what: string): string {
  if (patch.kind) return `Change ${what} to ${kinds[patch.kind].label.toLowerCase()}`;
  if ('keyPassage' in patch) return `${patch.keyPassage ? 'Mark' : 'Unmark'} ${what} as key`;
  return `${labelOfUpdate(patch)} of ${what}`;
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
