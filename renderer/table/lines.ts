/** The lines of the table: rows, and above each group its head; of a folded group only the head. */
import type { TableHead } from '../../shared/contract/table.ts';

export type Line =
  | { readonly type: 'head'; readonly head: TableHead; readonly isFolded: boolean }
  /** `row` is its place among all rows. */
  | { readonly type: 'row'; readonly row: number };

/** What tells a group from the others. */
export type GroupKey = TableHead['key'];

interface Block {
  readonly head: TableHead;
  readonly isFolded: boolean;
  /** Line of the head, or of the first row where there are no heads. */
  readonly line: number;
  /** Place of the first row. */
  readonly row: number;
}

/** Finds what stands on a line, in the time of a binary search: there may be as many groups as rows. */
export class Lines {
  readonly count: number;
  readonly #blocks: readonly Block[];
  readonly #headLines: 0 | 1;

  /** @param heads Groups in the order of the rows; one for all rows when they are not grouped. */
  constructor(heads: readonly TableHead[], isGrouped: boolean, folded: ReadonlySet<GroupKey>) {
    this.#headLines = isGrouped ? 1 : 0;
    let line = 0;
    let row = 0;
    this.#blocks = heads.map(head => {
      const block = { head, isFolded: isGrouped && folded.has(head.key), line, row };
      line += this.#headLines + (block.isFolded ? 0 : head.count);
      row += head.count;
      return block;
    });
    this.count = line;
  }

  /** Undefined beyond the last line. */
  at(line: number): Line | undefined {
    const block = this.#blocks[lastWhere(this.#blocks, each => each.line <= line)];
    if (!block || line < 0 || line >= this.count) return undefined;
    const below = line - block.line - this.#headLines;
    if (below < 0) return { type: 'head', head: block.head, isFolded: block.isFolded };
    return { type: 'row', row: block.row + below };
  }

  /** The rows from one line to another, both included, as a half-open range; a head stands for all its rows. */
  rowsBetween(a: number, b: number): { readonly from: number; readonly to: number } {
    const [first, last] = a <= b ? [a, b] : [b, a];
    const from = this.at(first);
    const to = this.at(last);
    return { from: this.#edge(from, first, 'from'), to: this.#edge(to, last, 'to') };
  }

  #edge(line: Line | undefined, at: number, which: 'from' | 'to'): number {
    if (line?.type === 'row') return which === 'from' ? line.row : line.row + 1;
    const block = this.#blocks[lastWhere(this.#blocks, each => each.line <= at)];
    if (!block) return 0;
    return which === 'from' ? block.row : block.row + block.head.count;
  }
}

/** Index of the last of a sorted list for which it holds; -1 when it holds for none. */
function lastWhere<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
