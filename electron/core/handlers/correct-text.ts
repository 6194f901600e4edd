/** Giving an article a corrected text, with every annotation where its words are now: one step of the undo list. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { CorrectedText, readSteps } from '../../../shared/text/correct-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import { getContent, type NewContent, newContent } from '../workspace/contents.ts';
import { getDocument } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { found } from './found.ts';
import { shortened } from './import-article.ts';

const WHAT = 'Cannot save the corrections';

export interface Correction {
  /** Id of the article. */
  readonly id: string;
  /** Hash of the text the steps were made in. */
  readonly base: string;
  /** Steps of prosemirror-transform as JSON. */
  readonly steps: readonly unknown[];
}

/**
 * Applies a correction. Steps that change nothing in the end write nothing.
 * @throws Fault `record.missing`, `document.changed`, `field.invalid`, `disk.full`, `disk.failed`; nothing was
 * changed then.
 */
export function correctText(workspace: Workspace, { id, base, steps }: Correction): void {
  const { db } = workspace;
  const document = found(getDocument(db, id), 'This article');
  if (document.content !== base)
    throw new Fault('document.changed', WHAT, { reason: 'the text of this article is another one by now' });
  const { body } = found(getContent(db, base), 'The text of this article');
  const { text, content } = apply(body, steps);
  if (content.text.trim() === '') throw invalid('nothing would be left of the text');
  if (content.hash === base) return;
  const annotations = listAnnotations(db, id).flatMap(annotation => follow(annotation, text, content));
  const edit: Edit = { record: 'document', id, fields: { content: content.hash } };
  workspace.commit(`Correct text of “${shortened(document.title)}”`, [edit, ...annotations], {
    contents: [content],
  });
}

function apply(body: unknown, steps: readonly unknown[]): { text: CorrectedText; content: NewContent } {
  try {
    const text = new CorrectedText(schema.nodeFromJSON(body), readSteps(steps));
    return { text, content: newContent(text.doc.toJSON()) };
  } catch (error) {
    if (error instanceof RangeError) throw invalid(`they do not fit the text (${error.message})`);
    throw error;
  }
}

/** The annotation's anchor in the corrected text; none for one that has no words there, or had none before. */
function follow({ id, position }: Annotation, text: CorrectedText, content: NewContent): Edit[] {
  const { start, end } = position;
  if (start === null || end === null) return [];
  const anchor = text.anchor(content.hash, { start, end });
  return anchor ? [{ record: 'annotation', id, fields: { anchor } }] : [];
}

function invalid(reason: string): Fault {
  return new Fault('field.invalid', WHAT, { reason });
}
