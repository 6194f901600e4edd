/**
 * Correcting the text of an article, and where its passages are afterwards.
 *
 * Which characters survived is known from the steps of the edit, never guessed from the words: a passage goes
 * with its own characters. What was typed where some of them stood belongs to it; what was typed beside it
 * does not, except letters that run on the word at its end. A passage none of whose words survived has no
 * place: it keeps its anchor in the text before, and is looked for as any other.
 */
import type { Node } from 'prosemirror-model';
import { Step, type StepMap } from 'prosemirror-transform';
import type { Anchor } from '../records/anchor.ts';
import { describeSelection } from './anchors.ts';
import { offsetOf, type PlainText, plainTextOf, positionOf } from './plain-text.ts';
import { schema } from './schema.ts';

/** Positions `[from, to)` of the document before that are still there, `shift` further in the one after. */
export interface KeptRun {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** Offsets of the plain text (UTF-16), half open. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a correction may do: put in, take out, split, join, wrap. Not: bold, links, attributes. */
const STEPS = new Set(['replace', 'replaceAround']);

const WORD = /[\p{L}\p{N}]/u;
/** Scripts without spaces between words: that letters touch does not make them one word. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const LETTERS = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;
const ENDS_IN_LETTER = new RegExp(`${LETTERS}$`, 'v');
const STARTS_WITH_LETTER = new RegExp(`^${LETTERS}`, 'v');
const LETTERS_AT_START = new RegExp(`^${LETTERS}+`, 'v');
const LETTERS_AT_END = new RegExp(`${LETTERS}+$`, 'v');

/**
 * Reads steps as they came over the wire (`Step.toJSON` of prosemirror-transform).
 * @throws RangeError for what is no step, or none of a correction.
 */
export function readSteps(json: readonly unknown[]): Step[] {
  return json.map(one => {
    const step = Step.fromJSON(schema, one);
    if (!STEPS.has(step.toJSON().stepType)) throw new RangeError('A correction only changes words.');
    return step;
  });
}

/** The same edit in fewer steps: letters typed one after the other become one. */
export function joinSteps(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const both = joined.at(-1)?.merge(step);
    if (both) joined[joined.length - 1] = both;
    else joined.push(step);
  }
  return joined;
}

/** A text before and after an edit. */
export class CorrectedText {
  readonly doc: Node;
  readonly before: PlainText;
  readonly after: PlainText;
  readonly #size: number;
  readonly #kept: readonly KeptRun[];

  /** @throws RangeError when the steps cannot be applied to `before`. What they leave is not checked. */
  constructor(before: Node, steps: readonly Step[]) {
    let doc = before;
    const maps: StepMap[] = [];
    for (const step of steps) {
      const { doc: next, failed } = step.apply(doc);
      if (!next) throw new RangeError(failed ?? 'The step cannot be applied.');
      maps.push(step.getMap());
      doc = next;
    }
    this.doc = doc;
    this.before = plainTextOf(before);
    this.after = steps.length === 0 ? this.before : plainTextOf(doc);
    this.#size = before.content.size;
    this.#kept = keptRuns(this.#size, maps);
  }

  /** Where the passage `[start, end)` of the text before stands now; null when none of its words are left. */
  follow({ start, end }: Range): Range | null {
    const from = positionOf(this.before, start);
    const to = positionOf(this.before, end - 1) + 1;
    const first = this.#firstRunAfter(from);
    if (!this.#hasWordLeft({ start, end }, from, to, first)) return null;
    const moved = { start: this.#newStart(start, from, first), end: this.#newEnd(end, to) };
    return moved.start < moved.end ? moved : null;
  }

  /**
   * The anchor of that passage in the text now, which is called `content`; white space at its ends is left
   * out. Null when none of its words are left.
   */
  anchor(content: string, passage: Range): Anchor | null {
    const moved = this.follow(passage);
    return moved && describeSelection(content, this.after.text, moved.start, moved.end);
  }

  /** Whether a letter or digit of the passage survived; of a passage without any, something that can be seen. */
  #hasWordLeft({ start, end }: Range, from: number, to: number, first: number): boolean {
    const { text } = this.before;
    const wanted = WORD.test(text.slice(start, end)) ? WORD : /\S/;
    for (let i = first; i < this.#kept.length; i++) {
      const run = this.#kept[i] as KeptRun;
      if (run.from >= to) return false;
      const left = offsetOf(this.before, Math.max(run.from, from));
      if (wanted.test(text.slice(left, offsetOf(this.before, Math.min(run.to, to))))) return true;
    }
    return false;
  }

  #newStart(start: number, from: number, first: number): number {
    const run = this.#kept[first] as KeptRun;
    const gap = this.#gapBefore(first);
    const put = this.after.text.slice(gap.putStart, gap.putEnd);
    if (run.from < from) return this.#newOffset(from + run.shift);
    if (run.from === from) return gap.putEnd - this.#lettersBefore(start, put);
    if (/\S/.test(this.before.text.slice(gap.cutStart, start))) return gap.putEnd;
    const isWithinBlock = !this.before.text.slice(start, gap.cutEnd).includes('\n');
    return gap.putStart + (isWithinBlock ? put.lastIndexOf('\n') + 1 : 0);
  }

