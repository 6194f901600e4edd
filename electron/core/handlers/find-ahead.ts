/**
 * Looking for the passages of an article in another text before that is shown: a commit cannot give way to other
 * calls, and to look for thousands of passages takes seconds. Found ahead, on the worker, they only have to be
 * written.
 */
import type { Anchor } from '../../../shared/records/anchor.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import { isAtItsPlace } from '../workspace/positions.ts';
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
 * @throws Fault `job.cancelled`
 */
export async function findAhead(
  { workspace, worker }: Session,
  document: string,
  content: NamedText,
  signal?: AbortSignal,
): Promise<void> {
  const { hash, text } = content;
  const isUnknown = (anchor: Anchor): boolean =>
    !isAtItsPlace(anchor, hash, text) && workspace.places.get(hash, anchor) === undefined;
  const anchors = listAnnotations(workspace.db, document)
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
