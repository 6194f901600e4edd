/**
 * The margin rail: one stripe beside the text for each annotation near the viewport, labelled under the
 * mouse. What has no room of its own is one counted pile. It repeats for the eye what the marks say, so it is
 * hidden from screen readers; `J` and `K` reach every annotation without it.
 */
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { positionOf } from '../../shared/text/plain-text.ts';
import { labelOf, type SpanNames } from './describe-span.ts';
import { markColour } from './highlights/colouring.ts';
import { spansOf } from './highlights/highlight-plugin.ts';
import type { Span } from './highlights/span-table.ts';
import { PaneWatch } from './pane-watch.ts';
import styles from './rail.module.css';
import { assignRailLanes, type Extent } from './rail-lanes.ts';
import { type Pile, pilesOf } from './rail-piles.ts';
import { readerOf } from './reader-state.ts';
import { nextUnder } from './reading-plugin.ts';
import { paneOf } from './reveal.ts';
import { type BlockRange, blocksNear, contains } from './viewport.ts';

/**
 * @param rail Element beside the text, as tall as it, that the stripes are put into.
 * @param names What the labels call tags and people.
 */
export function railPlugin(rail: HTMLElement, names: SpanNames): Plugin {
  return new Plugin({ view: view => new Rail(view, rail, names) });
}

/** Annotations of a pile that its label lists. */
const LISTED = 8;

/**
 * Heights of the pane beyond its ends: stripes are drawn that far, and again once those within the second are
 * not all there. So scrolling draws every other frame at most; the browser has laid the text out up to 1.5.
 */
const DRAWN = 1.4;
const NEEDED = 0.3;

interface Stripe extends Extent {
  readonly span: Span;
}

class Rail {
  readonly #view: EditorView;
  readonly #rail: HTMLElement;
  readonly #names: SpanNames;
  readonly #label: HTMLElement;
  readonly #stripes = new Map<string, HTMLElement>();
  readonly #resized: ResizeObserver;
  readonly #watch: PaneWatch;
  #extents = new Map<string, Stripe>();
  #lanes = new Map<string, number>();
  #piles: readonly Pile[] = [];
  #counts: HTMLElement[] = [];
  /** The blocks whose stripes are drawn; null when something else than the place on the screen has changed. */
  #drawn: BlockRange | null = null;
  /** How each stripe and the counts were drawn last: most stay as they are. */
  readonly #looks = new Map<string, string>();
  #countsDrawn = '';

