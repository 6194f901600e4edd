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

/** The likely places of a pattern, best first. @param most How many at most. */
export function candidatesOf(index: GramIndex, pattern: string, most: number): Candidate[] {
  const width = Math.max(LEAST_WIDTH, pattern.length >> 5);
  const bands = new Map<number, Band>();
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
      vote(bands, Math.floor(diagonal / width), diagonal, weight);
    }
  }
  return best(bands, (voters / index.step) * LEAST_HITS, most).map(({ sum, votes }) => ({
    start: Math.round(sum / votes) - pattern.length,
    slack: width,
    votes,
  }));
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

/** Votes for diagonals that lie close together: how many; and, weighted, how many and the sum of the diagonals. */
interface Band {
  hits: number;
  votes: number;
  sum: number;
}

function vote(bands: Map<number, Band>, key: number, diagonal: number, weight: number): void {
  const band = bands.get(key);
  if (band === undefined) bands.set(key, { hits: 1, votes: weight, sum: weight * diagonal });
  else {
    band.hits++;
    band.votes += weight;
    band.sum += weight * diagonal;
  }
}

/** The bands with most votes. A copy may lie on the border of two, so each is taken with the one after it. */
function best(bands: ReadonlyMap<number, Band>, leastHits: number, most: number): Band[] {
  let top = 0;
  for (const { votes } of bands.values()) top = Math.max(top, votes);
  const pairs: Band[] = [];
  for (const [key, { hits, votes, sum }] of bands) {
    // What its neighbour outvotes is seen with that one.
    if ((bands.get(key - 1)?.votes ?? 0) > votes) continue;
    const next = bands.get(key + 1);
    const pair = {
      hits: hits + (next?.hits ?? 0),
      votes: votes + (next?.votes ?? 0),
      sum: sum + (next?.sum ?? 0),
    };
    if (pair.votes >= top * LEAST_SHARE && pair.hits >= leastHits) pairs.push(pair);
  }
  return pairs.sort((a, b) => b.votes - a.votes || a.sum / a.votes - b.sum / b.votes).slice(0, most);
}
