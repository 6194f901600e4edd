/**
 * Describing a passage so that it can be found again, and finding it.
 *
 * Resolving is a chain, cheapest first (the idea of Hypothesis' anchoring): the exact place; the exact words,
 * told apart from their repeats by the words around them; the words with typography folded away. What is not
 * clearly found is an orphan: a quote on the wrong words is worse than none.
 */
import type { Anchor, AnchorStatus } from '../records/anchor.ts';
import { snapToCodePoint } from './code-points.ts';
import { type Folded, fold, originEnd } from './fold.ts';

/** Units of context kept on each side: what the W3C model's examples and Hypothesis use. */
export const CONTEXT_LENGTH = 32;

/** Folded units a quote needs to be accepted on its own; a shorter one must bring matching context. */
const SELF_EVIDENT_LENGTH = 12;

/** Matching units of context that make a short quote, or one of several repeats, acceptable. */
const CONVINCING_CONTEXT = 6;

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
  let from = snapToCodePoint(text, Math.max(0, Math.min(start, end)));
  let to = Math.min(text.length, Math.max(start, end));
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
  const hint = selector.start === undefined ? {} : { start: foldedOffset(folded.origin, selector.start) };
  const inFolded: Selector = {
    ...hint,
    prefix: fold(selector.prefix ?? '').text,
    suffix: fold(selector.suffix ?? '').text,
  };
  const found = choose(occurrences(folded.text, needle), inFolded, folded.text, needle.length);
  if (found === undefined || found === AMBIGUOUS) return ORPHAN;
  return {
    status: 'moved',
    start: folded.origin[found] as number,
    end: originEnd(folded, found + needle.length),
  };
}

/** Folded offset of the unit that came from `offset`, or of the next one that is still there. */
function foldedOffset(origin: Uint32Array, offset: number): number {
  let low = 0;
  let high = origin.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origin[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const isConvincing = best.score >= Math.min(CONVINCING_CONTEXT, contextLength(selector));
  if (scored.length > 1 && hasContext && !isConvincing) return AMBIGUOUS;
  return isSelfEvident || isConvincing ? best.start : undefined;
}

function contextLength(selector: Selector): number {
  return (selector.prefix?.length ?? 0) + (selector.suffix?.length ?? 0);
}

function contextAgrees(selector: Selector, text: string, start: number, end: number): boolean {
  const whole = contextLength(selector);
  return contextScore(selector, text, start, end) >= Math.min(CONVINCING_CONTEXT, whole);
}

/** Units of prefix and suffix that match around `[start, end)`, counted outward from the passage. */
function contextScore(selector: Selector, text: string, start: number, end: number): number {
  const { prefix = '', suffix = '' } = selector;
  let score = 0;
  for (let i = 1; i <= prefix.length && prefix.at(-i) === text.charAt(start - i); i++) score++;
  for (let i = 0; i < suffix.length && suffix.charAt(i) === text.charAt(end + i); i++) score++;
  return score;
}