  constructor(view: EditorView, rail: HTMLElement, names: SpanNames) {
    this.#view = view;
    this.#rail = rail;
    this.#names = names;
    const pane = paneOf(view);
    this.#watch = new PaneWatch(pane, this.#onPane);
    this.#label = rail.ownerDocument.createElement('div');
    this.#label.className = styles.label ?? '';
    this.#label.hidden = true;
    rail.append(this.#label);
    rail.addEventListener('click', this.#onClick);
    rail.addEventListener('mouseover', this.#onOver);
    rail.addEventListener('mouseleave', this.#onLeave);
    view.dom.addEventListener('mouseover', this.#onText);
    view.dom.addEventListener('mouseleave', this.#onText);
    this.#resized = new ResizeObserver(this.#onLayout);
    rail.ownerDocument.fonts.addEventListener('loadingdone', this.#onLayout);
    this.#resized.observe(view.dom);
    this.#resized.observe(pane);
  }

  update(_: EditorView, before: EditorState): void {
    const { state } = this.#view;
    const [now, earlier] = [readerOf(state), readerOf(before)];
    const isChanged =
      spansOf(state) !== spansOf(before) ||
      now.focused !== earlier.focused ||
      now.colouring !== earlier.colouring;
    if (!isChanged) return;
    this.#drawn = null;
    this.#watch.soon();
  }

  destroy(): void {
    this.#watch.destroy();
    this.#resized.disconnect();
    this.#rail.ownerDocument.fonts.removeEventListener('loadingdone', this.#onLayout);
    this.#rail.removeEventListener('click', this.#onClick);
    this.#rail.removeEventListener('mouseover', this.#onOver);
    this.#rail.removeEventListener('mouseleave', this.#onLeave);
    this.#view.dom.removeEventListener('mouseover', this.#onText);
    this.#view.dom.removeEventListener('mouseleave', this.#onText);
    this.#rail.replaceChildren();
  }

  /**
   * Lines may break elsewhere now: everything is measured again. Stripes that are shown move in the same frame
   * as the words; the first ones let the words go ahead.
   */
  readonly #onLayout = () => {
    this.#extents = new Map();
    this.#lanes = new Map();
    this.#drawn = null;
    if (this.#stripes.size > 0) this.#watch.now();
    else this.#watch.soon();
  };

  readonly #onPane = () => {
    if (!contains(this.#drawn, this.#blocksWithin(NEEDED))) this.#draw();
  };

  #blocksWithin(heights: number): BlockRange {
    const pane = paneOf(this.#view);
    return blocksNear(this.#view, readerOf(this.#view.state).plain, pane, heights * pane.clientHeight);
  }

  /** Measures everything before anything is written, which would have the text laid out again. */
  #draw(): void {
    this.#drawn = this.#blocksWithin(DRAWN);
    const spans = this.#spansIn(this.#drawn);
    this.#measure(spans);
    this.#lanes = assignRailLanes([...this.#extents.values()], this.#lanes);
    this.#piles = pilesOf([...this.#extents.values()], this.#lanes);
    for (const [id, stripe] of this.#stripes) {
      if (this.#extents.has(id)) continue;
      stripe.remove();
      this.#stripes.delete(id);
      this.#looks.delete(id);
    }
    const piled = new Set(this.#piles.flatMap(({ ids }) => ids));
    for (const span of spans) this.#drawStripe(span, piled.has(span.id));
    this.#drawCounts();
  }

  #spansIn(near: BlockRange): Span[] {
    const { byBlock } = spansOf(this.#view.state);
    return [...new Set(byBlock.slice(near.first, near.last + 1).flat())];
  }

  /** Measures what is new or has moved; the place of the others cannot have changed without a resize. */
  #measure(spans: readonly Span[]): void {
    const { plain } = readerOf(this.#view.state);
    const origin = this.#rail.getBoundingClientRect().top;
    const extents = new Map<string, Stripe>();
    for (const span of spans) {
      const known = this.#extents.get(span.id);
      if (known && known.span.start === span.start && known.span.end === span.end) {
        extents.set(span.id, { ...known, span });
        continue;
      }
      this.#lanes.delete(span.id);
      const { top } = this.#view.coordsAtPos(positionOf(plain, span.start), 1);
      const { bottom } = this.#view.coordsAtPos(positionOf(plain, span.end), -1);
      extents.set(span.id, { id: span.id, span, top: top - origin, bottom: bottom - origin });
    }
    this.#extents = extents;
  }

  #drawStripe(span: Span, isPiled: boolean): void {
    const extent = this.#extents.get(span.id);
    if (!extent) return;
    let stripe = this.#stripes.get(span.id);
    if (!stripe) {
      stripe = this.#rail.ownerDocument.createElement('div');
      stripe.dataset.id = span.id;
      this.#stripes.set(span.id, stripe);
      this.#rail.append(stripe);
    }
    const { focused, colouring } = readerOf(this.#view.state);
    const isFocused = focused === span.id;
    const look = isFocused
      ? `${styles[span.kind]} ${styles.focused}`
      : isPiled
        ? styles.piled
        : styles[span.kind];
    const lane = this.#lanes.get(span.id) ?? 0;
    const by = colouring ? markColour(colouring, span.annotation.createdBy) : '';
    const drawn = `${look} ${extent.top} ${extent.bottom} ${lane} ${by}`;
    if (this.#looks.get(span.id) === drawn) return;
    this.#looks.set(span.id, drawn);
    stripe.className = `${styles.stripe} ${look}`;
    stripe.style.top = `${extent.top}px`;
    stripe.style.height = `${extent.bottom - extent.top}px`;
    stripe.style.setProperty('--lane', String(lane));
    if (by === '') stripe.style.removeProperty('--by');
    else stripe.style.setProperty('--by', by);
  }

  /** How many lie in each pile, over its upper end. */
  #drawCounts(): void {
    const drawn = this.#piles.map(({ top, ids }) => `${top} ${ids.length}`).join();
    if (this.#countsDrawn === drawn) return;
    this.#countsDrawn = drawn;
    for (const count of this.#counts) count.remove();
    this.#counts = this.#piles.map(({ top, ids }) => {
      const count = this.#rail.ownerDocument.createElement('div');
      count.className = styles.count ?? '';
      count.textContent = `+${ids.length}`;
      count.style.top = `${top}px`;
      this.#rail.append(count);
      return count;
    });
  }

  /** The pile a stripe lies in, as the ids of those that stand at this height. */
  #pileAt(id: string, event: MouseEvent): string[] {
    const pile = this.#piles.find(({ ids }) => ids.includes(id));
    const y = event.clientY - this.#rail.getBoundingClientRect().top;
    return (pile?.ids ?? [id]).filter(other => {
      const extent = this.#extents.get(other);
      return extent && extent.top <= y && y <= extent.bottom;
    });
  }

  readonly #onClick = (event: MouseEvent) => {
    const id = stripeId(event);
    if (id === undefined) return;
    const { port, focused } = readerOf(this.#view.state);
    port.focus(nextUnder(this.#pileAt(id, event), focused) ?? id);
  };

  readonly #onOver = (event: MouseEvent) => {
    const id = stripeId(event);
    const extent = id === undefined ? undefined : this.#extents.get(id);
    this.#label.hidden = !extent;
    if (!extent) return;
    const spans = this.#pileAt(extent.id, event).flatMap(other => this.#extents.get(other)?.span ?? []);
    const lines = spans.slice(0, LISTED).map(span => labelOf(span, this.#names));
    const rest = spans.length - LISTED;
    this.#label.textContent = [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
    this.#label.style.top = `${extent.top}px`;
  };

  /** Under the pointer in the text: which stripes are its annotations. */
  readonly #onText = ({ target, type }: MouseEvent) => {
    const mark = target instanceof Element ? target.closest('mark[data-annotations]') : null;
    const ids = type === 'mouseleave' ? [] : (mark?.getAttribute('data-annotations')?.split(' ') ?? []);
    for (const [id, stripe] of this.#stripes) stripe.toggleAttribute('data-pointed', ids.includes(id));
  };

  readonly #onLeave = () => {
    this.#label.hidden = true;
  };
}

function stripeId(event: MouseEvent): string | undefined {
  const stripe = event.target instanceof HTMLElement ? event.target.closest('[data-id]') : null;
  return stripe instanceof HTMLElement ? stripe.dataset.id : undefined;
}