  #newEnd(end: number, to: number): number {
    const last = this.#lastRunBefore(to);
    const run = this.#kept[last] as KeptRun;
    const gap = this.#gapBefore(last + 1);
    const put = this.after.text.slice(gap.putStart, gap.putEnd);
    if (run.to > to) return this.#newOffset(to + run.shift);
    if (run.to === to) return gap.putStart + this.#lettersAfter(end, put);
    if (/\S/.test(this.before.text.slice(end, gap.cutEnd))) return gap.putStart;
    const isWithinBlock = !this.before.text.slice(gap.cutStart, end).includes('\n');
    const lineEnd = isWithinBlock ? put.indexOf('\n') : -1;
    return lineEnd === -1 ? gap.putEnd : gap.putStart + lineEnd;
  }

  /** How many units at the end of `put`, just before a passage, are letters of the passage's first word. */
  #lettersBefore(start: number, put: string): number {
    const { text } = this.before;
    const isWordStart = !ENDS_IN_LETTER.test(charBefore(text, start));
    const isLetter = STARTS_WITH_LETTER.test(charAfter(text, start));
    return isWordStart && isLetter ? (LETTERS_AT_END.exec(put)?.[0].length ?? 0) : 0;
  }

  /** How many units at the start of `put`, just after a passage, are letters of the passage's last word. */
  #lettersAfter(end: number, put: string): number {
    const { text } = this.before;
    const isWordEnd = !STARTS_WITH_LETTER.test(charAfter(text, end));
    const isLetter = ENDS_IN_LETTER.test(charBefore(text, end));
    return isWordEnd && isLetter ? (LETTERS_AT_START.exec(put)?.[0].length ?? 0) : 0;
  }

  /** Plain text that was cut and put between the kept run number `i` and the one before it, as offsets. */
  #gapBefore(i: number): { cutStart: number; cutEnd: number; putStart: number; putEnd: number } {
    const left = this.#kept[i - 1] ?? { to: 0, shift: 0 };
    const right = this.#kept[i] ?? { from: this.#size, shift: this.doc.content.size - this.#size };
    return {
      cutStart: offsetOf(this.before, left.to),
      cutEnd: offsetOf(this.before, right.from),
      putStart: this.#newOffset(left.to + left.shift),
      putEnd: this.#newOffset(right.from + right.shift),
    };
  }

  #newOffset(pos: number): number {
    return offsetOf(this.after, pos);
  }

  /** Number of the first kept run that ends after a position of the document before. */
  #firstRunAfter(pos: number): number {
    return firstWhere(this.#kept.length, i => (this.#kept[i] as KeptRun).to > pos);
  }

  /** Number of the last kept run that begins before a position of the document before. */
  #lastRunBefore(pos: number): number {
    return firstWhere(this.#kept.length, i => (this.#kept[i] as KeptRun).from >= pos) - 1;
  }
}

/**
 * What survives of a document of `size` positions when the steps with these maps are applied one after the
 * other. What is put in at one step and taken out at a later one leaves no trace.
 */
export function keptRuns(size: number, maps: readonly StepMap[]): KeptRun[] {
  let runs: KeptRun[] = [{ from: 0, to: size, shift: 0 }];
  for (const map of maps) {
    const next: KeptRun[] = [];
    const keep = (run: KeptRun) => {
      const last = next.at(-1);
      const isSame = last?.to === run.from && last.shift === run.shift;
      if (isSame) next[next.length - 1] = { ...last, to: run.to };
      else if (run.from < run.to) next.push(run);
    };
    const pieces = untouched(map);
    let at = 0;
    for (const { from, to, shift } of runs) {
      while (at < pieces.length && (pieces[at] as KeptRun).to <= from + shift) at++;
      for (let i = at; i < pieces.length; i++) {
        const piece = pieces[i] as KeptRun;
        if (piece.from >= to + shift) break;
        const left = Math.max(from, piece.from - shift);
        keep({ from: left, to: Math.min(to, piece.to - shift), shift: shift + piece.shift });
      }
    }
    runs = next;
  }
  return runs;
}

/** The runs one step leaves alone. */
function untouched(map: StepMap): KeptRun[] {
  const runs: KeptRun[] = [];
  let from = 0;
  let shift = 0;
  map.forEach((oldStart, oldEnd, _newStart, newEnd) => {
    runs.push({ from, to: oldStart, shift });
    from = oldEnd;
    shift = newEnd - oldEnd;
  });
  runs.push({ from, to: Number.POSITIVE_INFINITY, shift });
  return runs;
}

/** Smallest `i < count` for which `test` holds, or `count`; `test` must be false up to a point, then true. */
function firstWhere(count: number, test: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The code point that ends at `offset`. */
function charBefore(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - 2), offset);
}

/** The code point that begins at `offset`. */
function charAfter(text: string, offset: number): string {
  return text.slice(offset, offset + 2);
}
