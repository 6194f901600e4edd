/**
 * Finding words in an article the way a person means them: capitals, accents, curly quotes, dashes and the
 * width of spaces make no difference. Pure; offsets are UTF-16 units of the plain text.
 */
import { type Folded, fold } from '../../../shared/text/fold.ts';
import type { Range } from '../text-steps.ts';

/** Searches one text many times: the form in which it is compared is made once. */
export class TextFinder {
  readonly #folded: Folded;
  readonly #plain: string;
  /** Bare forms met before: an article has few different letters, and taking accents off is slow. */
  readonly #known = new Map<string, string>();

  constructor(text: string) {
    this.#folded = fold(text);
    this.#plain = this.#bare(this.#folded.text);
  }

  /** Every place of `query`, in order and not overlapping; none for a query without a visible character. */
  all(query: string): Range[] {
    const wanted = this.#bare(fold(query).text).trim();
    if (wanted === '') return [];
    const found: Range[] = [];
    for (let at = this.#plain.indexOf(wanted); at !== -1; ) {
      const last = at + wanted.length;
      found.push({ start: this.#folded.startOf(at), end: this.#folded.endOf(last - 1) });
      at = this.#plain.indexOf(wanted, last);
    }
    return found;
  }

  /** Lower case without accents, unit for unit, so that offsets stay what they are. */
  #bare(text: string): string {
    let out = '';
    for (let i = 0; i < text.length; i++) {
      const unit = text.charAt(i);
      out += unit < '\u0080' ? unit.toLowerCase() : this.#bareUnit(unit);
    }
    return out;
  }

  #bareUnit(unit: string): string {
    const known = this.#known.get(unit);
    if (known !== undefined) return known;
    const bare = bareUnit(unit);
    this.#known.set(unit, bare);
    return bare;
  }
}

/** Index of the first range that starts at or after `offset`, or of the first one of all; -1 for none. */
export function firstFrom(ranges: readonly Range[], offset: number): number {
  if (ranges.length === 0) return -1;
  return Math.max(
    0,
    ranges.findIndex(range => range.start >= offset),
  );
}

/** Only the letter of a composed one; Hangul, whose parts are letters themselves, stays whole. */
function bareUnit(unit: string): string {
  const isComposed = /[\u00c0-\u024f\u0370-\u06ff\u1e00-\u1fff]/.test(unit);
  const letter = isComposed ? unit.normalize('NFD').charAt(0) : unit;
  const lower = letter.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
