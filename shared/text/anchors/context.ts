/**
 * How far the words around a found passage are those that were remembered. Typos in them do not matter; another
 * name or number in the same sentence does, because then it is another sentence that only sounds the same.
 */
import { type Alignment, alignAll, alignStart, type Run } from './alignment.ts';
import { reversed } from './letters.ts';
import { changeAfter, changeBefore } from './neighbouring-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WantedSide } from './wanted.ts';
import { type Change, type ChangeKind, compareWords } from './word-changes.ts';

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
  /** Whether all of the paragraph agrees, up to its end. */
  readonly isClosed: boolean;
  /** Whether that is all there is, in the paragraph at least, but for a typo at the very end. */
  readonly agrees: boolean;
  /** Whether the sentence goes on with another name, number, negation or the like. */
  readonly contradicts: boolean;
  /** Whether the quote's own sentence goes on in other words. */
  readonly isParted: boolean;
  /** Words with typos, and errors, in what agrees. */
  readonly slips: number;
  readonly errors: number;
}

/** Errors looked through on one side. */
const MOST_ERRORS = 12;
/** Units at the far end, a piece of a word mostly, that may differ where there are other typos. */
const FAR_END = 3;
/** Units of text compared beyond the length of a side, for what was put in since. */
const ROOM = 16;
/** Units by which the end of a paragraph may be shifted by typos. */
const SHIFT = 3;

/** A side and the text there, both read outwards from the quote. */
interface Reading {
  readonly old: string;
  readonly now: string;
  /** The words that differ in an alignment of the two, the nearest first. */
  changes(alignment: Alignment): readonly Change[];
  /** The change on which the two part where an alignment ends. */
  next(alignment: Alignment): ChangeKind | null;
}

/**
 * Whether `compareBefore` can find that the side agrees: it is near what stands there, or it reaches into another
 * paragraph, which may be gone.
 */
export function mayAgreeBefore(side: WantedSide, start: number, ground: Ground): boolean {
  if (isBroken(ground, start - 1 - side.inParagraph)) return true;
  return alignAll(reversed(side.text), reversed(textBefore(side, start, ground)), MOST_ERRORS) !== null;
}

/** As `mayAgreeBefore`, of `compareAfter`. */
export function mayAgreeAfter(side: WantedSide, end: number, ground: Ground): boolean {
  if (isBroken(ground, end + side.inParagraph)) return true;
  return alignAll(side.text, textAfter(side, end, ground), MOST_ERRORS) !== null;
}

function textBefore(side: WantedSide, start: number, { text }: Ground): string {
  return text.slice(Math.max(0, start - side.text.length - ROOM), start);
}

function textAfter(side: WantedSide, end: number, { text }: Ground): string {
  return text.slice(end, end + side.text.length + ROOM);
}

/** Compares what stands before `start` with what is remembered. */
export function compareBefore(side: WantedSide, start: number, ground: Ground): SideFound {
  const { vocabulary } = ground;
  const there = textBefore(side, start, ground);
  const [old, now] = [reversed(side.text), reversed(there)];
  const reading: Reading = {
    old,
    now,
    changes({ a, b, runs }) {
      const forwards = runs.map(run => turned(run, a, b)).reverse();
      const [wordsA, wordsB] = [side.text.slice(old.length - a), there.slice(now.length - b)];
      const { changes } = compareWords(wordsA, wordsB, forwards, vocabulary);
      return changes.map(({ kind, start: from, end }) => ({ kind, start: a - end, end: a - from })).reverse();
    },
    next: ({ a, b }) => changeBefore([side.text, old.length - a], [there, now.length - b], vocabulary),
  };
  return sideFound(side, reading, isBroken(ground, start - 1 - side.inParagraph));
}

/** Compares what stands from `end` on with what is remembered. */
export function compareAfter(side: WantedSide, end: number, ground: Ground): SideFound {
  const { vocabulary } = ground;
  const old = side.text;
  const now = textAfter(side, end, ground);
  const reading: Reading = {
    old,
    now,
    changes: ({ a, b, runs }) => compareWords(old.slice(0, a), now.slice(0, b), runs, vocabulary).changes,
    next: ({ a, b }) => changeAfter([old, a], [now, b], vocabulary),
  };
  return sideFound(side, reading, isBroken(ground, end + side.inParagraph));
}

/** @param hasBreak Whether a paragraph ends in the text where one did in the side. */
function sideFound(side: WantedSide, reading: Reading, hasBreak: boolean): SideFound {
  const { old, now } = reading;
  const { length } = old;
  const whole = alignAll(old, now, MOST_ERRORS);
  const changes = whole === null ? [] : reading.changes(whole);
  if (whole === null || !areTypos(changes, length)) return partFound(side, reading, hasBreak);
  const { errors } = whole;
  const slips = slipsIn(changes);
  return {
    length,
    agreed: length,
    isClosed: hasBreak,
    agrees: true,
    contradicts: false,
    isParted: false,
    slips,
    errors,
  };
}

/** A side of which not all agrees: how much of it does, and why no more. */
function partFound(side: WantedSide, reading: Reading, hasBreak: boolean): SideFound {
  const { length } = reading.old;
  const alignment = alignStart(reading.old, reading.now, MOST_ERRORS);
  const changes = reading.changes(alignment);
  const parting = changes.find(({ kind }) => kind !== 'slip' && kind !== 'doubt');
  const agreed = parting?.start ?? alignment.a;
  const slips = slipsIn(changes.filter(({ start }) => start < agreed));
  const kind = parting?.kind ?? reading.next(alignment);
  const isOther = kind === 'different' || (kind === 'grave' && slips === 0);
  const isParted = agreed < side.inSentence;
  // What stands in another paragraph may be gone with it, if there is another paragraph.
  const most = hasBreak ? side.inParagraph : length;
  const agrees = agreed >= most - (slips > 0 ? FAR_END : 1);
  return {
    length,
    agreed,
    isClosed: hasBreak && agreed >= most,
    agrees,
    contradicts: isOther && isParted,
    isParted,
    slips,
    errors: slips,
  };
}

/**
 * Whether changes are such as a text gets that is typed anew. One doubt is no wonder where all the rest agrees, but
 * at the far end it may be a piece of another word.
 */
function areTypos(changes: readonly Change[], farEnd: number): boolean {
  const doubts = changes.filter(({ kind }) => kind === 'doubt');
  const slips = slipsIn(changes);
  const free = doubts.some(({ end }) => end === farEnd) ? 0 : 1;
  return doubts.length + slips === changes.length && doubts.length <= free + slips / 2;
}

function slipsIn(changes: readonly Change[]): number {
  return changes.filter(({ kind }) => kind === 'slip').length;
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
