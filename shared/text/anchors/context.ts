/**
 * How far the words around a found passage are those that were remembered. Typos in them do not matter; another
 * name or number in the same sentence does, because then it is another sentence that only sounds the same.
 */
import { align, alignStart, type Run } from './alignment.ts';
import { reversed } from './letters.ts';
import { changeAfter, changeBefore } from './neighbouring-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WantedSide } from './wanted.ts';
import { type ChangeKind, compareWords } from './word-changes.ts';

/** What comparing needs to know of the text. Offsets are folded ones. */
export interface Ground {
  readonly text: string;
  readonly vocabulary: Vocabulary | undefined;
  /** Where the passage stood; a quote that is still there is believed more easily. */
  readonly place: number | undefined;
  /** Whether a paragraph ends at an offset, or the text does. */
  isBreak(at: number): boolean;
}

/** What one side of a found passage says. Lengths are units counted from the quote outwards. */
export interface SideFound {
  /** Units of remembered context on this side. */
  readonly length: number;
  /** Units that agree but for typos. */
  readonly agreed: number;
  /** Whether that is all there is, in the paragraph at least, but for a typo at the very end. */
  readonly agrees: boolean;
  /** Whether the sentence goes on with another name, number, negation or the like. */
  readonly contradicts: boolean;
  /** Typos among what agrees. */
  readonly slips: number;
}

/** Units at the far end of a side that may be lost to a typo there, and the errors of one. */
const FAR_END = 6;
const TYPO = 2;
/** Errors looked through on one side. */
const MOST_ERRORS = 12;
/** Units of text compared beyond the length of a side, for what was put in since. */
const ROOM = 16;
/** Units by which the end of a paragraph may be shifted by typos. */
const SHIFT = 3;

/** Compares what stands before `start` with what is remembered. */
export function compareBefore(side: WantedSide, start: number, ground: Ground): SideFound {
  const { text, vocabulary } = ground;
  const there = text.slice(Math.max(0, start - side.text.length - ROOM), start);
  const [old, now] = [reversed(side.text), reversed(there)];
  const { a, b, runs } = alignStart(old, now, MOST_ERRORS);
  const [fromA, fromB] = [old.length - a, now.length - b];
  const forwards = runs.map(run => turned(run, a, b)).reverse();
  const { changes } = compareWords(side.text.slice(fromA), there.slice(fromB), forwards, vocabulary);
  return sideFound(side, {
    agreed: a,
    rest: [old.slice(a), now.slice(b)],
    changes: changes.map(({ kind, end }) => ({ kind, at: a - end })).reverse(),
    next: changeBefore([side.text, fromA], [there, fromB], vocabulary),
    hasBreak: isBroken(ground, start - 1 - side.inParagraph),
  });
}

/** Compares what stands from `end` on with what is remembered. */
export function compareAfter(side: WantedSide, end: number, ground: Ground): SideFound {
  const { text, vocabulary } = ground;
  const there = text.slice(end, end + side.text.length + ROOM);
  const { a, b, runs } = alignStart(side.text, there, MOST_ERRORS);
  const { changes } = compareWords(side.text.slice(0, a), there.slice(0, b), runs, vocabulary);
  return sideFound(side, {
    agreed: a,
    rest: [side.text.slice(a), there.slice(b)],
    changes: changes.map(({ kind, start }) => ({ kind, at: start })),
    next: changeAfter([side.text, a], [there, b], vocabulary),
    hasBreak: isBroken(ground, end + side.inParagraph),
  });
}

/** A side and the text there, read outwards from the quote. */
interface Compared {
  /** Units of the side up to which the two can be aligned. */
  readonly agreed: number;
  /** What comes after that in each. */
  readonly rest: readonly [old: string, now: string];
  /** What differs before that, and how far out. */
  readonly changes: readonly { readonly kind: ChangeKind; readonly at: number }[];
  /** The change on which they part. */
  readonly next: ChangeKind | null;
  /** Whether a paragraph ends there where one did in the side. */
  readonly hasBreak: boolean;
}

function sideFound(
  side: WantedSide,
  { agreed: aligned, rest, changes, next, hasBreak }: Compared,
): SideFound {
  const parting = changes.find(({ kind }) => kind !== 'slip' && kind !== 'doubt');
  const agreed = parting?.at ?? aligned;
  const kind = parting?.kind ?? next;
  const slips = changes.filter(change => change.kind === 'slip' && change.at < agreed).length;
  // What stands in another paragraph may be gone with it, if there is another paragraph.
  const most = hasBreak ? side.inParagraph : side.text.length;
  const isOther = kind === 'different' || (kind === 'grave' && slips === 0);
  const end = rest[0].slice(0, Math.max(0, most - aligned));
  const isTypo = end.length <= FAR_END && align(end, rest[1].slice(0, end.length), TYPO) !== null;
  return {
    length: side.text.length,
    agreed,
    agrees: agreed >= most || (parting === undefined && isTypo),
    contradicts: isOther && agreed < side.inSentence,
    slips,
  };
}

/** Whether a paragraph ends at an offset, or nearly there. */
function isBroken({ isBreak }: Ground, at: number): boolean {
  for (let off = -SHIFT; off <= SHIFT; off++) if (isBreak(at + off)) return true;
  return false;
}

/** A run of reversed strings, in those strings read forwards. */
function turned({ a, b, length }: Run, lengthA: number, lengthB: number): Run {
  return { a: lengthA - a - length, b: lengthB - b - length, length };
}
