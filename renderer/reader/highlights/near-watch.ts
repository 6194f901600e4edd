/**
 * Decides which blocks have their highlights drawn: those near the screen first, then, while nothing else is
 * to do, the rest of the article, or in one with very many those a few screens further on. The text appears at
 * once however much is tagged, and soon after screen readers and the browser's own search find every mark.
 *
 * What is drawn ahead lies in sections the browser has not laid out yet (`content-visibility`), so its marks
 * cost no layout of their own, and what has been passed is taken away only once it is as far off. Before, each
 * frame of a text that scrolls by changed marks on both sides within sections that were laid out.
 */
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { PaneWatch } from '../pane-watch.ts';
import { readerOf } from '../reader-state.ts';
import { paneOf } from '../reveal.ts';
import { type BlockRange, blocksNear, isSameRange, sectionsNear } from '../viewport.ts';
import { DRAW_ALL_LIMIT, DRAW_AT_ONCE_LIMIT, setNear, spansOf } from './highlight-plugin.ts';

/** Blocks drawn further at each end in one idle moment: a few milliseconds of work. */
const STRIDE = 20;

/** The same among very many annotations, of which a block may hold dozens. */
const SHORT_STRIDE = 6;

/** Heights of the pane that are drawn ahead, at either end: the browser lays out what is nearer than 1.5. */
const AHEAD = 3;

/** Heights of the pane beyond which highlights are taken away again, where there are very many. */
const KEPT = 8;

/** Blocks kept at either end where no moment is idle, as while the article is scrolled through at full speed. */
const MOST_KEPT = 200;

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
  readonly #pane: HTMLElement;
  readonly #watch: PaneWatch;
  readonly #resized: ResizeObserver;
  /** What is near the screen, and what is drawn. */
  #shown: BlockRange | null = null;
  #drawn: BlockRange | null = null;
  #idle = 0;

  constructor(view: EditorView) {
    this.#view = view;
    this.#pane = paneOf(view);
    this.#watch = new PaneWatch(this.#pane, this.#onMove);
    this.#resized = new ResizeObserver(this.#watch.soon);
    this.#resized.observe(this.#pane);
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

  /** In a text that is scrolled through there may be no idle moment: each step draws ahead a little as well. */
  readonly #onMove = () => {
    const near = nearNow(this.#view);
    const isMoving = this.#shown !== null && !isSameRange(near, this.#shown);
    this.#shown = near;
    const joined = this.#joined(near);
    this.#draw(isMoving && !this.#mayDrawAll() ? this.#grownAhead(joined) : joined);
    this.#growLater();
  };

  #draw(range: BlockRange): void {
    if (isSameRange(range, this.#drawn)) return;
    this.#drawn = range;
    this.#view.dispatch(setNear(this.#view.state.tr, range));
  }

  /** What is drawn stays drawn until there is time to take it away. */
  #joined(near: BlockRange): BlockRange {
    const known = this.#drawn;
    const isApart = !known || near.first > known.last + 1 || near.last < known.first - 1;
    if (isApart) return near;
    const most = this.#mayDrawAll() ? Number.POSITIVE_INFINITY : MOST_KEPT;
    return {
      first: Math.min(near.first, Math.max(known.first, near.first - most)),
      last: Math.max(near.last, Math.min(known.last, near.last + most)),
    };
  }

  #mayDrawAll(): boolean {
    return spansOf(this.#view.state).ordered.length <= DRAW_ALL_LIMIT;
  }

  #growLater(): void {
    const isAllDrawn = spansOf(this.#view.state).ordered.length <= DRAW_AT_ONCE_LIMIT;
    if (this.#idle !== 0 || isAllDrawn) return;
    this.#idle = requestIdleCallback(() => {
      this.#idle = 0;
      if (!this.#view.isDestroyed && this.#grow()) this.#growLater();
    });
  }

  /** False once everything is drawn that is to be. */
  #grow(): boolean {
    const known = this.#drawn;
    if (!known) return false;
    const grown = this.#mayDrawAll() ? this.#grownToAll(known) : this.#grownAhead(known);
    if (isSameRange(grown, known)) return false;
    this.#draw(grown);
    return true;
  }

  #grownToAll({ first, last }: BlockRange): BlockRange {
    const end = readerOf(this.#view.state).plain.blocks.length - 1;
    return { first: Math.max(0, first - STRIDE), last: Math.min(end, last + STRIDE) };
  }

  /** A few blocks nearer to what is to be drawn, without what is too far away. */
  #grownAhead({ first, last }: BlockRange): BlockRange {
    const ahead = this.#sectionsWithin(AHEAD);
    const kept = this.#sectionsWithin(KEPT);
    // While the text flies past, what is drawn is not where the screen is: there is nothing to grow from.
    if (first > ahead.last || last < ahead.first) return { first, last };
    return {
      first: Math.max(kept.first, Math.min(first, Math.max(ahead.first, first - SHORT_STRIDE))),
      last: Math.min(kept.last, Math.max(last, Math.min(ahead.last, last + SHORT_STRIDE))),
    };
  }

  #sectionsWithin(heights: number): BlockRange {
    const { plain } = readerOf(this.#view.state);
    return sectionsNear(this.#view, plain, this.#pane, heights * this.#pane.clientHeight);
  }
}
