/**
 * Where in a text something like a pattern may stand. Every gram of the pattern that is found in the text votes
 * for the diagonal it lies on (place in the text minus place in the pattern); where a copy stands, changed here
 * and there, the votes of its unchanged grams fall together.
 */
import { GRAM, type GramIndex } from './gram-index.ts';

/** A likely place. */
export interface Candidate {
  /** Offset in the text where the pattern's first unit would stand; may lie before the text. */
  readonly start: number;
  /** How far off that may be, for the units put in or left out in between. */
  readonly slack: number;
  /** How much speaks for it, in comparison with other places of the same pattern. */
  readonly votes: number;
}

/** Grams of a pattern that vote; of a longer one, the rarest of each stretch. */
const MOST_GRAMS = 512;
/** Places that vote, the rarest grams first: what is everywhere says nothing. */
const MOST_VOTES = 2_500;
/** Narrowest band of diagonals that counts as one place. */
const LEAST_WIDTH = 16;
/** Share of the best place's votes that another must have to be looked at. */
const LEAST_SHARE = 0.3;
/**
 * Share of the grams that could meet there which must do so. A copy with one unit in eight wrong keeps a third of
 * its grams; sentences that only share a few phrases have less than this.
 */
const LEAST_HITS = 0.25;

/** Finds the likely places of many patterns in one text. */
export class CandidateFinder {
  readonly #index: GramIndex;
  readonly #bands = new Bands(MOST_VOTES);

  constructor(index: GramIndex) {
    this.#index = index;
  }

  /** The likely places of a pattern, best first. @param most How many at most. */
  find(pattern: string, most: number): Candidate[] {
    const index = this.#index;
    const bands = this.#bands;
    const width = Math.max(LEAST_WIDTH, pattern.length >> 5);
    bands.clear();
    let left = MOST_VOTES;
    let voters = 0;
    for (const { at, bucket, count } of grams(index, pattern)) {
      left -= count;
      if (left < 0) break;
      voters++;
      const weight = 1 / (1 + Math.log2(count));
      const end = index.startOf(bucket + 1);
      for (let i = index.startOf(bucket); i < end; i++) {
        // Shifted by the pattern's length so that no diagonal is negative.
        const diagonal = (index.places[i] as number) - at + pattern.length;
        bands.vote(Math.floor(diagonal / width), diagonal, weight);
      }
    }
    return bands.best((voters / index.step) * LEAST_HITS, most).map(({ sum, votes }) => ({
      start: Math.round(sum / votes) - pattern.length,
      slack: width,
      votes,
    }));
  }
}

interface Gram {
  readonly at: number;
  readonly bucket: number;
  /** Places it has in the text, and those of grams that share its bucket. */
  readonly count: number;
}

/** The grams of the pattern that are in the text, rarest first. */
function grams(index: GramIndex, pattern: string): Gram[] {
  const places = pattern.length - GRAM + 1;
  const stretch = Math.max(1, Math.ceil(places / MOST_GRAMS));
  const chosen: Gram[] = [];
  for (let from = 0; from < places; from += stretch) {
    let rarest: Gram | undefined;
    for (let at = from; at < Math.min(from + stretch, places); at++) {
      const bucket = index.bucketOf(pattern, at);
      const count = index.countOf(bucket);
      if (count > 0 && (rarest === undefined || count < rarest.count)) rarest = { at, bucket, count };
    }
    if (rarest !== undefined) chosen.push(rarest);
  }
  return chosen.sort((a, b) => a.count - b.count || a.at - b.at);
}

/** Two bands side by side: their votes, weighted, and the weighted sum of their diagonals. */
interface Pair {
  readonly votes: number;
  readonly sum: number;
}

const NOWHERE = -1;

/**
 * Votes counted by bands of diagonals that lie close together. A hash table with open addressing over typed arrays
 * that is made once: thousands of patterns with thousands of votes each would otherwise leave as many objects.
 */
class Bands {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #hits: Int32Array;
  readonly #votes: Float64Array;
  readonly #sums: Float64Array;
  /** Slots in use, in the order of their first vote. */
  readonly #used: Int32Array;
  #size = 0;

  /** @param most Votes there can be between two clearings. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(most * 2));
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots).fill(NOWHERE);
    this.#hits = new Int32Array(slots);
    this.#votes = new Float64Array(slots);
    this.#sums = new Float64Array(slots);
    this.#used = new Int32Array(most);
  }

  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#keys[this.#used[i] as number] = NOWHERE;
    this.#size = 0;
  }

  /** @param key Number of the band, not negative. */
  vote(key: number, diagonal: number, weight: number): void {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === NOWHERE) {
      this.#keys[slot] = key;
      this.#used[this.#size++] = slot;
      this.#hits[slot] = 0;
      this.#votes[slot] = 0;
      this.#sums[slot] = 0;
    }
    this.#hits[slot] = (this.#hits[slot] as number) + 1;
    this.#votes[slot] = (this.#votes[slot] as number) + weight;
    this.#sums[slot] = (this.#sums[slot] as number) + weight * diagonal;
  }

  /** The bands with most votes. A copy may lie on the border of two, so each is taken with the one after it. */
  best(leastHits: number, most: number): Pair[] {
    let top = 0;
    for (let i = 0; i < this.#size; i++) top = Math.max(top, this.#votes[this.#used[i] as number] as number);
    const pairs: Pair[] = [];
    for (let i = 0; i < this.#size; i++) {
      const slot = this.#used[i] as number;
      const key = this.#keys[slot] as number;
      const own = this.#votes[slot] as number;
      // What its neighbour outvotes is seen with that one.
      if (this.#votesOf(this.#slotOf(key - 1)) > own) continue;
      const next = this.#slotOf(key + 1);
      const hasNext = this.#keys[next] !== NOWHERE;
      const hits = (this.#hits[slot] as number) + (hasNext ? (this.#hits[next] as number) : 0);
      const votes = own + this.#votesOf(next);
      if (votes < top * LEAST_SHARE || hits < leastHits) continue;
      const sum = (this.#sums[slot] as number) + (hasNext ? (this.#sums[next] as number) : 0);
      pairs.push({ votes, sum });
    }
    return pairs.sort((a, b) => b.votes - a.votes || a.sum / a.votes - b.sum / b.votes).slice(0, most);
  }

  #votesOf(slot: number): number {
    return this.#keys[slot] === NOWHERE ? 0 : (this.#votes[slot] as number);
  }

  /** The slot of a band, or the free one where it would go. */
  #slotOf(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 15) & this.#mask;
    while (this.#keys[slot] !== key && this.#keys[slot] !== NOWHERE) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
