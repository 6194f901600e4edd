/**
 * Which units of two strings belong together when one is turned into the other with the fewest edits. By the
 * furthest place that can be reached on each diagonal with 0, 1, 2 … errors: E. Ukkonen, “Algorithms for
 * approximate string matching”, Information and Control 64 (1985) 100–118. Costs about the length plus the
 * square of the errors, so it is meant for strings that are known to be alike.
 */

/** A run of equal units: `length` of them from `a` on in one string and from `b` on in the other. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

export interface Alignment {
  /** Runs in order, some of them empty; what lies between two is what differs. */
  readonly runs: readonly Run[];
  readonly errors: number;
  /** How much of each string it covers, from its start. */
  readonly a: number;
  readonly b: number;
}

/** Aligns two whole strings. Null when that takes more than `mostErrors`. */
export function align(a: string, b: string, mostErrors: number): Alignment | null {
  const table = new ReachTable(a, b);
  const diagonal = b.length - a.length;
  for (let errors = 0; errors <= mostErrors; errors++) {
    table.add();
    if (table.reached(errors, diagonal) === a.length) return table.trace(errors, diagonal);
  }
  return null;
}

/** Aligns the whole of `a` with the beginning of `b`, as much of it as fits best. Null beyond `mostErrors`. */
export function alignAll(a: string, b: string, mostErrors: number): Alignment | null {
  const table = new ReachTable(a, b);
  for (let errors = 0; errors <= mostErrors; errors++) {
    table.add();
    for (let off = 0; off <= errors; off++)
      for (const diagonal of [off, -off])
        if (table.reached(errors, diagonal) === a.length) return table.trace(errors, diagonal);
  }
  return null;
}

/** Equal units that make up for one error when it is asked how far two strings agree. */
const UNITS_PER_ERROR = 3;

/** Aligns as much of the beginnings of two strings as agree, errors weighed against what agrees after them. */
export function alignStart(a: string, b: string, mostErrors: number): Alignment {
  const table = new ReachTable(a, b);
  let best = { errors: 0, diagonal: 0, score: Number.NEGATIVE_INFINITY };
  for (let errors = 0; errors <= mostErrors; errors++) {
    table.add();
    for (let diagonal = -errors; diagonal <= errors; diagonal++) {
      const score = table.reached(errors, diagonal) - errors * UNITS_PER_ERROR;
      if (score > best.score) best = { errors, diagonal, score };
    }
    if (best.score >= a.length - errors * UNITS_PER_ERROR) break;
  }
  return table.trace(best.errors, best.diagonal);
}

const NOWHERE = -1;

/** Room for so many numbers of errors at first; strings that are alike need few, and most are soon known not to be. */
const FIRST_ROWS = 14;

/** How far into `a` one comes with a number of errors on each diagonal (offset in `b` minus offset in `a`). */
class ReachTable {
  readonly #a: string;
  readonly #b: string;
  /** Row after row: row e holds the diagonals −e … e, so it begins at e². */
  #cells = new Int32Array(FIRST_ROWS ** 2);
  #rows = 0;

  constructor(a: string, b: string) {
    this.#a = a;
    this.#b = b;
  }

  reached(errors: number, diagonal: number): number {
    if (diagonal > errors || -diagonal > errors) return NOWHERE;
    return this.#cells[errors * errors + errors + diagonal] as number;
  }

  /** Adds the row for one error more. */
  add(): void {
    const errors = this.#rows++;
    const middle = errors * errors + errors;
    if (middle + errors >= this.#cells.length) this.#grow();
    for (let diagonal = -errors; diagonal <= errors; diagonal++) {
      const from = this.#entered(errors, diagonal);
      this.#cells[middle + diagonal] = from === NOWHERE ? NOWHERE : this.#slide(from, diagonal);
    }
  }

  #grow(): void {
    const more = new Int32Array(this.#cells.length * 4);
    more.set(this.#cells);
    this.#cells = more;
  }

  /** Where a diagonal is entered with the last of its errors, before the equal units that follow. */
  #entered(errors: number, diagonal: number): number {
    if (errors === 0) return 0;
    return Math.max(
      this.#replacing(errors, diagonal),
      this.#leavingOut(errors, diagonal),
      this.#puttingIn(errors, diagonal),
    );
  }

  #replacing(errors: number, diagonal: number): number {
    const from = this.reached(errors - 1, diagonal);
    return from === NOWHERE ? NOWHERE : this.#inside(from + 1, diagonal);
  }

  /** A unit of `a` that `b` does not have. */
  #leavingOut(errors: number, diagonal: number): number {
    const from = this.reached(errors - 1, diagonal + 1);
    return from === NOWHERE ? NOWHERE : this.#inside(from + 1, diagonal);
  }

  /** A unit of `b` that `a` does not have. */
  #puttingIn(errors: number, diagonal: number): number {
    const from = this.reached(errors - 1, diagonal - 1);
    return from === NOWHERE ? NOWHERE : this.#inside(from, diagonal);
  }

  #inside(at: number, diagonal: number): number {
    const inB = at + diagonal;
    return at <= this.#a.length && inB >= 0 && inB <= this.#b.length ? at : NOWHERE;
  }

  #slide(from: number, diagonal: number): number {
    let at = from;
    while (at < this.#a.length && this.#a.charCodeAt(at) === this.#b.charCodeAt(at + diagonal)) at++;
    return at;
  }

  /** The way to the end of a diagonal, replaced units preferred to those put in or left out. */
  trace(errors: number, diagonal: number): Alignment {
    const runs: Run[] = [];
    const end = this.reached(errors, diagonal);
    let on = diagonal;
    for (let left = errors; left >= 0; left--) {
      const to = this.reached(left, on);
      const from = this.#entered(left, on);
      runs.push({ a: from, b: from + on, length: to - from });
      if (left === 0 || this.#replacing(left, on) === from) continue;
      on += this.#leavingOut(left, on) === from ? 1 : -1;
    }
    return { runs: runs.reverse(), errors, a: end, b: end + diagonal };
  }
}
