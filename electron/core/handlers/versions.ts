/** The texts an article has had: listing, reading, and showing one again. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import { type Anchor, FOREIGN_CONTENT } from '../../../shared/records/anchor.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { Document } from '../../../shared/records/document.ts';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import { type Content, getContent } from '../workspace/contents.ts';
import { getDocument } from '../workspace/documents.ts';
import { listVersions, textBlocks, type VersionState, versionStates } from '../workspace/versions.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { calls } from './calls.ts';
import { findAhead } from './find-ahead.ts';
import { found } from './found.ts';
import { reportValue, shortened } from './import-article.ts';
import { previewVersion } from './preview-version.ts';

const { versions } = calls;

export const versionHandlers = {
  list: versions.list.handler(({ context, input }) => {
    const { db } = context.session.workspace;
    found(getDocument(db, input.document), 'This article');
    return listVersions(db, input.document);
  }),
  text: versions.text.handler(({ context, input }) => {
    const { db } = context.session.workspace;
    versionOf(context.session.workspace, input.document, input.content);
    return found(textBlocks(db, input.content), 'The text of this version');
  }),
  use: versions.use.handler(async ({ context, input, signal }) => {
    const { workspace } = context.session;
    versionOf(workspace, input.document, input.content);
    const text = found(getContent(workspace.db, input.content), 'The text of this version');
    await findAhead(context.session, input.document, text, signal);
    const { document, state } = versionOf(workspace, input.document, input.content);
    const { content, source, report } = state;
    workspace.commit(`Show another version of “${shortened(document.title)}”`, [
      { record: 'document', id: document.id, fields: { content, source, report } },
    ]);
  }),
  preview: versions.preview.handler(async ({ context, input, signal }) => {
    const { workspace } = context.session;
    const text = textOf(workspace, input.from);
    await findAhead(context.session, input.document, text, signal);
    return previewVersion(workspace, input.document, text);
  }),
  adopt: versions.adopt.handler(async ({ context, input, signal }) => {
    const { session } = context;
    await findAhead(session, input.document, textOf(session.workspace, input.from), signal);
    adopt(session.workspace, input.document, input.from);
  }),
};

/** The text of an article that may become a version of another. */
function textOf({ db }: Workspace, from: string): Content {
  const { content } = found(getDocument(db, from), 'The other article');
  return found(getContent(db, content), 'Its text');
}

/** Makes `from` a version of `document`: its annotations stand in the very text that comes with them. */
function adopt(workspace: Workspace, id: string, fromId: string): void {
  const { db } = workspace;
  const document = found(getDocument(db, id), 'This article');
  const from = found(getDocument(db, fromId), 'The other article');
  if (from.id === document.id)
    throw new Fault('field.invalid', 'An article cannot be a version of itself', { file: document.title });
  const { content, source = null, report } = from;
  const { text } = found(getContent(db, content), 'Its text');
  const fields = { content, source, report: report ? reportValue({ ...report, readAt: Date.now() }) : null };
  workspace.commit(`New version of “${shortened(document.title)}”`, [
    { record: 'document', id: document.id, fields },
    ...listAnnotations(db, from.id).map((one): Edit => {
      const anchor = anchorIn(content, text, one);
      return { record: 'annotation', id: one.id, fields: { document: document.id, anchor } };
    }),
    { record: 'document', id: from.id, fields: { removed: true } },
  ]);
}

/** @throws Fault `record.missing` when the article is gone or never had this text. */
function versionOf(
  workspace: Workspace,
  id: string,
  content: string,
): { document: Document; state: VersionState } {
  const document = found(getDocument(workspace.db, id), 'This article');
  const state = versionStates(workspace.db, id).find(version => version.content === content);
  return { document, state: found(state, 'This version') };
}

/** An anchor in the text shown; an orphan goes on being looked for by its words alone. */
function anchorIn(content: string, text: string, { anchor, position }: Annotation): Anchor {
  const { start, end } = position;
  const isHere = start !== null && end !== null;
  if (anchor.content === content) return anchor;
  return (
    (isHere ? describeSelection(content, text, start, end) : null) ?? { ...anchor, content: FOREIGN_CONTENT }
  );
}
