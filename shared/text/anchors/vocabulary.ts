/**
 * How often words occur in a text, nearly, and which letters follow each other in it: a typo makes a word that is nowhere else, another name or number is
 * often somewhere else too. Counts are kept by hash, at two places of one table of which the lower counts (G.
 * Cormode, S. Muthukrishnan, “An improved data stream summary: the count-min sketch and its applications”, Journal
 * of Algorithms 55 (2005) 58–75), so a count may be too high, hardly ever is, and is never too low; that only makes
 * finding more careful. Capitals of the Latin alphabet do not count.
 */

const LEAST_BITS = 16;
const MOST_BITS = 21;
/** Units of text for each slot of the table. */
const UNITS_PER_SLOT = 4;
/** What a slot can count to. */
const FULL = 0xffff;

/** Bits of the number of three letters in a row. */
const TRIPLE_BITS = 16;
/** Share of all threes up to which one is rare; and of a word's threes that must be rare to make it strange. */
const RARE = 2e-5;
const STRANGE = 0.4;
/** Threes a text needs to tell what is usual in it. */
const ENOUGH = 2_000;

export class Vocabulary {
  readonly #counts: Uint16Array;
  readonly #shift: number;
  /** How often three letters stand in a row; the borders of words count as letters. */
  readonly #triples = new Uint32Array(2 ** TRIPLE_BITS);
  #allTriples = 0;

  constructor(text: string) {
    const bits = Math.ceil(Math.log2(text.length / UNITS_PER_SLOT + 1));
    this.#shift = 32 - Math.min(MOST_BITS, Math.max(LEAST_BITS, bits));
    this.#counts = new Uint16Array(2 ** (32 - this.#shift));
    this.#read(text);
  }

  /** How often a word occurs; what is not one word by the rule of `isLetter` counts as its first piece. */
  count(word: string): number {
    let hash = 0;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      if (!isLetter(code)) break;
      hash = mixed(hash, smallLetter(code));
    }
    return Math.min(this.#counts[this.#slot(hash)] as number, this.#counts[this.#otherSlot(hash)] as number);
  }

  /**
   * How well the text knows, from elsewhere, a word that was found in place of another: the share of its
   * occurrences in those of the other, from 0 for not at all. A typo in a word that occurs a hundred times may well
   * have been made twice.
   */
  knows(found: string, instead: string): number {
    return Math.max(0, this.count(found) - 1) / Math.max(1, this.count(instead));
  }

  /** Whether the letters of a word follow each other as they hardly do anywhere else in the text. */
  isStrange(word: string): boolean {
    if (this.#allTriples < ENOUGH) return false;
    const most = 1 + this.#allTriples * RARE;
    let rare = 0;
    let [before, last] = [0, 0];
    for (let i = 0; i <= word.length; i++) {
      const code = i < word.length ? smallLetter(word.charCodeAt(i)) : 0;
      if (i > 0 && (this.#triples[triple(before, last, code)] as number) <= most) rare++;
      [before, last] = [last, code];
    }
    return rare >= word.length * STRANGE;
  }

  #read(text: string): void {
    let hash = 0;
    let before = 0;
    let last = 0;
    for (let i = 0; i <= text.length; i++) {
      const unit = text.charCodeAt(i);
      const code = isLetter(unit) ? smallLetter(unit) : 0;
      if (last !== 0) {
        const row = triple(before, last, code);
        this.#triples[row] = (this.#triples[row] as number) + 1;
        this.#allTriples++;
        if (code === 0) {
          this.#add(this.#slot(hash));
          this.#add(this.#otherSlot(hash));
        }
      }
      hash = mixed(last === 0 ? 0 : hash, code);
      before = last;
      last = code;
    }
  }

  #add(slot: number): void {
    const count = this.#counts[slot] as number;
    if (count < FULL) this.#counts[slot] = count + 1;
  }

  #slot(hash: number): number {
    return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> this.#shift;
  }

  #otherSlot(hash: number): number {
    return Math.imul(hash ^ (hash >>> 13), 0x297a2d39) >>> this.#shift;
  }
}

function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x9e3779b1) + (hash >>> 13);
}

function triple(before: number, last: number, code: number): number {
  return Math.imul(Math.imul(before, 0x6b43) + last * 0x1f3 + code, 0x9e3779b1) >>> (32 - TRIPLE_BITS);
}

function smallLetter(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}

/** Whether a unit is part of a word: letters and digits, and by and large what is not punctuation. */
function isLetter(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  if (code < 0x2000) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
  return code > 0x206f && !(code >= 0x3000 && code <= 0x3003);
}
