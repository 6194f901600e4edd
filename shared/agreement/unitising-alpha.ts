/**
 * Krippendorff's alpha for unitising, alpha-u: agreement of people who each cut their own passages out of a text,
 * measured by where the passages begin and end, beyond chance.
 */
import { type Figure, figure, undefinedFigure } from './coded-unit.ts';

/** A passage, as half-open UTF-16 offsets into its text. */
export interface Span {
  /** Index of its text. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** The parts of alpha-u of one category. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

const NO_UNITS = 'nobody marked any';
const NO_CHANCE = 'nothing could be marked in another way';

/**
 * α_u = 1 − Σ_c D_o,c / Σ_c D_e,c (Krippendorff, “On the reliability of unitizing continuous data”, Sociological
 * Methodology 25, 1995, and “Content Analysis”, 2nd edition, 2004, section 11.6).
 * @param categories Of each category the passages of each person, in one order of people.
 * @param lengths Of the texts, in UTF-16 units.
 */
export function unitisingAlpha(
  categories: Iterable<readonly (readonly Span[])[]>,
  lengths: readonly number[],
): Figure {
  let observed = 0;
  let expected = 0;
  let isMarked = false;
  for (const people of categories) {
    isMarked ||= people.some(spans => spans.length > 0);
    const of = unitisingDisagreement(people, lengths);
    observed += of.observed;
    expected += of.expected;
  }
  if (!isMarked) return undefinedFigure(NO_UNITS);
  return expected === 0 ? undefinedFigure(NO_CHANCE) : figure(1 - observed / expected);
}

/**
 * The two disagreements of one category among R people over texts of L units in all:
 *
 *     D_o = 2 Σ_{pairs of people} δ² / (R (R − 1) L²)
 *     D_e = (2 / L) Σ_units [ (N − 1)/3 · (2ℓ³ − 3ℓ² + ℓ) + ℓ² Σ_{gaps g ≥ ℓ} (g − ℓ + 1) ]
 *           / (R L (R L − 1) − Σ_units ℓ (ℓ − 1))
 *
 * where δ² of two passages that overlap is (b_i − b_j)² + (e_i − e_j)², and of a passage that lies wholly in a
 * gap of the other person ℓ²; N counts the passages of all, ℓ is the length of one. Several texts are laid end to
 * end, and no gap crosses from one into the next, so that their order does not count. One person's passages of a
 * category must not overlap for this: those that do are taken as one.
 */
export function unitisingDisagreement(
  people: readonly (readonly Span[])[],
  lengths: readonly number[],
): Disagreement {
  const L = lengths.reduce((sum, length) => sum + length, 0);
  const R = people.length;
  if (R < 2 || L === 0) return { observed: 0, expected: 0 };
  const joined = people.map(joinOverlapping);
  let squares = 0;
  for (const [i, one] of joined.entries())
    for (const other of joined.slice(i + 1)) squares += squaresBetween(one, other);
  return {
    observed: (2 * squares) / (R * (R - 1) * L * L),
    expected: expectedOf(joined, lengths, L),
  };
}

/** In the order of the texts, overlapping ones as one; those that only touch stay two. */
function joinOverlapping(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.text - b.text || a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && last.text === span.text && span.start < last.end)
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

/** Σ δ² of two people whose passages are in order and without overlaps of their own. */
function squaresBetween(one: readonly Span[], other: readonly Span[]): number {
  const met = new Set<Span>();
  let squares = 0;
  let j = 0;
  for (const a of one) {
    while (isBefore(other[j], a)) j++;
    for (let k = j; ; k++) {
      const b = other[k];
      if (!b || b.text !== a.text || b.start >= a.end) break;
      squares += (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
      met.add(a).add(b);
    }
  }
  for (const spans of [one, other])
    for (const span of spans) if (!met.has(span)) squares += (span.end - span.start) ** 2;
  return squares;
}

/** Whether a passage ends before another begins. */
function isBefore(b: Span | undefined, a: Span): boolean {
  return b !== undefined && (b.text < a.text || (b.text === a.text && b.end <= a.start));
}

function expectedOf(people: readonly (readonly Span[])[], lengths: readonly number[], L: number): number {
  const RL = people.length * L;
  const units = people.flat();
  const gaps = new Gaps(people.flatMap(spans => gapsOf(spans, lengths)));
  let sum = 0;
  let own = 0;
  for (const { start, end } of units) {
    const l = end - start;
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * gaps.placesFor(l);
    own += l * (l - 1);
  }
  const pairs = RL * (RL - 1) - own;
  return pairs === 0 ? 0 : ((2 / L) * sum) / pairs;
}

/** Lengths of what one person left unmarked, text by text. */
function gapsOf(spans: readonly Span[], lengths: readonly number[]): number[] {
  const gaps: number[] = [];
  let at = 0;
  for (const [text, length] of lengths.entries()) {
    let from = 0;
    for (let span = spans[at]; span?.text === text; span = spans[++at]) {
      if (span.start > from) gaps.push(span.start - from);
      from = span.end;
    }
    if (length > from) gaps.push(length - from);
  }
  return gaps;
}

/** Counts the places in which passages fit into gaps, without walking all gaps for each passage. */
class Gaps {
  /** Longest first. */
  readonly #lengths: readonly number[];
  /** Sum of the first so many lengths. */
  readonly #sums: number[] = [0];

  constructor(lengths: readonly number[]) {
    this.#lengths = lengths.toSorted((a, b) => b - a);
    let sum = 0;
    for (const length of this.#lengths) {
      sum += length;
      this.#sums.push(sum);
    }
  }

  /** Σ (g − ℓ + 1) over the gaps with g ≥ ℓ. */
  placesFor(length: number): number {
    let low = 0;
    let high = this.#lengths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lengths[middle] ?? 0) >= length) low = middle + 1;
      else high = middle;
    }
    return (this.#sums[low] ?? 0) - low * (length - 1);
  }
}
