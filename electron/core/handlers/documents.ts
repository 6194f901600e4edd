/** Articles: listing, reading, editing what is known about them, removing. */
import type { Values } from '../../../shared/history/change.ts';
import { getContent } from '../workspace/contents.ts';
import { getDocument, listDocuments } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { calls } from './calls.ts';
import { correctText } from './correct-text.ts';
import { found } from './found.ts';

const { documents } = calls;

export const documentHandlers = {
  list: documents.list.handler(({ context }) => listDocuments(context.session.workspace.db)),
  get: documents.get.handler(({ context, input }) => {
    const { db } = context.session.workspace;
    const document = found(getDocument(db, input.id), 'This article');
    const content = found(getContent(db, document.content), 'The text of this article');
    return { document, body: content.body, readTo: context.session.profile.reading.of(input.id) };
  }),
  keepPlace: documents.keepPlace.handler(({ context, input }) => {
    context.session.profile.reading.keep(input.id, input.readTo);
  }),
  update: documents.update.handler(({ context, input }) => {
    const { workspace } = context.session;
    const document = found(getDocument(workspace.db, input.id), 'This article');
    const edit = { record: 'document', id: document.id, fields: input.patch as Values } as const;
    workspace.commit(labelOfUpdate(input.patch), [edit]);
  }),
  correct: documents.correct.handler(({ context, input, signal }) =>
    correctText(context.session, input, signal),
  ),
  remove: documents.remove.handler(({ context, input }) =>
    removeDocuments(context.session.workspace, input.ids),
  ),
};

function labelOfUpdate(patch: object): string {
  const names = Object.keys(patch);
  return names.length === 1 && names[0] === 'status' ? 'Change reading status' : 'Edit article details';
}

function removeDocuments(workspace: Workspace, ids: readonly string[]): void {
  const there = ids.map(id => found(getDocument(workspace.db, id), 'This article'));
  workspace.commit(
    there.length === 1 ? 'Remove article' : `Remove ${there.length} articles`,
    there.map(({ id }) => ({ record: 'document', id, fields: { removed: true } })),
  );
}
