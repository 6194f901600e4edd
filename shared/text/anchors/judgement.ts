/**
 * Whether a place that was found is the passage that is meant. Two questions: could these be its words, and is
 * any other place nearly as good? A quote on the wrong words is worse than none, so a place is taken only when
 * both answers are clear.
 */
import { align } from './alignment.ts';
import {
  compareAfter,
  compareBefore,
  type Ground,
  mayAgreeAfter,
  mayAgreeBefore,
  type SideFound,
} from './context.ts';
import { isInWord, wholeWords } from './letters.ts';
import type { Wanted } from './wanted.ts';
import { type ChangeKind, compareWords } from './word-changes.ts';

/** A place in the folded text and what speaks for it. */
export interface Judged {
  readonly start: number;
  readonly end: number;
  /** Errors in the quote; and, at half the weight, in the context, where units that do not agree count as errors. */
  readonly cost: number;
  /** Whether the words could be those of the passage, as far as can be said from this place alone. */
  readonly isLikely: boolean;
  /** Whether quote and context are all there, so that other places need not be looked for. */
  readonly isCertain: boolean;
}

/**
 * Errors that a quote of so many units may have: more in proportion for a short one, which context must back, but
 * never so many that less than half of it is left.
 */
export function mostErrors(length: number): number {
  return Math.min(Math.floor(length / 2), Math.ceil(length / 8) + Math.min(6, Math.ceil(length / 6)));
}

/** Units a quote needs to be believed without all of its context. Shorter ones are often mere phrases. */
export const SELF_EVIDENT = 64;
/** Units that a quote without any context needs to be found with errors, or inside of words. */
const PHRASE = 32;
/** Units from which on a quote holds more than one sentence, so that those around it matter less. */
const SEVERAL_SENTENCES = 160;
/** Units of context on one side that keep a quote at its own place. */
const BACKING = 8;
/** Units of quote and context together that no two passages share by chance. */
const CHANCE = 40;
/** Units that the end of a paragraph in the same place is worth. */
const BREAK = 8;
/** Words for each one that may have been replaced by another ordinary word. */
const WORDS_PER_REWORDED = 40;
/** Slips that make one doubt likely to be a slip too, and those that do so for a grave one. */
const SLIPS_PER_DOUBT = 2;
const SLIPS_PER_GRAVE = 10;

/** How much less than that of every other place the cost of the best one must be. */
const MARGIN = 6;

/** Judges the place `[start, end)` of the folded text. Null when its words are not near the quote. */
export function judge(wanted: Wanted, start: number, end: number, ground: Ground): Judged | null {
  const errors = errorsIn(wanted, start, end, ground);
  if (errors === null) return null;
  const sides = sidesOf(wanted, start, end, ground);
  const { before, after } = sides;
  const isTaken =
    errors === 0 ? areSame(sides) : areNear(sides) && isRetyped(tallyOf(wanted, start, end, ground), sides);
  const missing = before.length - before.agreed + after.length - after.agreed;
  const cost = errors + (missing + before.errors + after.errors) / 2;
  return { start, end, cost, isLikely: isTaken, isCertain: isTaken && cost === 0 };
}

/** Whether `judge` calls the place likely, found out at less cost for those that are not. */
export function isLikely(wanted: Wanted, start: number, end: number, ground: Ground): boolean {
  const errors = errorsIn(wanted, start, end, ground);
  if (errors === null) return false;
  const isItself = errors === 0 && start === ground.place;
  if (!isItself && needsContext(wanted) && !isInContext(wanted, start, end, ground)) return false;
  if (errors === 0) return areSame(sidesOf(wanted, start, end, ground));
  const tally = tallyOf(wanted, start, end, ground);
  if (tally === null || tally.isOther) return false;
  const sides = sidesOf(wanted, start, end, ground);
  return areNear(sides) && isRetyped(tally, sides);
}

/** Whether a quote is taken for the passage only where both sides of its context agree. */
function needsContext({ quote, before, after }: Wanted): boolean {
  return quote.length < SELF_EVIDENT && before.text.length + after.text.length > 0;
}

/** Whether both sides of a place may agree. */
function isInContext({ before, after }: Wanted, start: number, end: number, ground: Ground): boolean {
  return mayAgreeBefore(before, start, ground) && mayAgreeAfter(after, end, ground);
}

/** Errors between the quote and a place; null for more than there may be. */
function errorsIn({ quote }: Wanted, start: number, end: number, { text }: Ground): number | null {
  if (text.startsWith(quote, start) && end - start === quote.length) return 0;
  return align(quote, text.slice(start, end), mostErrors(quote.length))?.errors ?? null;
}

function sidesOf(wanted: Wanted, start: number, end: number, ground: Ground): Sides {
  return {
    before: compareBefore(wanted.before, start, ground),
    after: compareAfter(wanted.after, end, ground),
    length: wanted.quote.length,
    isInPlace: start === ground.place,
    isWholeWords: !isInWord(ground.text, start) && !isInWord(ground.text, end),
  };
}

