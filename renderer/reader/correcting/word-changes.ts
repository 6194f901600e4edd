/** Which words of a passage went, came and stayed. */
import { diffArrays } from 'diff';

/** Some words of one side of a change. */
export interface Piece {
  readonly words: string;
  /** Whether the other side does not have them. */
  readonly isChanged: boolean;
}

export interface WordChanges {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** Longest edit looked for, in words; past it, a passage is shown as written anew. */
const MOST_CHANGES = 1_000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Both sides in pieces. A space between two changed words counts as changed with them. */
export function wordChanges(before: string, after: string): WordChanges {
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST_CHANGES });
  const sides: { before: Piece[]; after: Piece[] } = { before: [], after: [] };
  if (!changes) return { before: piece(before), after: piece(after) };
  changes.forEach(({ value, added, removed }, i) => {
    const words = value.join('');
    const isBetween = i > 0 && i < changes.length - 1 && words.trim() === '';
    const isChanged = added || removed || isBetween;
    if (!added) push(sides.before, { words, isChanged });
    if (!removed) push(sides.after, { words, isChanged });
  });
  return sides;
}

function piece(words: string): Piece[] {
  return [{ words, isChanged: true }];
}

/** Adds a piece, joined to the last one where both are changed or neither is. */
function push(pieces: Piece[], { words, isChanged }: Piece): void {
  const last = pieces.at(-1);
  if (last?.isChanged === isChanged) pieces[pieces.length - 1] = { words: last.words + words, isChanged };
  else pieces.push({ words, isChanged });
}

function tokens(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
