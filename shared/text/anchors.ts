/**
 * Describing a passage so that it can be found again, and finding it.
 *
 * Resolving is a chain, cheapest first (the idea of Hypothesis' anchoring): the exact place; the exact words,
 * told apart from their repeats by the words around them; the words with typography folded away. What is not
 * clearly found is an orphan: a quote on the wrong words is worse than none.
 */
import type { Anchor, AnchorStatus } from '../records/anchor.ts';
import { snapToCodePoint } from './code-points.ts';
import { type Folded, fold } from './fold.ts';

/** Units of context kept on each side: what the W3C model's examples and Hypothesis use. */
export const CONTEXT_LENGTH = 32;

/**
 * Units a quote needs to be accepted elsewhere on its own. A shorter one must bring matching context: sentences
 * that differ by a name ("Team Alpha measured …", "Team Beta measured …") share far more than 12 units.
 */
const SELF_EVIDENT_LENGTH = 32;

/**
 * Units of context that must match on each side to make a short quote, or one of several repeats, acceptable
 * elsewhere. Both sides, because a like sentence often goes on in the same words.
 */
const CONVINCING_SIDE = 8;

/** Matching units of context that keep a quote at its own place, which speaks for it too. */
const CONTEXT_IN_PLACE = 6;

/** What a selector from outside may know of a passage: a position, a quote, or both. */
export interface Selector {
  readonly start?: number;
  readonly end?: number;
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export type Resolution =
  | { readonly status: 'exact' | 'moved'; readonly start: number; readonly end: number }
  | { readonly status: 'orphan'; readonly start: null; readonly end: null };

export type Position = { status: AnchorStatus; start: number | null; end: number | null };

export const ORPHAN: Resolution = { status: 'orphan', start: null, end: null };

/**
 * Describes the passage `[start, end)` (UTF-16 offsets into `text`, the plain text of `content`). White space
 * at its ends is left out and ends inside a surrogate pair are moved out of it.
 * @returns null when nothing but white space is selected.
 */
export function describeSelection(content: string, text: string, start: number, end: number): Anchor | null {
  let from = snapToCodePoint(text, Math.min(text.length, Math.max(0, Math.min(start, end))));
  let to = Math.min(text.length, Math.max(start, end, 0));
  if (to < text.length && snapToCodePoint(text, to) !== to) to++;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  if (from === to) return null;
  return {
    content,
    start: from,
    end: to,
    quote: text.slice(from, to),
    prefix: text.slice(contextStart(text, from), from),
    suffix: text.slice(to, snapToCodePoint(text, Math.min(text.length, to + CONTEXT_LENGTH))),
  };
}

/** Where the context before `from` begins: never in the middle of a surrogate pair, never longer than allowed. */
function contextStart(text: string, from: number): number {
  const start = Math.max(0, from - CONTEXT_LENGTH);
  return snapToCodePoint(text, start) === start ? start : start + 1;
}

/**
 * Finds a passage in `text`. `exact` means the same words at the same place, `moved` the same words (but for
 * typography) elsewhere, `orphan` not found, or not clearly enough to say.
 */
export function resolveAnchor(selector: Selector, text: string): Resolution {
  return new TextResolver(text).resolve(selector);
}

/** Finds many passages in one text: what has to be made of the whole text is made once, when first needed. */
export class TextResolver {
  readonly #text: string;
  #folded: Folded | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** As `resolveAnchor`. */
  resolve(selector: Selector): Resolution {
    const { quote, start, end } = selector;
    const text = this.#text;
    if (quote === undefined || quote === '') return resolvePosition(start, end, text);
    if (
      start !== undefined &&
      text.startsWith(quote, start) &&
      contextAgrees(selector, text, start, start + quote.length)
    ) {
      return { status: 'exact', start, end: start + quote.length };
    }
    const verbatim = choose(occurrences(text, quote), selector, text, quote.length);
    if (verbatim !== undefined) {
      const status = start === undefined || verbatim === start ? 'exact' : 'moved';
      return verbatim === AMBIGUOUS ? ORPHAN : { status, start: verbatim, end: verbatim + quote.length };
    }
    this.#folded ??= fold(text);
    return resolveFolded(selector, quote, this.#folded);
  }
}

/** Several places fit equally well: to choose one would be to guess. */
const AMBIGUOUS = -1;

function resolvePosition(start: number | undefined, end: number | undefined, text: string): Resolution {
  if (start === undefined || end === undefined || start < 0 || end > text.length || end <= start)
    return ORPHAN;
  return { status: 'exact', start, end };
}

function resolveFolded(selector: Selector, quote: string, folded: Folded): Resolution {
  const needle = fold(quote).text.trim();
  if (needle === '') return ORPHAN;
  const hint = selector.start === undefined ? {} : { start: folded.indexOf(selector.start) };
  const inFolded: Selector = {
    ...hint,
    prefix: fold(selector.prefix ?? '').text,
    suffix: fold(selector.suffix ?? '').text,
  };
  const found = choose(occurrences(folded.text, needle), inFolded, folded.text, needle.length);
  if (found === undefined || found === AMBIGUOUS) return ORPHAN;
  return {
    status: 'moved',
    start: folded.startOf(found),
    end: folded.endOf(found + needle.length - 1),
  };
}

function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

/**
 * The one occurrence that is clearly meant: `undefined` when there is none good enough, `AMBIGUOUS` when two
 * are equally good and neither stands where the selector says.
 */
function choose(starts: number[], selector: Selector, text: string, length: number): number | undefined {
  if (starts.length === 0) return undefined;
  const scored = starts.map(start => ({ start, score: contextScore(selector, text, start, start + length) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const rivals = scored.filter(candidate => candidate.score === best.score);
  const hasContext = Boolean(selector.prefix || selector.suffix);
  const isSelfEvident = length >= SELF_EVIDENT_LENGTH || !hasContext;
  if (rivals.length > 1) {
    const inPlace = rivals.find(candidate => candidate.start === selector.start);
    return inPlace ? inPlace.start : AMBIGUOUS;
  }
  const isConvincing = bothSidesAgree(selector, text, best.start, best.start + length);
  if (scored.length > 1 && hasContext && !isConvincing) return AMBIGUOUS;
  return isSelfEvident || isConvincing ? best.start : undefined;
}

/** Whether enough of the context still stands around a quote at its own place. */
function contextAgrees(selector: Selector, text: string, start: number, end: number): boolean {
  const whole = (selector.prefix?.length ?? 0) + (selector.suffix?.length ?? 0);
  return contextScore(selector, text, start, end) >= Math.min(CONTEXT_IN_PLACE, whole);
}

/** At the very beginning or end of the text there is less to agree with, and nothing that contradicts. */
function bothSidesAgree(
  { prefix = '', suffix = '' }: Selector,
  text: string,
  start: number,
  end: number,
): boolean {
  const before = Math.min(CONVINCING_SIDE, prefix.length, start);
  const after = Math.min(CONVINCING_SIDE, suffix.length, text.length - end);
  return matchingBefore(prefix, text, start) >= before && matchingAfter(suffix, text, end) >= after;
}

/** Units of prefix and suffix that match around `[start, end)`. */
function contextScore(
  { prefix = '', suffix = '' }: Selector,
  text: string,
  start: number,
  end: number,
): number {
  return matchingBefore(prefix, text, start) + matchingAfter(suffix, text, end);
}

/** Units at the end of `prefix` that stand just before `start`. */
function matchingBefore(prefix: string, text: string, start: number): number {
  let count = 0;
  while (count < prefix.length && prefix.at(-count - 1) === text.charAt(start - count - 1)) count++;
  return count;
}

/** Units at the beginning of `suffix` that stand just after `end`. */
function matchingAfter(suffix: string, text: string, end: number): number {
  let count = 0;
  while (count < suffix.length && suffix.charAt(count) === text.charAt(end + count)) count++;
  return count;
}
