/** Cuts what people marked in texts into units to compare: passages that overlap, or runs of characters. */

/** An annotation, as half-open UTF-16 offsets into its text. */
export interface Mark {
  readonly id: string;
  readonly person: string;
  readonly start: number;
  readonly end: number;
  /** Ids of what it was marked as: its kind, or its tags. */
  readonly labels: readonly string[];
}

/** A stretch of one text, and what each person marked there. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** By person; someone who marked nothing here is not in it. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
}

/** An annotation overlaps another enough to be the same passage when they share this part of the shorter one. */
const SAME_PASSAGE = 0.5;

/**
 * A text as the runs between the places where any mark begins or ends, unmarked runs included: every character of
 * a run was judged alike, so that a run stands for as many units as it is long. Together they are the whole text.
 * @param marks None empty, all within the text.
 * @param length Of the text, in UTF-16 units.
 */
export function unitsByCharacter(marks: readonly Mark[], length: number): Unit[] {
  const bounds = [...new Set([0, length, ...marks.flatMap(({ start, end }) => [start, end])])];
  bounds.sort((a, b) => a - b);
  const coming = marks.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const units: Unit[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (const [i, start] of bounds.entries()) {
    const end = bounds[i + 1];
    if (end === undefined) break;
    open = open.filter(mark => mark.end > start);
    for (let mark = coming[next]; mark?.start === start; mark = coming[++next]) open.push(mark);
    units.push({ start, end, marks: Map.groupBy(open, mark => mark.person) });
  }
  return units;
}

/**
 * Passages of different people as one unit when each two of them share at least half of the shorter one, each
 * person with at most one passage in a unit. Pairs are joined greedily: the greatest part in common (overlap over
 * union) first, among equals those whose labels are most alike. What is joined with nothing is a unit only one marked.
 */
export function unitsByOverlap(marks: readonly Mark[]): Unit[] {
  const sorted = marks.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const groups = new Map<Mark, Mark[]>(sorted.map(mark => [mark, [mark]]));
  for (const { a, b } of pairsOf(sorted)) {
    const one = groups.get(a) ?? [];
    const other = groups.get(b) ?? [];
    if (one === other || !one.every(x => other.every(y => x.person !== y.person && isSamePassage(x, y))))
      continue;
    one.push(...other);
    for (const mark of other) groups.set(mark, one);
  }
  return [...new Set(groups.values())]
    .map(group => ({
      start: Math.min(...group.map(({ start }) => start)),
      end: Math.max(...group.map(({ end }) => end)),
      marks: Map.groupBy(group, mark => mark.person),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Pair {
  readonly a: Mark;
  readonly b: Mark;
  /** Overlap over union: 1 for the very same words. */
  readonly common: number;
  /** Labels in common over all their labels: 1 for the very same ones, so that identical work never differs. */
  readonly alike: number;
}

/** The pairs that may be one passage, best first. @param sorted In the order of the text. */
function pairsOf(sorted: readonly Mark[]): Pair[] {
  const pairs: Pair[] = [];
  let open: Mark[] = [];
  for (const b of sorted) {
    open = open.filter(({ end }) => end > b.start);
    for (const a of open) {
      if (a.person === b.person || !isSamePassage(a, b)) continue;
      const overlap = overlapOf(a, b);
      const union = a.end - a.start + (b.end - b.start) - overlap;
      pairs.push({ a, b, common: overlap / union, alike: likenessOf(a.labels, b.labels) });
    }
    open.push(b);
  }
  // Stable: equals stay in the order of the text.
  return pairs.sort((x, y) => y.common - x.common || y.alike - x.alike);
}

/** @returns 0 for none in common to 1 for the same labels, or none on either side. */
function likenessOf(some: readonly string[], others: readonly string[]): number {
  const all = new Set([...some, ...others]);
  return all.size === 0 ? 1 : some.filter(label => others.includes(label)).length / all.size;
}

function isSamePassage(a: Mark, b: Mark): boolean {
  return overlapOf(a, b) >= SAME_PASSAGE * Math.min(a.end - a.start, b.end - b.start);
}

function overlapOf(a: Mark, b: Mark): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
