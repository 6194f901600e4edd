/**
 * Paints what was found with the CSS Custom Highlight API: it puts nothing into the page, so a search that
 * finds thousands of places redraws no paragraph. Ranges are made only for blocks near the screen and anew
 * after every change, because ranges in a paragraph that ProseMirror draws again collapse.
 */
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { positionOf } from '../../../shared/text/plain-text.ts';
import { nearNow } from '../highlights/near-watch.ts';
import { PaneWatch } from '../pane-watch.ts';
import { readerOf } from '../reader-state.ts';
import { paneOf } from '../reveal.ts';
import type { Range as TextRange } from '../text-steps.ts';

export interface Found {
  /** All places, in order. */
  readonly ranges: readonly TextRange[];
  /** Index of the one the analyst is at; -1 for none. */
  readonly current: number;
}

const NOTHING: Found = { ranges: [], current: -1 };
const key = new PluginKey<Found>('find');
const ALL = 'postil-find';
const CURRENT = 'postil-find-current';

export function findPlugin(): Plugin<Found> {
  return new Plugin<Found>({
    key,
    state: { init: () => NOTHING, apply: (tr, value) => tr.getMeta(key) ?? value },
    view: view => new FindPainter(view),
  });
}

/** Shows these places; null shows none. */
export function showFound(tr: Transaction, found: Found | null): Transaction {
  return tr.setMeta(key, found ?? NOTHING);
}

class FindPainter {
  readonly #view: EditorView;
  readonly #watch: PaneWatch;

  constructor(view: EditorView) {
    this.#view = view;
    this.#watch = new PaneWatch(paneOf(view), () => this.#paint());
  }

  update(): void {
    this.#watch.soon();
  }

  destroy(): void {
    this.#watch.destroy();
    CSS.highlights.delete(ALL);
    CSS.highlights.delete(CURRENT);
  }

  #paint(): void {
    const { ranges, current } = key.getState(this.#view.state) ?? NOTHING;
    if (ranges.length === 0) {
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
      return;
    }
    const { blocks } = readerOf(this.#view.state).plain;
    const near = nearNow(this.#view);
    const from = blocks[near.first]?.start ?? 0;
    const to = blocks[near.last]?.end ?? 0;
    const all = new Highlight();
    const one = new Highlight();
    // Over the others where they meet.
    one.priority = 1;
    for (let i = firstEndingAfter(ranges, from); i < ranges.length; i++) {
      const range = ranges[i];
      if (!range || range.start > to) break;
      (i === current ? one : all).add(this.#rangeOf(range));
    }
    CSS.highlights.set(ALL, all);
    CSS.highlights.set(CURRENT, one);
  }

  #rangeOf({ start, end }: TextRange): Range {
    const { plain } = readerOf(this.#view.state);
    const from = this.#view.domAtPos(positionOf(plain, start), 1);
    const to = this.#view.domAtPos(positionOf(plain, end), -1);
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }
}

/** Index of the first of ordered, disjoint ranges that ends after `offset`. */
function firstEndingAfter(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
