/**
 * Highlights over a text that is being corrected. While somebody types they are moved along by ProseMirror;
 * once there is a pause they are put where saving would leave them, as `shared/text/correct-text` says.
 */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { DecorationSet, type EditorView } from 'prosemirror-view';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { CorrectedText } from '../../../shared/text/correct-text.ts';
import type { PlainText } from '../../../shared/text/plain-text.ts';
import { readSelection } from '../dom-selection.ts';
import { decorateBlock } from '../highlights/decorations.ts';
import { DRAW_ALL_LIMIT } from '../highlights/highlight-plugin.ts';
import { emptyIndex, type SpanIndex, updateSpans } from '../highlights/spans.ts';
import { paneOf } from '../reveal.ts';
import { blocksNear } from '../viewport.ts';
import { correctionOf } from './step-log.ts';

/** A pause in typing, in ms, after which a correction is gone through anew. */
const PAUSE = 200;

interface Moving {
  readonly annotations: readonly Annotation[];
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Moving>('movingHighlights');

/**
 * @param base The text the annotations stand in.
 * @param onFollowed Told after each pause what became of the text.
 */
export function movingHighlights(base: Node, onFollowed: (text: CorrectedText) => void): Plugin<Moving> {
  return new Plugin<Moving>({
    key,
    state: {
      init: () => ({ annotations: [], decorations: DecorationSet.empty }),
      apply: (tr, value) => {
        const change: Partial<Moving> | undefined = tr.getMeta(key);
        if (change) return { ...value, ...change };
        return tr.docChanged ? { ...value, decorations: value.decorations.map(tr.mapping, tr.doc) } : value;
      },
    },
    props: { decorations: state => movingOf(state).decorations },
    view: view => new Follower(view, base, onFollowed),
  });
}

/** Shows annotations, which come with their positions in the text before. */
export function showMoving(view: EditorView, annotations: readonly Annotation[]): void {
  change(view, { annotations });
}

/**
 * The browser tells of a caret that was moved a moment after it was; drawing in between would put it back to
 * where it was before. So it is asked first.
 */
function change(view: EditorView, moving: Partial<Moving>): void {
  if (view.hasFocus() && view.state.selection instanceof TextSelection) readSelection(view);
  view.dispatch(view.state.tr.setMeta(key, moving));
}

function movingOf(state: EditorState): Moving {
  const value = key.getState(state);
  if (!value) throw new Error('The editor state has no highlights: create it with movingHighlights.');
  return value;
}

/** Where everything is in one state of the text. */
interface Followed {
  readonly doc: Node;
  readonly plain: PlainText;
  readonly index: SpanIndex;
}

class Follower {
  readonly #view: EditorView;
  readonly #base: Node;
  readonly #onFollowed: (text: CorrectedText) => void;
  readonly #pane: HTMLElement;
  readonly #resized: ResizeObserver;
  #followed: Followed | null = null;
  #timer = 0;
  #frame = 0;

  constructor(view: EditorView, base: Node, onFollowed: (text: CorrectedText) => void) {
    this.#view = view;
    this.#base = base;
    this.#onFollowed = onFollowed;
    this.#pane = paneOf(view);
    this.#pane.addEventListener('scroll', this.#onMove, { passive: true });
    this.#resized = new ResizeObserver(this.#onMove);
    this.#resized.observe(this.#pane);
  }

  update(_: EditorView, before: EditorState): void {
    const { state } = this.#view;
    if (movingOf(state).annotations !== movingOf(before).annotations) this.#follow();
    else if (state.doc !== before.doc) this.#followLater();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.#pane.removeEventListener('scroll', this.#onMove);
  }

  #followLater(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      // Drawing anew would end the word that is being composed.
      if (this.#view.composing) this.#followLater();
      else this.#follow();
    }, PAUSE);
  }

  #follow(): void {
    const { state } = this.#view;
    const text = new CorrectedText(this.#base, correctionOf(state));
    const moved = movingOf(state).annotations.map(annotation => follow(annotation, text));
    const { index } = updateSpans(emptyIndex(text.after), moved, text.after);
    this.#followed = { doc: state.doc, plain: text.after, index };
    this.#draw();
    this.#onFollowed(text);
  }

  /** With very many annotations only those near the screen are drawn, so scrolling draws others. */
  readonly #onMove = () => {
    const isDrawnWhole = (this.#followed?.index.ordered.length ?? 0) <= DRAW_ALL_LIMIT;
    if (this.#frame !== 0 || isDrawnWhole) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#view.isDestroyed && !this.#view.composing) this.#draw();
    });
  };

  #draw(): void {
    const { state } = this.#view;
    if (this.#followed?.doc !== state.doc) return;
    const { plain, index } = this.#followed;
    const isAll = index.ordered.length <= DRAW_ALL_LIMIT;
    const near = isAll ? null : blocksNear(this.#view, plain, this.#pane, this.#pane.clientHeight);
    const drawn = plain.blocks.flatMap((block, i) => {
      const isDrawn = !near || (i >= near.first && i <= near.last);
      return isDrawn ? decorateBlock(block, index.byBlock[i] ?? [], null) : [];
    });
    change(this.#view, { decorations: DecorationSet.create(state.doc, drawn) });
  }
}

function follow(annotation: Annotation, text: CorrectedText): Annotation {
  const { status, start, end } = annotation.position;
  const anchor = start === null || end === null ? null : text.anchor('after', { start, end });
  const position = anchor
    ? { status, start: anchor.start, end: anchor.end }
    : { status: 'orphan' as const, start: null, end: null };
  return { ...annotation, position };
}
