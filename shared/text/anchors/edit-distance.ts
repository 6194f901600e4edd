/**
 * Finding the stretch of a text that is nearest to a pattern, within a bound of errors: units put in, left out
 * or replaced. The columns of the dynamic programme are computed 32 rows at a time, as bit vectors: G. Myers, “A
 * fast bit-vector algorithm for approximate string matching based on dynamic programming”, Journal of the ACM 46
 * (1999) 395–415, the block version of its section 4. Only blocks that a path within the bound can pass are
 * computed (E. Ukkonen, “Finding approximate patterns in strings”, Journal of Algorithms 6 (1985) 132–137).
 */

import { reversed } from './letters.ts';

/** A stretch of a text, and how many errors it is away from the pattern. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

const BITS = 32;
/** First bound tried for a long pattern; most have far fewer errors than they may have. */
const FIRST_BOUND = 64;

/** A pattern made ready to be looked for in several stretches of text. */
export class Pattern {
  readonly #length: number;
  readonly #forwards: BlockMatcher;
  #backwards: BlockMatcher | undefined;
  readonly #text: string;

  constructor(pattern: string) {
    this.#text = pattern;
    this.#length = pattern.length;
    this.#forwards = new BlockMatcher(pattern);
  }

  /**
   * The nearest match inside `[from, to)` of `text`, or null when none has at most `mostErrors`. Of several that
   * are equally near, the one that ends nearest to `likelyEnd`.
   */
  nearest(text: string, from: number, to: number, mostErrors: number, likelyEnd: number): Match | null {
    if (!this.#mayStand(text, from, to, mostErrors)) return null;
    for (let bound = Math.min(FIRST_BOUND, mostErrors); ; bound = Math.min(bound * 4, mostErrors)) {
      const match = this.#within(text, from, to, bound, likelyEnd);
      if (match !== null || bound === mostErrors) return match;
    }
  }

  /**
   * Whether the errors that the pieces of the pattern have at least, each wherever it fits best, are no more than
   * all of it may have. Of places that only share a phrase with it, few pass.
   */
  #mayStand(text: string, from: number, to: number, mostErrors: number): boolean {
    const pieces = Math.ceil(this.#length / BITS);
    let errors = 0;
    for (let piece = 0; piece < pieces && pieces > 1; piece++) {
      const before = piece * BITS;
      const after = Math.max(0, this.#length - before - BITS);
      const first = from + Math.max(0, before - mostErrors);
      const last = to - Math.max(0, after - mostErrors);
      errors += this.#forwards.leastErrors(piece, text, first, last);
      if (errors > mostErrors) return false;
    }
    return true;
  }

  #within(text: string, from: number, to: number, bound: number, likelyEnd: number): Match | null {
    const last = this.#forwards.scan(text, from, 1, to - from, bound, true, likelyEnd - from);
    if (last === null) return null;
    const end = from + last.columns;
    this.#backwards ??= new BlockMatcher(reversed(this.#text));
    const room = Math.min(end - from, this.#length + last.errors);
    const first = this.#backwards.scan(text, end - 1, -1, room, last.errors, false, this.#length);
    if (first === null) throw new Error('a match was found that cannot be read backwards');
    return { start: end - first.columns, end, errors: last.errors };
  }
}

/** How many columns of text were read when the pattern ended, and its errors there. */
interface Ending {
  readonly columns: number;
  readonly errors: number;
}

class BlockMatcher {
  readonly #rows: number;
  readonly #blocks: number;
  /** Number of each unit of the pattern in `#equal`; 0 is for all others. */
  readonly #numbers = new Map<number, number>();
  /** The same without hashing: the number of the first unit with these low eight bits, and the unit itself. */
  readonly #quick = new Uint16Array(256);
  readonly #quickUnits = new Int32Array(256);
  /** For each number and block, the rows whose unit it is, as bits. */
  readonly #equal: Int32Array;
  /** Vertical differences of +1 and −1 in the current column, and the value in the last row of each block. */
  readonly #plus: Int32Array;
  readonly #minus: Int32Array;
  readonly #score: Int32Array;

  constructor(pattern: string) {
    this.#rows = pattern.length;
    this.#blocks = Math.ceil(pattern.length / BITS);
    for (let i = 0; i < pattern.length; i++) {
      const code = pattern.charCodeAt(i);
      if (this.#numbers.has(code)) continue;
      this.#numbers.set(code, this.#numbers.size + 1);
      if (this.#quick[code & 0xff] !== 0) continue;
      this.#quick[code & 0xff] = this.#numbers.size;
      this.#quickUnits[code & 0xff] = code;
    }
    this.#equal = new Int32Array((this.#numbers.size + 1) * this.#blocks);
    for (let i = 0; i < pattern.length; i++) {
      const at = (this.#numbers.get(pattern.charCodeAt(i)) as number) * this.#blocks + (i >> 5);
      this.#equal[at] = (this.#equal[at] as number) | (1 << (i & 31));
    }
    this.#plus = new Int32Array(this.#blocks);
    this.#minus = new Int32Array(this.#blocks);
    this.#score = new Int32Array(this.#blocks);
  }

  /**
   * Reads up to `columns` units of `text` from `origin` on in steps of `step` (1 or −1).
   * @param isFree Whether the match may begin anywhere; otherwise it begins at `origin`.
   * @param likely Of equally near endings the one closest to so many columns is taken.
   */
  scan(
    text: string,
    origin: number,
    step: number,
    columns: number,
    bound: number,
    isFree: boolean,
    likely: number,
  ): Ending | null {
    const rows = this.#rows;
    let best: Ending | null = null;
    let active = -1;
    for (let column = 1; column <= columns; column++) {
      // Rows that a path with few enough errors can pass here: it must still have room to end.
      const lowest = isFree ? rows - (columns - column) - bound : column - bound;
      const first = Math.max(0, (lowest - 1) >> 5);
      const last = (Math.min(rows, column + bound) - 1) >> 5;
      if (first > last) break;
      while (active < last) this.#activate(++active);
      const number = this.#numberOf(text.charCodeAt(origin + step * (column - 1)));
      this.#advance(number * this.#blocks, first, last, isFree && first === 0 ? 0 : 1);
      if (last < this.#blocks - 1) {
        if (first > 0 && (column & 63) === 0 && this.#isHopeless(first, last, bound)) return null;
        continue;
      }
      const errors = this.#score[last] as number;
      const isBetter =
        best === null
          ? errors <= bound
          : errors < best.errors ||
            (errors === best.errors && Math.abs(column - likely) < Math.abs(best.columns - likely));
      if (isBetter) best = { columns: column, errors };
    }
    return best;
  }

  /** Errors of the rows of one block alone, where in `[from, to)` of a text they fit best. */
  leastErrors(block: number, text: string, from: number, to: number): number {
    const rows = Math.min(BITS, this.#rows - block * BITS);
    const top = rows - 1;
    let [plus, minus, errors, least] = [-1, 0, rows, rows];
    for (let at = from; at < to; at++) {
      const equal = this.#equal[this.#numberOf(text.charCodeAt(at)) * this.#blocks + block] as number;
      const vertical = equal | minus;
      const horizontal = (((equal & plus) + plus) ^ plus) | equal;
      const up = minus | ~(horizontal | plus);
      const down = plus & horizontal;
      errors += ((up >>> top) & 1) - ((down >>> top) & 1);
      plus = (down << 1) | ~(vertical | (up << 1));
      minus = (up << 1) & vertical;
      if (errors < least) least = errors;
    }
    return least;
  }

  #numberOf(unit: number): number {
    const quick = this.#quick[unit & 0xff] as number;
    if (quick === 0 || this.#quickUnits[unit & 0xff] === unit) return quick;
    return this.#numbers.get(unit) ?? 0;
  }

  /** Begins to compute a block: what lies below the ones computed so far can be no larger than this. */
  #activate(block: number): void {
    this.#plus[block] = -1;
    this.#minus[block] = 0;
    const above = block === 0 ? 0 : (this.#score[block - 1] as number);
    this.#score[block] = above + Math.min(BITS, this.#rows - block * BITS);
  }

  /** One column of the blocks from `first` to `last`. @param carry Horizontal difference above them. */
  #advance(numbers: number, first: number, last: number, carry: number): void {
    const plusses = this.#plus;
    const minuses = this.#minus;
    let carried = carry;
    for (let block = first; block <= last; block++) {
      const plus = plusses[block] as number;
      const minus = minuses[block] as number;
      let equal = this.#equal[numbers + block] as number;
      const vertical = equal | minus;
      if (carried < 0) equal |= 1;
      const horizontal = (((equal & plus) + plus) ^ plus) | equal;
      let up = minus | ~(horizontal | plus);
      let down = plus & horizontal;
      const top = block === this.#blocks - 1 ? (this.#rows - 1) & 31 : 31;
      const out = ((up >>> top) & 1) - ((down >>> top) & 1);
      up <<= 1;
      down <<= 1;
      if (carried < 0) down |= 1;
      else if (carried > 0) up |= 1;
      plusses[block] = down | ~(vertical | up);
      minuses[block] = up & vertical;
      this.#score[block] = (this.#score[block] as number) + out;
      carried = out;
    }
  }

  /** Whether no row of the blocks can be within the bound any more. */
  #isHopeless(first: number, last: number, bound: number): boolean {
    for (let block = first; block <= last; block++)
      if ((this.#score[block] as number) - BITS <= bound) return false;
    return true;
  }
}
