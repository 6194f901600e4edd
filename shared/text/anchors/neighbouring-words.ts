/** The words on which two texts part that agree up to there. */
import type { Vocabulary } from './vocabulary.ts';
import { type ChangeKind, changeOfWord } from './word-changes.ts';

/** A text and the place in it up to which, seen from a quote, it agrees with another. */
type Edge = readonly [text: string, at: number];

/** Words compared beyond what agrees. */
const WORDS = 2;
/** A remembered side of this length or more may have been cut in the middle of a word. */
const CUT = 24;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const WORD_START = /^[\p{L}\p{M}\p{N}]+/u;
const WORD_END = /[\p{L}\p{M}\p{N}]+$/u;
const INSIDE = /^[\p{L}\p{M}\p{N}]{2}$/u;

/** The first change that is no typo among the words before two places; null when none is known. */
export function changeBefore(old: Edge, now: Edge, vocabulary: Vocabulary | undefined): ChangeKind | null {
  const isInside = isInWord(old) || isInWord(now);
  return firstChange(wordsBefore(old, isInside), wordsBefore(now, isInside), vocabulary);
}

/** The first change that is no typo among the words after two places; null when none is known. */
export function changeAfter(old: Edge, now: Edge, vocabulary: Vocabulary | undefined): ChangeKind | null {
  const isInside = isInWord(old) || isInWord(now);
  return firstChange(wordsAfter(old, isInside), wordsAfter(now, isInside), vocabulary);
}

function isInWord([text, at]: Edge): boolean {
  return INSIDE.test(text.slice(at - 1, at + 1));
}

/** Compares words in pairs, the nearest first. */
function firstChange(
  old: readonly string[],
  now: readonly string[],
  vocabulary: Vocabulary | undefined,
): ChangeKind | null {
  for (let i = 0; i < Math.min(old.length, now.length); i++) {
    const kind = changeOfWord(old[i] as string, now[i] as string, vocabulary);
    if (kind !== null && kind !== 'slip') return kind;
  }
  return null;
}

/** Some words before a place, the nearest first, with the one it is in if wanted, without one that may be cut. */
function wordsBefore([text, at]: Edge, isInside: boolean): string[] {
  const end = isInside ? at + (WORD_START.exec(text.slice(at))?.[0].length ?? 0) : at;
  const found = [...text.slice(0, end).matchAll(WORD)];
  if (found[0]?.index === 0 && text.length >= CUT) found.shift();
  return found
    .slice(-WORDS)
    .map(([word]) => word)
    .reverse();
}

/** Some words after a place, the nearest first, with the one it is in if wanted, without one that may be cut. */
function wordsAfter([text, at]: Edge, isInside: boolean): string[] {
  const start = isInside ? at - (WORD_END.exec(text.slice(0, at))?.[0].length ?? 0) : at;
  const found = [...text.slice(start).matchAll(WORD)];
  const last = found.at(-1);
  const isCut = last !== undefined && start + last.index + last[0].length === text.length;
  if (isCut && text.length >= CUT) found.pop();
  return found.slice(0, WORDS).map(([word]) => word);
}
