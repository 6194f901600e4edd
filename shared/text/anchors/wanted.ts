/** A quote and its context made ready to be looked for in folded text. */
import { fold } from '../fold.ts';
import type { Selector } from './selector.ts';

/** One side of the context, folded. Lengths are units counted from the quote outwards. */
export interface WantedSide {
  readonly text: string;
  /** How much of it lies in the quote's own sentence, and in its own paragraph. */
  readonly inSentence: number;
  readonly inParagraph: number;
}

export interface Wanted {
  /** Prefix, quote and suffix, folded in one piece. */
  readonly whole: string;
  /** The folded quote without white space around it; empty when nothing of it can be seen. */
  readonly quote: string;
  /** Where the quote begins in `whole`. */
  readonly at: number;
  readonly before: WantedSide;
  readonly after: WantedSide;
}

/** End of a sentence, in most scripts. */
const SENTENCE_END = /[.!?…。！？؟۔।]["')\]]*(?=\s|$)/g;

/** Makes a quote ready; `prefix` and `suffix` may be missing. */
export function wanted(quote: string, { prefix = '', suffix = '' }: Selector): Wanted {
  const folded = fold(prefix + quote + suffix);
  let start = folded.indexOf(prefix.length);
  let end = folded.indexOf(prefix.length + quote.length);
  while (start < end && folded.text.charAt(start) === ' ') start++;
  while (end > start && folded.text.charAt(end - 1) === ' ') end--;
  const words = folded.text.slice(start, end);
  const [before, after] = [folded.text.slice(0, start), folded.text.slice(end)];
  return {
    whole: folded.text,
    quote: words,
    at: start,
    before: sideBefore(before, fold(prefix.slice(prefix.lastIndexOf('\n') + 1)).text.trimStart().length),
    after: sideAfter(after, fold(suffix.split('\n', 1)[0] ?? '').text.trimEnd().length, words),
  };
}

function sideBefore(text: string, paragraph: number): WantedSide {
  const inParagraph = Math.min(text.length, paragraph);
  const own = text.slice(text.length - inParagraph);
  const ends = [...own.matchAll(SENTENCE_END)].map(({ 0: sign, index }) => index + sign.length);
  const sentence = own.slice(ends.at(-1) ?? 0);
  return { text, inParagraph, inSentence: sentence.trim() === '' ? 0 : sentence.length };
}

function sideAfter(text: string, paragraph: number, quote: string): WantedSide {
  const inParagraph = Math.min(text.length, paragraph);
  const own = text.slice(0, inParagraph);
  const hasEnded = /[.!?…。！？؟۔।]["')\]]*$/.test(quote) && !/^[\p{L}\p{N}]/u.test(own);
  const [end] = own.matchAll(SENTENCE_END);
  const inSentence = hasEnded ? 0 : (end?.index ?? inParagraph);
  return { text, inParagraph, inSentence };
}
