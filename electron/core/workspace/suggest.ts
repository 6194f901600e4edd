/**
 * Where a passage that was not found may have gone: its place in the text it was made in, followed through what
 * changed from that text to the one shown. A suggestion for the analyst to judge, never a position: the words
 * there are others.
 */
import { type ArrayChange, diffArrays } from 'diff';

/** Offsets of the plain text (UTF-16), half open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Most paragraphs that may differ, and how long (ms) they are looked for, before nothing is suggested. */
const PARAGRAPHS = { maxEditLength: 1_000, timeout: 60 };
/** The same for the words of a stretch of changed paragraphs. */
const WORDS = { maxEditLength: 2_000, timeout: 25 };
/** How long words are compared in all, in ms: past that nothing more is suggested. */
const BUDGET = 250;
/** Longest stretch compared word by word, in units of both texts together. */
const MOST_UNITS = 60_000;
/** Share of the longer of the two passages that must be the same words for one to suggest the other. */
const LIKENESS = 0.4;

/** A stretch of both texts, from the start of a paragraph to the end of one. */
interface Stretch {
  readonly before: Range;
  readonly after: Range;
}

/** A run of words of both texts: the same, or put in the place of others (either may be empty). */
interface Run extends Stretch {
  readonly isSame: boolean;
}

/** Follows passages from one text to another. */
export class Follower {
  readonly #before: string;
  readonly #after: string;
  readonly #words = new Intl.Segmenter(undefined, { granularity: 'word' });
  readonly #runs = new Map<Stretch, readonly Run[]>();
  #spent = 0;
  #stretches: readonly Stretch[] | undefined;

  constructor(before: string, after: string) {
    this.#before = before;
    this.#after = after;
  }

  /** Where `passage` of the text before may be in the text after; null when too little of it is left to say. */
  follow(passage: Range): Range | null {
    this.#stretches ??= this.#changedStretches();
    const stretch = this.#stretches.find(
      ({ before }) => before.start <= passage.start && passage.end <= before.end,
    );
    if (!stretch) return null;
    const touched = this.#runsOf(stretch).filter(
      ({ before }) => before.start < passage.end && passage.start < before.end,
    );
    const [first, last] = [touched[0], touched.at(-1)];
    if (!first || !last) return null;
    const start = first.isSame ? first.after.start + passage.start - first.before.start : first.after.start;
    const end = last.isSame ? last.after.end - (last.before.end - passage.end) : last.after.end;
    const same = touched.reduce((sum, run) => sum + (run.isSame ? overlap(run.before, passage) : 0), 0);
    const longer = Math.max(end - start, passage.end - passage.start);
    return same > 0 && same >= LIKENESS * longer ? { start, end } : null;
  }

  /** The stretches of paragraphs that differ. */
  #changedStretches(): Stretch[] {
    const changes = diffArrays(this.#before.split('\n'), this.#after.split('\n'), PARAGRAPHS) ?? [];
    return runsOf(changes, 1)
      .filter(({ isSame }) => !isSame)
      .map(({ before, after }) => ({ before: withoutBreak(before), after: withoutBreak(after) }));
  }

  #runsOf(stretch: Stretch): readonly Run[] {
    const known = this.#runs.get(stretch);
    if (known) return known;
    if (this.#spent > BUDGET) return [];
    const { before, after } = stretch;
    const since = performance.now();
    const isShort = before.end - before.start + after.end - after.start <= MOST_UNITS;
    const changes = isShort
      ? diffArrays(this.#cut(this.#before, before), this.#cut(this.#after, after), WORDS)
      : [];
    const runs = runsOf(changes ?? [], 0, before.start, after.start);
    this.#runs.set(stretch, runs);
    this.#spent += performance.now() - since;
    return runs;
  }

  #cut(text: string, { start, end }: Range): string[] {
    return Array.from(this.#words.segment(text.slice(start, end)), ({ segment }) => segment);
  }
}

/** Changes as runs of offsets. What was taken out and what was put in at one place are one run. @param gap Units between two pieces. */
function runsOf(changes: readonly ArrayChange<string>[], gap: number, before = 0, after = 0): Run[] {
  const runs: Run[] = [];
  let [from, to] = [before, after];
  for (const { added, removed, value } of changes) {
    const length = value.reduce((sum, piece) => sum + piece.length + gap, 0);
    const isSame = !added && !removed;
    const last = runs.at(-1);
    const run = {
      isSame,
      before: { start: from, end: added ? from : from + length },
      after: { start: to, end: removed ? to : to + length },
    };
    if (last && !last.isSame && !isSame) {
      runs[runs.length - 1] = {
        isSame,
        before: { start: last.before.start, end: run.before.end },
        after: { start: last.after.start, end: run.after.end },
      };
    } else runs.push(run);
    from = run.before.end;
    to = run.after.end;
  }
  return runs;
}

/** A range of whole paragraphs without the line end that closes the last of them. */
function withoutBreak({ start, end }: Range): Range {
  return { start, end: Math.max(start, end - 1) };
}

function overlap(one: Range, other: Range): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}
