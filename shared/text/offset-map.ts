/**
 * From the units of a text made out of another to where they came from, and back. Most of such a text is copied
 * unit for unit, so only the places where the two part company are kept: a few bytes a paragraph instead of
 * eight a unit.
 */

/** A map that is filled from left to right and then only read. */
export class OffsetMap {
  /** Number of the first unit of each run. */
  #at = new Uint32Array(16);
  /** Offset in the original of what the first unit of the run stands for. */
  #from = new Uint32Array(16);
  /** One past what all units of the run stand for together; 0 when each stands for one unit of its own. */
  #to = new Uint32Array(16);
  #size = 0;
  /** Units so far. */
  #length = 0;
  /** How far the last run lies ahead in the original when it goes unit for unit; NaN when it does not. */
  #ahead = Number.NaN;

  /** Says that unit number `at`, the next one, stands for `[from, to)` of the original. */
  add(at: number, from: number, to: number): void {
    this.#length = at + 1;
    if (to - from === 1) {
      if (from - at === this.#ahead) return;
      this.#ahead = from - at;
      this.#run(at, from, 0);
    } else {
      const last = this.#size - 1;
      const isSame = last >= 0 && this.#to[last] === to && this.#from[last] === from;
      this.#ahead = Number.NaN;
      if (!isSame) this.#run(at, from, to);
    }
  }

  /** Says that `count` more units go on as the last one, unit for unit. */
  extend(count: number): void {
    this.#length += count;
  }

  /** Where what unit `index` stands for begins. */
  startOf(index: number): number {
    const run = this.#last(this.#at, index);
    const from = this.#from[run] as number;
    return this.#to[run] === 0 ? from + index - (this.#at[run] as number) : from;
  }

  /** Just past what unit `index` stands for. */
  endOf(index: number): number {
    const to = this.#to[this.#last(this.#at, index)] as number;
    return to === 0 ? this.startOf(index) + 1 : to;
  }

  /** The first unit that stands for `offset` of the original or for something after it. */
  indexOf(offset: number): number {
    const run = this.#last(this.#from, offset);
    if (run === -1) return 0;
    const at = this.#at[run] as number;
    const next = run + 1 < this.#size ? (this.#at[run + 1] as number) : this.#length;
    if (this.#to[run] === 0) return Math.min(at + offset - (this.#from[run] as number), next);
    return offset < (this.#to[run] as number) ? at : next;
  }

  #run(at: number, from: number, to: number): void {
    if (this.#size === this.#at.length) {
      this.#at = doubled(this.#at);
      this.#from = doubled(this.#from);
      this.#to = doubled(this.#to);
    }
    this.#at[this.#size] = at;
    this.#from[this.#size] = from;
    this.#to[this.#size++] = to;
  }

  /** The last run whose value in `starts` is at most `value`; -1 when there is none. */
  #last(starts: Uint32Array, value: number): number {
    let low = -1;
    let high = this.#size - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(values.length * 2);
  more.set(values);
  return more;
}
