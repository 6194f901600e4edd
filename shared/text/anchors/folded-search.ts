/**
 * Looking for a quote in the folded text: every place where its folded words stand, then, if none of them is
 * certainly meant, places where something near them stands.
 */
import { type Folded, fold } from '../fold.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import type { Ground } from './context.ts';
import { GramIndex } from './gram-index.ts';
import { choose, type Judged, judge } from './judgement.ts';
import { type Stretch, Variants } from './variants.ts';
import { Vocabulary } from './vocabulary.ts';
import type { Wanted } from './wanted.ts';

/** Equal places looked at; what stands more often is found by its context or not at all. */
const MOST_COPIES = 64;
/** Likely places compared with a quote, and with a very long one. */
const MOST_CANDIDATES = 24;
const MOST_FOR_LONG = 8;
const LONG = 2_000;
/** Share of the votes of a place that is taken below which no other can be its rival. */
const RIVAL_SHARE = 0.5;
/** Folded texts up to this length are looked through as a whole when no gram of the quote is in them. */
const SMALL = 4_096;

/** A folded text with what is made of it for searching, each when it is first needed. */
export class FoldedSearch {
  readonly folded: Folded;
  readonly #text: string;
  #index: GramIndex | undefined;
  #vocabulary: Vocabulary | undefined;

  constructor(text: string) {
    this.#text = text;
    this.folded = fold(text);
  }

  /** The one place that is clearly meant, in folded offsets; null when there is none. */
  find(wanted: Wanted, place: number | undefined): Stretch | null {
    if (wanted.quote === '') return null;
    const index = this.#grams;
    const ground = this.#ground(place);
    const copies = index.occurrences(wanted.quote, MOST_COPIES) ?? [];
    const isInPlace = place !== undefined && this.folded.text.startsWith(wanted.quote, place);
    if (isInPlace && !copies.includes(place)) copies.push(place);
    const places = copies
      .map(start => judge(wanted, start, start + wanted.quote.length, ground))
      .filter(judged => judged !== null);
    const best = choose(places, ground);
    if (best?.isCertain) return best;
    return choose([...places, ...this.#near(wanted, ground)], ground);
  }

  get #grams(): GramIndex {
    this.#index ??= new GramIndex(this.folded.text);
    return this.#index;
  }

  get #words(): Vocabulary {
    this.#vocabulary ??= new Vocabulary(this.folded.text);
    return this.#vocabulary;
  }

  #ground(place: number | undefined): Ground {
    const { folded } = this;
    const { text } = folded;
    const isBreak = (at: number): boolean =>
      at < 0 ||
      at >= text.length ||
      this.#text.slice(folded.startOf(at), folded.startOf(at + 1)).includes('\n');
    return { text, vocabulary: this.#words, place, isBreak };
  }

  /** Places where something near the quote stands. */
  *#near(wanted: Wanted, ground: Ground): Iterable<Judged> {
    const variants = new Variants(wanted);
    let least = 0;
    for (const { start, slack, votes } of this.#likely(wanted)) {
      if (votes < least) return;
      for (const stretch of variants.near(ground.text, start, slack)) {
        const judged = judge(wanted, stretch.start, stretch.end, ground);
        if (judged === null) continue;
        yield judged;
        // What could still be its rival must have nearly as much in common with quote and context.
        if (judged.isLikely) least = Math.max(least, votes * RIVAL_SHARE);
        if (judged.isCertain) break;
      }
    }
  }

  #likely({ whole, quote }: Wanted): Candidate[] {
    const likely = candidatesOf(this.#grams, whole, quote.length < LONG ? MOST_CANDIDATES : MOST_FOR_LONG);
    const { length } = this.folded.text;
    return likely.length === 0 && length <= SMALL ? [{ start: 0, slack: length, votes: 0 }] : likely;
  }
}