/** How the words at a place differ from those of the quote; null when they are not near them. */
function tallyOf(wanted: Wanted, start: number, end: number, ground: Ground): Tally | null {
  // A quote may begin or end inside a word, of which a piece says too little.
  const old = wholeWords(wanted.whole, wanted.at, wanted.at + wanted.quote.length);
  const now = wholeWords(ground.text, start, end);
  const alignment = align(old, now, mostErrors(old.length));
  if (alignment === null) return null;
  const { changes, words } = compareWords(old, now, alignment.runs, ground.vocabulary);
  return new Tally(
    changes.map(({ kind }) => kind),
    words,
  );
}

/** Whether what differs word by word are typos, or edits of one and the same passage. */
function isRetyped(tally: Tally | null, { before, after }: Sides): boolean {
  return tally?.isPlausible(before.slips + after.slips, before.agrees && after.agrees) ?? false;
}

/** How often words changed in which way. */
class Tally {
  readonly #count: Record<ChangeKind, number> = { slip: 0, doubt: 0, grave: 0, reworded: 0, different: 0 };
  readonly #words: number;

  /** @param words Words of the quote. */
  constructor(kinds: readonly ChangeKind[], words: number) {
    for (const kind of kinds) this.#count[kind]++;
    this.#words = words;
  }

  /** Whether the words say something else, wherever they stand. */
  get isOther(): boolean {
    return this.#count.different > 0;
  }

  /** Whether all changes can be typos, or edits of one and the same passage. */
  isPlausible(slipsAround: number, isInContext: boolean): boolean {
    const { slip, doubt, grave, reworded } = this.#count;
    const slips = slip + slipsAround;
    if (this.isOther) return false;
    if (doubt * SLIPS_PER_DOUBT + grave * SLIPS_PER_GRAVE > slips) return false;
    return reworded === 0 || (isInContext && reworded * WORDS_PER_REWORDED <= this.#words);
  }
}

/** The quote's length and what stands around the place. */
interface Sides {
  readonly before: SideFound;
  readonly after: SideFound;
  readonly length: number;
  readonly isInPlace: boolean;
  /** Whether it begins and ends where words do. */
  readonly isWholeWords: boolean;
}

/** Whether the same words are the same passage. */
function areSame(sides: Sides): boolean {
  const { before, after, isInPlace } = sides;
  if (!hasContext(sides)) return sides.length >= PHRASE || sides.isWholeWords;
  if (isInPlace && !isContradicted(sides) && (isBacked(before) || isBacked(after))) return true;
  return areNear(sides);
}

/** Whether words that are nearly the same are the same passage. */
function areNear(sides: Sides): boolean {
  const { before, after, length } = sides;
  if (isContradicted(sides)) return false;
  if (length >= SEVERAL_SENTENCES) return true;
  if (length >= SELF_EVIDENT) return isWhole(before, after) && isWhole(after, before);
  if (!hasContext(sides)) return length >= PHRASE;
  return before.agrees && after.agrees && agreedUnits(sides) >= enough(sides);
}

function hasContext({ before, after }: Sides): boolean {
  return before.length + after.length > 0;
}

function isContradicted({ before, after, length }: Sides): boolean {
  return length < SEVERAL_SENTENCES && (before.contradicts || after.contradicts);
}

/** Whether the passage is no mere phrase of its sentence: that goes on as it did, or else the other side agrees. */
function isWhole(side: SideFound, other: SideFound): boolean {
  return !side.isParted || isBacked(other);
}

/** Whether a side agrees, and not only because there is next to nothing on it. */
function isBacked(side: SideFound): boolean {
  return side.agrees && side.agreed >= Math.min(BACKING, side.length);
}

function agreedUnits({ before, after, length }: Sides): number {
  const units = (side: SideFound): number => side.agreed + (side.isClosed ? BREAK : 0);
  return length + units(before) + units(after);
}

/** Units of quote and context that must agree: less only when less is known. */
function enough({ before, after, length }: Sides): number {
  return Math.min(CHANCE, length + before.length + after.length);
}

/**
 * The one place that is clearly meant, or null. Places that overlap are one. A place that cannot be the passage
 * still speaks against others when it looks more like it than they do.
 */
export function choose(places: readonly Judged[], { place }: Ground): Judged | null {
  const sorted = places.toSorted((a, b) => a.cost - b.cost || a.start - b.start);
  const best = sorted.find(({ isLikely }) => isLikely);
  if (best === undefined) return null;
  const isApart = (other: Judged): boolean => other.end <= best.start || other.start >= best.end;
  const rivals = sorted.filter(isApart);
  const inPlace = rivals.find(
    ({ start, isLikely, cost }) => start === place && isLikely && cost === best.cost,
  );
  if (inPlace !== undefined) return inPlace;
  const isRival = ({ cost, isLikely }: Judged): boolean =>
    isLikely ? cost < best.cost + MARGIN : cost < best.cost - MARGIN;
  const tied = rivals.filter(isRival);
  const isInPlace = best.start === place && tied.every(({ cost }) => cost >= best.cost);
  return tied.length === 0 || isInPlace ? best : null;
}
