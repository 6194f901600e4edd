/** Judging what became of annotations whose article shows another text than the one they were made in. */
import type { Edit } from '../../../shared/history/change.ts';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import { getContent } from '../workspace/contents.ts';
import { getDocument } from '../workspace/documents.ts';
import { listForReview } from '../workspace/review.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';

const { review } = calls;

export const reviewHandlers = {
  list: review.list.handler(({ context, input }) => {
    const { db } = context.session.workspace;
    found(getDocument(db, input.document), 'This article');
    return listForReview(db, input.document);
  }),
  accept: review.accept.handler(({ context, input }) => ({
    accepted: acceptPlaces(context.session.workspace, input.document, new Set(input.annotations)),
  })),
};

/** Gives each annotation that moved an anchor of its own where it was found. One step. */
function acceptPlaces(workspace: Workspace, id: string, annotations: ReadonlySet<string>): number {
  const { db } = workspace;
  const document = found(getDocument(db, id), 'This article');
  const content = found(getContent(db, document.content), 'The text of this article');
  const edits = listAnnotations(db, id).flatMap(({ id: annotation, position }): Edit[] => {
    const { status, start, end } = position;
    if (!annotations.has(annotation) || status !== 'moved' || start === null || end === null) return [];
    const anchor = describeSelection(content.hash, content.text, start, end);
    return anchor ? [{ record: 'annotation', id: annotation, fields: { anchor } }] : [];
  });
  const what = edits.length === 1 ? 'passage' : `${edits.length} passages`;
  if (edits.length > 0) workspace.commit(`Accept ${what} in the new text`, edits);
  return edits.length;
}
