/** Giving an article a corrected text, with every annotation where its words are now: one step of the undo list. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { Document } from '../../../shared/records/document.ts';
import {
  CANNOT_CORRECT,
  type Correction,
  type FollowedPassage,
  type PlannedCorrection,
  planCorrection,
} from '../jobs/plan-correction.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import { getDocument } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { found } from './found.ts';
import { shortened } from './import-article.ts';
import type { Session } from './session.ts';

/** Words of an article, and steps, from which on a correction is planned beside this thread. */
const LONG = { words: 10_000, steps: 500 };
/** Plans made at most when others go on tagging in the same article. */
const MOST_PLANS = 5;

/**
 * Applies a correction. Steps that change nothing in the end write nothing. That of a long article is worked out on
 * the worker, so that the thread that answers windows only has to write it.
 * @throws Fault `record.missing`, `document.changed`, `field.invalid`, `job.cancelled`, `disk.full`, `disk.failed`;
 * nothing was changed then.
 */
export async function correctText(
  session: Session,
  correction: Correction,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { workspace } = session;
  for (let plans = 0; plans < MOST_PLANS; plans++) {
    const document = documentToCorrect(workspace, correction);
    const isLong = document.words >= LONG.words || correction.steps.length >= LONG.steps;
    if (isLong) workspace.assertInPlace(CANNOT_CORRECT);
    const { planned, positions } = isLong
      ? await session.worker.planCorrection(workspace.path, correction, signal)
      : { planned: planCorrection(workspace.db, correction), positions: [] };
    if (signal?.aborted) throw new Fault('job.cancelled', 'The correction was cancelled');
    if (planned === null) return;
    for (const [i, position] of positions.entries()) {
      const anchor = planned.left[i];
      if (anchor) workspace.places.set(planned.content.hash, anchor, position);
    }
    if (commitCorrection(workspace, correction, planned)) return;
  }
  throw changed('its annotations go on changing');
}

/** @throws Fault `record.missing`, or `document.changed` when it shows another text by now. */
function documentToCorrect({ db }: Workspace, { id, base }: Correction): Document {
  const document = found(getDocument(db, id), 'This article');
  if (document.content !== base) throw changed('the text of this article is another one by now');
  return document;
}

/** Writes a plan. False when it is out of date: other annotations are here than it was made for. */
function commitCorrection(workspace: Workspace, correction: Correction, planned: PlannedCorrection): boolean {
  const { content, followed } = planned;
  const { id, title } = documentToCorrect(workspace, correction);
  const plans = new Map(followed.map(passage => [passage.annotation, passage]));
  const edits: Edit[] = [{ record: 'document', id, fields: { content: content.hash } }];
  for (const annotation of listAnnotations(workspace.db, id)) {
    const plan = plans.get(annotation.id);
    if (plan === undefined || !isOf(plan, annotation)) return false;
    const { anchor } = plan;
    if (anchor) edits.push({ record: 'annotation', id: annotation.id, fields: { anchor: { ...anchor } } });
  }
  workspace.commit(`Correct text of “${shortened(title)}”`, edits, { contents: [content] });
  return true;
}

/** Whether an annotation stands where it stood when the plan was made. */
function isOf({ before }: FollowedPassage, { position }: Annotation): boolean {
  return before.start === position.start && before.end === position.end;
}

function changed(reason: string): Fault {
  return new Fault('document.changed', CANNOT_CORRECT, { reason });
}
