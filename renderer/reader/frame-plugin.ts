/**
 * The frame around the focused annotation and the two handles that draw its ends to other words. The frame
 * lies over the text, because a passage is many elements (one for each overlap, line and emphasis) and an
 * outline would be drawn around each. The keys `Shift` + arrows do what the handles do.
 */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { offsetOf, positionOf } from '../../shared/text/plain-text.ts';
import styles from './frame.module.css';
import { type Box, framePath } from './frame-path.ts';
import { setDraft, spansOf } from './highlights/highlight-plugin.ts';
import type { Span } from './highlights/span-table.ts';
import { blocksOf } from './highlights/spans.ts';
import { drawEnd, placeEnds, type Side, showDraft } from './move-ends.ts';
import { readerOf } from './reader-state.ts';
import { focusedSpan } from './selected-passage.ts';

/** The frame stands this far (pixels) outside the words; below, the underlines are inside it. */
const MARGIN = { side: 2.5, top: 0, bottom: -3 };

/** The handles stand this far (pixels) above the first line and below the last. */
const HANDLE_AWAY = 3;

const SVG = 'http://www.w3.org/2000/svg';

/** @param layer Element over the text, as large as it, that the frame is put into. */
export function framePlugin(layer: HTMLElement): Plugin {
  return new Plugin({ view: view => new Frame(view, layer) });
}

class Frame {
  readonly #view: EditorView;
  readonly #layer: HTMLElement;
  readonly #path: SVGPathElement;
  readonly #svg: SVGSVGElement;
  readonly #handles: Readonly<Record<Side, HTMLElement>>;
  readonly #resized: ResizeObserver;
  #frame = 0;
  /** Whether nothing is framed now. */
  #isEmpty = false;
  /** The handle that is being dragged. */
  #held: HTMLElement | null = null;

  constructor(view: EditorView, layer: HTMLElement) {
    this.#view = view;
    this.#layer = layer;
    const { ownerDocument } = layer;
    this.#svg = ownerDocument.createElementNS(SVG, 'svg');
    this.#path = ownerDocument.createElementNS(SVG, 'path');
    this.#svg.append(this.#path);
    this.#handles = { start: this.#makeHandle('start'), end: this.#makeHandle('end') };
    layer.replaceChildren(this.#svg, this.#handles.start, this.#handles.end);
    // In the same frame as the words move.
    this.#resized = new ResizeObserver(() => this.#draw());
    ownerDocument.fonts.addEventListener('loadingdone', this.#soon);
    this.#resized.observe(view.dom);
    ownerDocument.addEventListener('keydown', this.#onKeyDown, true);
  }

  readonly #soon = () => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#view.isDestroyed) this.#draw();
    });
  };

  /** Any change may redraw the marks, a selection hides the handles; measuring one annotation is cheap. */
  update(): void {
    this.#soon();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.#layer.ownerDocument.fonts.removeEventListener('loadingdone', this.#soon);
    this.#layer.ownerDocument.removeEventListener('keydown', this.#onKeyDown, true);
    this.#layer.replaceChildren();
  }

  /** Measures everything before anything is written, which would have the text laid out again. */
  #draw(): void {
    const { focused } = readerOf(this.#view.state);
    const span = focused === null ? undefined : spansOf(this.#view.state).byId.get(focused);
    if (!span && this.#isEmpty) return;
    const boxes = span ? this.#boxesOf(span) : [];
    this.#isEmpty = boxes.length === 0;
    const hasHandles = boxes.length > 0 && focusedSpan(this.#view.state) !== null;
    const places = span && hasHandles ? this.#endsOf(span) : null;
    this.#path.setAttribute('d', framePath(boxes));
    this.#svg.setAttribute('class', [styles.frame, span ? styles[span.kind] : ''].join(' '));
    for (const side of ['start', 'end'] as const) {
      const handle = this.#handles[side];
      handle.hidden = !places;
      if (!span || !places) continue;
      handle.className = [styles.handle, styles[span.kind]].join(' ');
      handle.style.left = `${places[side].left}px`;
      handle.style.top = `${places[side].top}px`;
    }
  }

  /** Boxes of the passage's marks, from the corner of the layer. */
  #boxesOf(span: Span): Box[] {
    const origin = this.#layer.getBoundingClientRect();
    return this.#marksOf(span).flatMap(mark =>
      [...mark.getClientRects()].map(rect => ({
        left: rect.left - origin.left - MARGIN.side,
        right: rect.right - origin.left + MARGIN.side,
        top: rect.top - origin.top - MARGIN.top,
        bottom: rect.bottom - origin.top + MARGIN.bottom,
      })),
    );
  }

  /** Looked for in the blocks the passage lies over, not among all the marks of the article. */
  #marksOf(span: Span): Element[] {
    const { plain } = readerOf(this.#view.state);
    const selector = `mark[data-annotations~="${CSS.escape(span.id)}"]`;
    return [...blocksOf(span, plain)].flatMap(block => {
      const dom = this.#view.nodeDOM((plain.blocks[block]?.pos ?? 0) - 1);
      return dom instanceof Element ? [...dom.querySelectorAll(selector)] : [];
    });
  }

  /** Where the handles go, from the corner of the layer. */
  #endsOf({ start, end }: Span): Record<Side, { left: number; top: number }> {
    const { plain } = readerOf(this.#view.state);
    const origin = this.#layer.getBoundingClientRect();
    const first = this.#view.coordsAtPos(positionOf(plain, start), 1);
    const last = this.#view.coordsAtPos(positionOf(plain, end), -1);
    return {
      start: { left: first.left - origin.left, top: first.top - HANDLE_AWAY - origin.top },
      end: { left: last.left - origin.left, top: last.bottom + HANDLE_AWAY - origin.top },
    };
  }

  #makeHandle(side: Side): HTMLElement {
    const handle = this.#layer.ownerDocument.createElement('div');
    handle.hidden = true;
    handle.title =
      side === 'end'
        ? 'Drag to move the end (Shift + arrows)'
        : 'Drag to move the start (Alt + Shift + arrows)';
    handle.addEventListener('pointerdown', event => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      this.#held = handle;
    });
    handle.addEventListener('pointermove', event => {
      if (this.#held === handle) this.#drag(side, event, showDraft);
    });
    handle.addEventListener('pointerup', event => {
      if (this.#held !== handle) return;
      this.#held = null;
      this.#drag(side, event, placeEnds);
    });
    handle.addEventListener('pointercancel', () => this.#giveUp());
    return handle;
  }

  /** Escape while a handle is dragged: the passage stays as it was. */
  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || this.#held === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#giveUp();
  };

  #giveUp(): void {
    if (!this.#held) return;
    // It keeps the pointer until that is let go: the click that follows must not land in the text.
    this.#held = null;
    this.#view.dispatch(setDraft(this.#view.state.tr, null));
  }

  #drag(side: Side, event: PointerEvent, put: typeof placeEnds): void {
    const span = focusedSpan(this.#view.state);
    const place = this.#view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (!span) return;
    const reader = readerOf(this.#view.state);
    const range = place ? drawEnd(reader, span, side, offsetOf(reader.plain, place.pos)) : span;
    put(this.#view, span, range);
  }
}
