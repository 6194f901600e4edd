/**
 * Describing a passage so that it can be found again, and finding it.
 *
 * Resolving is a chain, cheapest first (the idea of Hypothesis' anchoring): the exact place; the exact words with
 * the words around them; the words with typography folded away, told apart from their repeats by the words
 * around; words that are nearly the same, for texts with typos in them. What is not clearly found is an orphan: a
 * quote on the wrong words is worse than none.
 */
import type { Anchor } from '../records/anchor.ts';
import { FoldedSearch } from './anchors/folded-search.ts';
import { ORPHAN, type Resolution, type Selector } from './anchors/selector.ts';
import { onlyPlace } from './anchors/verbatim.ts';
import { wanted } from './anchors/wanted.ts';
import { snapToCodePoint } from './code-points.ts';

export { ORPHAN, type Position, type Resolution, type Selector } from './anchors/selector.ts';

/** Units of context kept on each side: what the W3C model's examples and Hypothesis use. */
export const CONTEXT_LENGTH = 32;

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
 * Finds a passage in `text`. `exact` means the same words at the same place, `moved` the same words elsewhere, or
 * words that are clearly the same passage but for typography and typos; `orphan` means not found, or not clearly
 * enough to say.
 */
export function resolveAnchor(selector: Selector, text: string): Resolution {
  return new TextResolver(text).resolve(selector);
}

/** Searches of the whole text for one passage each, before it is worth making an index of the text. */
const SCANS = 8;

/** Finds many passages in one text: what has to be made of the whole text is made once, when first needed. */
export class TextResolver {
  readonly #text: string;
  #search: FoldedSearch | undefined;
  #scans = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** As `resolveAnchor`. */
  resolve(selector: Selector): Resolution {
    const { quote, start, end, prefix = '', suffix = '' } = selector;
    if (quote === undefined || quote === '') return resolvePosition(start, end, this.#text);
    const whole = prefix + quote + suffix;
    if (start !== undefined && start >= prefix.length && this.#text.startsWith(whole, start - prefix.length))
      return { status: 'exact', start, end: start + quote.length };
    if (this.#search === undefined && this.#scans++ === SCANS) this.#search = new FoldedSearch(this.#text);
    const found = onlyPlace(this.#text, whole, this.#search);
    if (found !== null) return this.#found(selector, quote, found + prefix.length);
    return this.#look(selector, quote);
  }

  #look(selector: Selector, quote: string): Resolution {
    this.#search ??= new FoldedSearch(this.#text);
    const { folded } = this.#search;
    const looked = wanted(quote, selector);
    const place = selector.start === undefined ? undefined : folded.indexOf(selector.start);
    const found = this.#search.find(looked, place);
    if (found === null) return ORPHAN;
    let start = folded.startOf(found.start);
    let end = folded.endOf(found.end - 1);
    // A dash is folded together with the spaces around it.
    while (start < end && /\s/.test(this.#text.charAt(start))) start++;
    while (end > start && /\s/.test(this.#text.charAt(end - 1))) end--;
    const isWhole = snapToCodePoint(this.#text, start) === start && snapToCodePoint(this.#text, end) === end;
    if (!isWhole) return ORPHAN;
    // The quote as it was given may have white space around it that was not looked for.
    const verbatim = start - (quote.length - quote.trimStart().length);
    if (this.#text.startsWith(quote, verbatim)) return this.#found(selector, quote, verbatim);
    const isFolded = folded.text.slice(found.start, found.end) === looked.quote;
    return { status: 'moved', start, end, words: isFolded ? 'folded' : 'changed' };
  }

  #found(selector: Selector, quote: string, start: number): Resolution {
    const end = start + quote.length;
    if (selector.start === undefined || selector.start === start) return { status: 'exact', start, end };
    return { status: 'moved', start, end, words: 'same' };
  }
}

function resolvePosition(start: number | undefined, end: number | undefined, text: string): Resolution {
  if (start === undefined || end === undefined || start < 0 || end > text.length || end <= start)
    return ORPHAN;
  return { status: 'exact', start, end };
}
