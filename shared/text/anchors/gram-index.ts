/**
 * An index of a text by its grams of eight units, for finding where pieces of a quote stand without reading the
 * text again. Only every fourth place of a long text is in it: a quote brings a gram at each of its places, so
 * one in four of them still meets, and index and building cost a quarter. About 3 bytes a unit of the text.
 */

/** Units in a gram. Shorter ones are everywhere, longer ones seldom survive a typo. */
export const GRAM = 8;

/** Texts up to this length (UTF-16 units) are indexed at every place. */
const SMALL = 65_536;
const STEP = 4;

const LEAST_BITS = 8;
const MOST_BITS = 21;

export class GramIndex {
  readonly #text: string;
  /** Units between the places that are in the index. */
  readonly step: number;
  readonly #shift: number;
  /** Where the places of each bucket begin in `places`. */
  readonly #starts: Uint32Array;
  /** Offsets in the text, bucket by bucket, in each in the order of the text. */
  readonly places: Uint32Array;

  constructor(text: string) {
    this.#text = text;
    this.step = text.length <= SMALL ? 1 : STEP;
    const count = Math.max(0, Math.floor((text.length - GRAM) / this.step) + 1);
    const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(count + 1))));
    this.#shift = 32 - bits;
    this.#starts = new Uint32Array(2 ** bits + 1);
    this.places = new Uint32Array(count);
    this.#fill(count);
  }

  /** Counting sort: how many places each bucket has, where it begins, then the places themselves. */
  #fill(count: number): void {
    const starts = this.#starts;
    const buckets = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const bucket = this.bucketOf(this.#text, i * this.step);
      buckets[i] = bucket;
      starts[bucket] = (starts[bucket] as number) + 1;
    }
    for (let i = 0, sum = 0; i < starts.length; i++) {
      sum += starts[i] as number;
      starts[i] = sum;
    }
    for (let i = count - 1; i >= 0; i--) {
      const bucket = buckets[i] as number;
      const at = (starts[bucket] as number) - 1;
      starts[bucket] = at;
      this.places[at] = i * this.step;
    }
  }

  /** The bucket of the gram at `at` of any text. Different grams may share one. */
  bucketOf(text: string, at: number): number {
    let hash = 0;
    for (let i = at; i < at + GRAM; i++)
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1) + (hash >>> 15);
    return Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> this.#shift;
  }

  /** Index in `places` of the first place of a bucket; that of the next bucket is where its places end. */
  startOf(bucket: number): number {
    return this.#starts[bucket] as number;
  }

  countOf(bucket: number): number {
    return (this.#starts[bucket + 1] as number) - (this.#starts[bucket] as number);
  }

  /**
   * Every place where `quote` stands word for word, in the order of the text; null when there are more than
   * `most`, or so many like it that looking at each would be slow.
   */
  occurrences(quote: string, most: number): number[] | null {
    // Of so many grams in a row one lies at a place that is in the index, wherever the quote stands.
    const places = quote.length - GRAM - this.step + 2;
    if (places < 1) return scan(this.#text, quote, most);
    const at = this.#rarest(quote, places);
    const found: number[] = [];
    let left = MOST_COMPARED;
    for (let offset = at; offset < at + this.step; offset++) {
      const bucket = this.bucketOf(quote, offset);
      const end = this.startOf(bucket + 1);
      for (let i = this.startOf(bucket); i < end; i++) {
        const start = (this.places[i] as number) - offset;
        left--;
        if (start >= 0 && this.#endsAlike(quote, start)) {
          left -= quote.length;
          if (this.#text.startsWith(quote, start)) found.push(start);
        }
        if (found.length > most || left < 0) return null;
      }
    }
    return found.sort((a, b) => a - b);
  }

  /** Whether the last and the middle unit of a quote stand where they should; cheaper than comparing all of it. */
  #endsAlike(quote: string, start: number): boolean {
    const [middle, last] = [quote.length >> 1, quote.length - 1];
    return (
      this.#text.charCodeAt(start + last) === quote.charCodeAt(last) &&
      this.#text.charCodeAt(start + middle) === quote.charCodeAt(middle)
    );
  }

  /** Of the first places of a quote the one whose grams are rarest in the text. */
  #rarest(quote: string, places: number): number {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < Math.min(places, MOST_STARTS); at++) {
      let count = 0;
      for (let offset = at; offset < at + this.step; offset++)
        count += this.countOf(this.bucketOf(quote, offset));
      if (count < least) {
        least = count;
        best = at;
      }
    }
    return best;
  }
}

/** Units compared with a quote before it is given up as too common to be looked for by itself. */
const MOST_COMPARED = 2_000_000;
/** Places of a quote tried for its rarest grams. */
const MOST_STARTS = 256;

/** Every place where a short quote stands, or null for more than `most`. */
function scan(text: string, quote: string, most: number): number[] | null {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (found.length === most) return null;
    found.push(at);
  }
  return found;
}
