/**
 * Looking for a quote in the folded text: every place where its folded words stand, then, if none of them is
 * certainly meant, places where something near them stands.
 */
import { type Folded, fold } from '../fold.ts';
import { type Candidate, CandidateFinder } from './candidates.ts';
import type { Ground } from './context.ts';
import { GramIndex } from './gram-index.ts';
import { choose, isLikely, type Judged, judge } from './judgement.ts';
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
  #candidates: CandidateFinder | undefined;
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
    const { length } = wanted.quote;
    const weigh = (): Judged[] =>
      copies.map(start => judge(wanted, start, start + length, ground)).filter(judged => judged !== null);
    // Of most passages that are gone nothing is left that could be meant, and then nothing has to be weighed.
    const isCopyLikely = copies.some(start => isLikely(wanted, start, start + length, ground));
    const places = isCopyLikely ? weigh() : [];
    const best = choose(places, ground);
    if (best?.isCertain) return best;
    const variants = new Variants(wanted);
    const likely = this.#likely(wanted);
    if (!isCopyLikely && !isAnyLikely(wanted, variants, likely, ground)) return null;
    return choose([...(isCopyLikely ? places : weigh()), ...near(wanted, variants, likely, ground)], ground);
  }

  /** Every place where a piece of folded text stands word for word; null when there are more than `most`. */
  occurrences(folded: string, most: number): number[] | null {
    return this.#grams.occurrences(folded, most);
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

  #likely({ whole, quote }: Wanted): Candidate[] {
    this.#candidates ??= new CandidateFinder(this.#grams);
    const likely = this.#candidates.find(whole, quote.length < LONG ? MOST_CANDIDATES : MOST_FOR_LONG);
    const { length } = this.folded.text;
    return likely.length === 0 && length <= SMALL ? [{ start: 0, slack: length, votes: 0 }] : likely;
  }
}

function isAnyLikely(
  wanted: Wanted,
  variants: Variants,
  places: readonly Candidate[],
  ground: Ground,
): boolean {
  for (const { start, slack } of places)
    for (const stretch of variants.nearEnough(ground.text, start, slack))
      if (isLikely(wanted, stretch.start, stretch.end, ground)) return true;
  return false;
}

/** What stands near the quote at likely places. */
function* near(
  wanted: Wanted,
  variants: Variants,
  places: readonly Candidate[],
  ground: Ground,
): Iterable<Judged> {
  let least = 0;
  for (const { start, slack, votes } of places) {
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
