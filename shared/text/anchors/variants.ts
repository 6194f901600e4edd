/**
 * A quote as it is looked for near a likely place: a short one together with its context, because alone it is
 * like too much, and the context tells where exactly it begins and ends; a long one alone, and then its ends with
 * the context beside them.
 */
import { align, type Run } from './alignment.ts';
import { Pattern } from './edit-distance.ts';
import { mostErrors, SELF_EVIDENT } from './judgement.ts';
import { isInWord, isLetter } from './letters.ts';
import type { Wanted, WantedSide } from './wanted.ts';

/** Units of a quote up to which its context is looked for with it. */
const SHORT = 64;
/** Units of a long quote that are looked for with the context beside them, to tell where exactly it ends. */
const END = 32;
/** Units that an end of a found quote is moved by to come to the end of a word. */
const REACH = 3;

/** A stretch of folded text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The forms of one quote, each made ready when it is first looked for. */
export class Variants {
  readonly #wanted: Wanted;
  readonly #whole: Variant;
  /** The quote with one side of its context, where the other is gone. */
  readonly #halves: readonly Variant[];
  /** Those of them whose missing side lies in another paragraph, at least in part, so that it may be gone. */
  readonly #likelyHalves: readonly Variant[];
  readonly #first: Variant;
  readonly #last: Variant;

  constructor(wanted: Wanted) {
    const { whole, quote, at } = wanted;
    const end = at + quote.length;
    const variant = (from: number, to: number) =>
      new Variant(whole, from, to, Math.max(at, from) - from, Math.min(end, to) - from);
    this.#wanted = wanted;
    const hasBoth = at > 0 && end < whole.length;
    const isShort = quote.length <= SHORT;
    this.#whole = isShort ? variant(0, whole.length) : variant(at, end);
    this.#halves = isShort && hasBoth ? [variant(0, end), variant(at, whole.length)] : [];
    const isBroken = ({ text, inParagraph }: WantedSide): boolean => inParagraph < text.length;
    const mayMiss = [isBroken(wanted.after), isBroken(wanted.before)];
    this.#likelyHalves =
      quote.length < SELF_EVIDENT ? this.#halves.filter((_, i) => mayMiss[i]) : this.#halves;
    this.#first = variant(0, Math.min(end, at + END));
    this.#last = variant(Math.max(at, end - END), whole.length);
  }

  /**
   * The stretches near a place that are to be weighed.
   * @param start Where the whole of quote and context is likely to begin, give or take `slack`.
   */
  near(text: string, start: number, slack: number): Iterable<Stretch> {
    return this.#near(this.#halves, text, start, slack);
  }

  /** Those of them that can be the passage; no other tells its own words from a phrase in another sentence. */
  nearEnough(text: string, start: number, slack: number): Iterable<Stretch> {
    return this.#near(this.#likelyHalves, text, start, slack);
  }

  *#near(halves: readonly Variant[], text: string, start: number, slack: number): Iterable<Stretch> {
    const whole = this.#whole.find(text, start, slack);
    if (whole !== null) yield snapped(text, this.#withExactEnds(text, whole), this.#wanted);
    else
      for (const half of halves) {
        const found = half.find(text, start, slack);
        if (found !== null) yield snapped(text, found, this.#wanted);
      }
  }

  #withExactEnds(text: string, found: Stretch): Stretch {
    const { whole, quote, at } = this.#wanted;
    if (quote.length <= SHORT) return found;
    const first = this.#first.find(text, found.start - at, REACH);
    const last = this.#last.find(text, found.end - quote.length - at, REACH);
    const start = first !== null && Math.abs(first.start - found.start) <= END ? first.start : found.start;
    const end = last !== null && Math.abs(last.end - found.end) <= END ? last.end : found.end;
    return start < end && whole.length > quote.length ? { start, end } : found;
  }
}

/** A piece of the whole that contains the quote. */
class Variant {
  readonly #text: string;
  /** Where it begins in the whole. */
  readonly #from: number;
  /** Where the quote lies in it. */
  readonly #start: number;
  readonly #end: number;
  #pattern: Pattern | undefined;

  constructor(whole: string, from: number, to: number, start: number, end: number) {
    this.#text = whole.slice(from, to);
    this.#from = from;
    this.#start = start;
    this.#end = end;
  }

  find(text: string, start: number, slack: number): Stretch | null {
    this.#pattern ??= new Pattern(this.#text);
    const most = mostErrors(this.#text.length);
    const likely = start + this.#from;
    const from = Math.max(0, likely - slack - most);
    const to = Math.min(text.length, likely + this.#text.length + slack + most);
    const match = this.#pattern.nearest(text, from, to, most, likely + this.#text.length);
    if (match === null) return null;
    if (this.#start === 0 && this.#end === this.#text.length) return match;
    const alignment = align(this.#text, text.slice(match.start, match.end), match.errors);
    if (alignment === null) throw new Error('a match was found that cannot be aligned');
    const first = match.start + startIn(alignment.runs, this.#start);
    const last = match.start + endIn(alignment.runs, this.#end);
    // The context is there, but nothing stands where the quote was.
    return first < last && last <= text.length ? { start: first, end: last } : null;
  }
}

/** Where a unit of the first string that begins something lies in the second: after what was put in before it. */
function startIn(runs: readonly Run[], at: number): number {
  const after = runs.find(run => run.a + run.length > at && run.length > 0);
  if (after !== undefined && after.a <= at) return after.b + at - after.a;
  const before = runs.findLast(run => run.a + run.length <= at);
  const inGap = (before?.b ?? 0) + (before?.length ?? 0) + at - (before?.a ?? 0) - (before?.length ?? 0);
  return Math.min(inGap, after?.b ?? inGap);
}

/** Where the end of something in the first string lies in the second: before what was put in after it. */
function endIn(runs: readonly Run[], at: number): number {
  return startIn(runs, at - 1) + 1;
}

/** The stretch without white space or foreign punctuation at its ends, and with whole words if the quote has. */
function snapped(text: string, { start, end }: Stretch, { whole, quote, at }: Wanted): Stretch {
  const last = at + quote.length;
  let [from, to] = [start, end];
  const isLoose = (i: number, sign: string) =>
    text[i] === ' ' || (isLetter(sign) && !isLetter(text.charAt(i)));
  for (let i = 0; i < REACH && from < to - 1 && isLoose(from, quote.charAt(0)); i++) from++;
  for (let i = 0; i < REACH && to > from + 1 && isLoose(to - 1, quote.charAt(quote.length - 1)); i++) to--;
  if (!isInWord(whole, at)) from = wordStart(text, from);
  if (!isInWord(whole, last)) to = wordEnd(text, to);
  return { start: from, end: to };
}

/** The start of the word that `at` is in, when it is near. */
function wordStart(text: string, at: number): number {
  let from = at;
  while (from > at - REACH && isInWord(text, from)) from--;
  return isInWord(text, from) ? at : from;
}

function wordEnd(text: string, at: number): number {
  let to = at;
  while (to < at + REACH && isInWord(text, to)) to++;
  return isInWord(text, to) ? at : to;
}
