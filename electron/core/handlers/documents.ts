/** Articles: listing, reading, editing what is known about them, removing. */
import type { Values } from '../../../shared/history/change.ts';
import { getContent } from '../workspace/contents.ts';
import { documentsAnnotatedBy, getDocument, listDocuments } from '../workspace/documents.ts';
import { calls } from './calls.ts';
import { correctText } from './correct-text.ts';
import { memberFields, planCollecting, planRemoval, planStatus } from './document-plans.ts';
import { found } from './found.ts';

const { documents } = calls;

export const documentHandlers = {
  list: documents.list.handler(({ context }) => listDocuments(context.session.workspace.db)),
  annotatedBy: documents.annotatedBy.handler(({ context, input }) =>
    documentsAnnotatedBy(context.session.workspace.db, input.person),
  ),
  get: documents.get.handler(({ context, input }) => {
    const { db } = context.session.workspace;
    const document = found(getDocument(db, input.id), 'This article');
    const content = found(getContent(db, document.content), 'The text of this article');
    const { body, isWithheld } = content;
    return { document, body, isWithheld, readTo: context.session.profile.reading.of(input.id) };
  }),
  keepPlace: documents.keepPlace.handler(({ context, input }) => {
    context.session.profile.reading.keep(input.id, input.readTo);
  }),
  update: documents.update.handler(({ context, input }) => {
    const { workspace } = context.session;
    const document = found(getDocument(workspace.db, input.id), 'This article');
    const fields = { ...(input.patch as Values), ...memberFields(input.collections ?? {}) };
    workspace.commit(labelOfUpdate(fields), [{ record: 'document', id: document.id, fields }]);
  }),
  correct: documents.correct.handler(({ context, input, signal }) =>
    correctText(context.session, input, signal),
  ),
  setStatus: documents.setStatus.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { label, edits } = planStatus(workspace.db, input.ids, input.status);
    workspace.commit(label, edits);
  }),
  collect: documents.collect.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { label, edits } = planCollecting(workspace.db, input.ids, input.collections);
    workspace.commit(label, edits);
  }),
  remove: documents.remove.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { label, edits } = planRemoval(workspace.db, input.ids);
    workspace.commit(label, edits);
  }),
};

function labelOfUpdate(patch: object): string {
  const names = Object.keys(patch);
  return names.length === 1 && names[0] === 'status' ? 'Change reading status' : 'Edit article details';
}
