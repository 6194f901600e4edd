/**
 * Decides which blocks have their highlights drawn: those near the screen first, then, while nothing else is
 * to do, the rest of the article. The text appears at once however much is tagged, and soon after screen
 * readers and the browser's own search find every mark.
 */
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { PaneWatch } from '../pane-watch.ts';
import { readerOf } from '../reader-state.ts';
import { paneOf } from '../reveal.ts';
import { type BlockRange, blocksNear, isSameRange } from '../viewport.ts';
import { DRAW_ALL_LIMIT, DRAW_AT_ONCE_LIMIT, setNear, spansOf } from './highlight-plugin.ts';

/** Blocks drawn further at each end in one idle moment: a few milliseconds of work. */
const STRIDE = 20;

export function nearWatch(): Plugin {
  return new Plugin({ view: view => new NearWatch(view) });
}

/** The blocks on the screen and within one height of the pane above and below it. */
export function nearNow(view: EditorView): BlockRange {
  const pane = paneOf(view);
  return blocksNear(view, readerOf(view.state).plain, pane, pane.clientHeight);
}

class NearWatch {
  readonly #view: EditorView;
  readonly #watch: PaneWatch;
  readonly #resized: ResizeObserver;
  #near: BlockRange | null = null;
  #idle = 0;

  constructor(view: EditorView) {
    this.#view = view;
    const pane = paneOf(view);
    this.#watch = new PaneWatch(pane, this.#onMove);
    this.#resized = new ResizeObserver(this.#watch.soon);
    this.#resized.observe(pane);
    this.#resized.observe(view.dom);
  }

  update(_: EditorView, before: EditorState): void {
    if (spansOf(this.#view.state) !== spansOf(before)) this.#watch.soon();
  }

  destroy(): void {
    this.#watch.destroy();
    cancelIdleCallback(this.#idle);
    this.#resized.disconnect();
  }

  readonly #onMove = () => {
    this.#draw(this.#joined(nearNow(this.#view)));
    this.#growLater();
  };

  #draw(range: BlockRange): void {
    if (isSameRange(range, this.#near)) return;
    this.#near = range;
    this.#view.dispatch(setNear(this.#view.state.tr, range));
  }

  /** What is drawn stays drawn, unless there is so much that it would weigh the page down. */
  #joined(near: BlockRange): BlockRange {
    const known = this.#near;
    const isApart = !known || near.first > known.last + 1 || near.last < known.first - 1;
    if (isApart || !this.#mayDrawAll()) return near;
    return { first: Math.min(near.first, known.first), last: Math.max(near.last, known.last) };
  }

  #mayDrawAll(): boolean {
    return spansOf(this.#view.state).ordered.length <= DRAW_ALL_LIMIT;
  }

  #growLater(): void {
    const isAllDrawn = spansOf(this.#view.state).ordered.length <= DRAW_AT_ONCE_LIMIT;
    if (this.#idle !== 0 || isAllDrawn || !this.#mayDrawAll()) return;
    this.#idle = requestIdleCallback(() => {
      this.#idle = 0;
      if (!this.#view.isDestroyed && this.#grow()) this.#growLater();
    });
  }

  /** False once the whole article is drawn. */
  #grow(): boolean {
    const known = this.#near;
    const end = readerOf(this.#view.state).plain.blocks.length - 1;
    if (!known || (known.first <= 0 && known.last >= end)) return false;
    this.#draw({ first: Math.max(0, known.first - STRIDE), last: Math.min(end, known.last + STRIDE) });
    return true;
  }
}
