/** What a correction makes of a text and of its annotations, worked out before anything is written. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import type { Position } from '../../../shared/text/anchors.ts';
import { CorrectedText, readSteps } from '../../../shared/text/correct-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import { getContent, type NewContent, newContent } from '../workspace/contents.ts';
import type { ReadableDb } from '../workspace/db.ts';

export const CANNOT_CORRECT = 'Cannot save the corrections';

export interface Correction {
  /** Id of the article. */
  readonly id: string;
  /** Hash of the text the steps were made in. */
  readonly base: string;
  /** Steps of prosemirror-transform as JSON. */
  readonly steps: readonly unknown[];
}

/** An annotation of the article, where it stood, and its anchor in the corrected text; null when it has no words there. */
export interface FollowedPassage {
  readonly annotation: string;
  readonly before: Position;
  readonly anchor: Anchor | null;
}

export interface PlannedCorrection {
  readonly content: NewContent;
  readonly followed: readonly FollowedPassage[];
  /** Anchors that stay as they are and are to be looked for in the corrected text. */
  readonly left: readonly Anchor[];
}

/**
 * Plans a correction. Writes nothing.
 * @returns null when the text is the same in the end.
 * @throws Fault `record.missing`, or `field.invalid` for steps that do not fit or leave nothing.
 */
export function planCorrection(db: ReadableDb, { id, base, steps }: Correction): PlannedCorrection | null {
  const stored = getContent(db, base);
  if (stored === undefined) throw new Fault('record.missing', 'The text of this article is no longer here');
  if (stored.isWithheld) throw invalid('the text of this article was not shared');
  const { body } = stored;
  const { text, content } = apply(body, steps);
  if (content.text.trim() === '') throw invalid('nothing would be left of the text');
  if (content.hash === base) return null;
  const followed: FollowedPassage[] = [];
  const left: Anchor[] = [];
  for (const { id: annotation, anchor: old, position } of listAnnotations(db, id)) {
    const { start, end } = position;
    const anchor = start === null || end === null ? null : text.anchor(content.hash, { start, end });
    followed.push({ annotation, before: position, anchor });
    if (anchor === null) left.push(old);
  }
  return { content, followed, left };
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

function invalid(reason: string): Fault {
  return new Fault('field.invalid', CANNOT_CORRECT, { reason });
}
