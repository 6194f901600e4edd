/**
 * Looking for the passages of an article in another text before that is shown: a commit cannot give way to other
 * calls, and to look for thousands of passages takes seconds. Found ahead, on the worker, they only have to be
 * written.
 */
import type { Anchor } from '../../../shared/records/anchor.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import { getContent } from '../workspace/contents.ts';
import { getDocument } from '../workspace/documents.ts';
import { isAtItsPlace } from '../workspace/positions.ts';
import { type Step, stepToRedo, stepToUndo } from '../workspace/steps.ts';
import type { Direction } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

/** A text, by what the store calls it. */
export interface NamedText {
  readonly hash: string;
  readonly text: string;
}

/** Units of a text, and passages, up to which looking takes no longer than handing it to the worker. */
const SHORT = { units: 50_000, passages: 50 };

/**
 * Makes known to the workspace where the annotations of a document stand in a text. What is tagged meanwhile is
 * looked for by the commit.
 * @param moved Annotations that get another place together with the text.
 * @throws Fault `job.cancelled`
 */
export async function findAhead(
  { workspace, worker }: Session,
  document: string,
  content: NamedText,
  signal?: AbortSignal,
  moved: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { hash, text } = content;
  const isUnknown = (anchor: Anchor): boolean =>
    !isAtItsPlace(anchor, hash, text) && workspace.places.get(hash, anchor) === undefined;
  const anchors = listAnnotations(workspace.db, document)
    .filter(({ id }) => !moved.has(id))
    .map(({ anchor }) => anchor)
    .filter(isUnknown);
  const isQuick = text.length <= SHORT.units && anchors.length <= SHORT.passages;
  if (anchors.length === 0 || isQuick) return;
  const positions = await worker.findPassages({ content: { hash, text }, anchors }, signal);
  for (const [i, anchor] of anchors.entries()) {
    const position = positions[i];
    if (position) workspace.places.set(hash, anchor, position);
  }
}

/**
 * Makes known where the annotations stand in the texts that undo or redo is about to show. What was found when the
 * step was made is forgotten once the workspace was closed.
 * @returns false when something else was done meanwhile, which nobody asked to take back.
 * @throws Fault `job.cancelled`
 */
export async function findAheadOfStep(
  session: Session,
  direction: Direction,
  signal?: AbortSignal,
): Promise<boolean> {
  const { db } = session.workspace;
  const next = () => (direction === 'before' ? stepToUndo(db) : stepToRedo(db));
  let step = next();
  const asked = step?.number;
  for (let known: number | undefined; step !== undefined && step.number !== known; step = next()) {
    // A later step came in between.
    if (direction === 'before' && asked !== undefined && step.number > asked) return false;
    known = step.number;
    const moved = movedBy(step, direction);
    for (const { document, text } of textsShownBy(session, step, direction))
      await findAhead(session, document, text, signal, moved);
  }
  return true;
}

function movedBy({ edits }: Step, direction: Direction): Set<string> {
  return new Set(edits.filter(edit => edit[direction].anchor !== undefined).map(({ id }) => id));
}

/** The articles a step gives another text, each with that. */
function textsShownBy(
  { workspace: { db } }: Session,
  { edits }: Step,
  direction: Direction,
): { document: string; text: NamedText }[] {
  return edits.flatMap(edit => {
    const { content } = edit[direction];
    if (edit.record !== 'document' || typeof content !== 'string') return [];
    if (getDocument(db, edit.id)?.content === content) return [];
    const text = getContent(db, content);
    return text ? [{ document: edit.id, text }] : [];
  });
}
