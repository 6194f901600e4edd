/**
 * Highlights: annotations enter as transaction meta and leave as decorations. Only blocks whose highlights
 * changed are drawn again; in a document with very many, only blocks near the viewport are drawn at all.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { type Decoration, DecorationSet } from 'prosemirror-view';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { readerOf } from '../reader-state.ts';
import { type BlockRange, isSameRange } from '../viewport.ts';
import type { Colouring } from './colouring.ts';
import { decorateBlock } from './decorations.ts';
import { blocksOf, type Draft, emptyIndex, type SpanIndex, updateSpans } from './spans.ts';

/** Up to this many annotations are drawn in one go. */
export const DRAW_AT_ONCE_LIMIT = 200;

/**
 * Up to this many are all drawn in the end, near the screen first (`near-watch.ts`). 1,000 on 20,000 words
 * cost as much processor time again as the text itself, so they must not hold it up; with more than this the
 * elements would slow down everything else, and only those near the screen are drawn.
 */
export const DRAW_ALL_LIMIT = 3_000;

interface Highlights {
  readonly annotations: readonly Annotation[];
  readonly index: SpanIndex;
  readonly focused: string | null;
  readonly colouring: Colouring | null;
  readonly draft: Draft | null;
  /** Blocks near the viewport; null until measured. */
  readonly near: BlockRange | null;
  /** Decorations by block; a block that is not drawn is absent. */
  readonly drawn: ReadonlyMap<number, readonly Decoration[]>;
  readonly decorations: DecorationSet;
}

interface HighlightChange {
  readonly annotations?: readonly Annotation[];
  readonly draft?: Draft | null;
  readonly near?: BlockRange;
}

const key = new PluginKey<Highlights>('highlights');

export function highlightPlugin(): Plugin<Highlights> {
  return new Plugin<Highlights>({
    key,
    state: {
      init: (_, state) => ({
        annotations: [],
        index: emptyIndex(readerOf(state).plain),
        focused: null,
        colouring: readerOf(state).colouring,
        draft: null,
        near: null,
        drawn: new Map(),
        decorations: DecorationSet.empty,
      }),
      apply: (tr, value, _, state) => applyChange(value, tr.getMeta(key) ?? {}, state),
    },
    props: {
      decorations: state => key.getState(state)?.decorations,
    },
  });
}

/** The annotations of the document as they are now. Those that did not change cost a comparison each. */
export function setAnnotations(tr: Transaction, annotations: readonly Annotation[]): Transaction {
  return changeHighlights(tr, { annotations });
}

/** Shows an annotation at a place the store does not have yet; null shows what the store has. */
export function setDraft(tr: Transaction, draft: Draft | null): Transaction {
  return changeHighlights(tr, { draft });
}

/** The place an annotation is shown at ahead of the store, if any. */
export function draftOf(state: EditorState): Draft | null {
  return highlightsOf(state).draft;
}

/** Tells which blocks to draw where there are too many annotations to draw them all at once. */
export function setNear(tr: Transaction, near: BlockRange): Transaction {
  return changeHighlights(tr, { near });
}

/** Whether the blocks near the screen are known yet. */
export function isNearKnown(state: EditorState): boolean {
  return highlightsOf(state).near !== null;
}

/** The spans shown now. */
export function spansOf(state: EditorState): SpanIndex {
  return highlightsOf(state).index;
}

function changeHighlights(tr: Transaction, change: HighlightChange): Transaction {
  return tr.setMeta(key, { ...tr.getMeta(key), ...change });
}

function highlightsOf(state: EditorState): Highlights {
  const value = key.getState(state);
  if (!value) throw new Error('The editor state has no highlights: create it with highlightPlugin.');
  return value;
}

function applyChange(before: Highlights, change: HighlightChange, state: EditorState): Highlights {
  const { plain, focused, colouring } = readerOf(state);
  const annotations = change.annotations ?? before.annotations;
  const near = change.near && !isSameRange(change.near, before.near) ? change.near : before.near;
  const requested = change.draft === undefined ? before.draft : change.draft;
  const draft = change.annotations ? settleDraft(requested, annotations) : requested;
  const isSame =
    annotations === before.annotations &&
    near === before.near &&
    draft === before.draft &&
    focused === before.focused &&
    colouring === before.colouring;
  if (isSame) return before;
  const { index, touched } =
    annotations === before.annotations && draft === before.draft
      ? { index: before.index, touched: new Set<number>() }
      : updateSpans(before.index, annotations, plain, draft);
  const stale = new Set(touched);
  if (colouring !== before.colouring) for (const block of before.drawn.keys()) stale.add(block);
  if (focused !== before.focused) {
    for (const id of [focused, before.focused]) {
      const span = id === null ? undefined : index.byId.get(id);
      if (span) for (const block of blocksOf(span, plain)) stale.add(block);
    }
  }
  return redraw({ ...before, annotations, index, focused, colouring, draft, near }, stale, state);
}

/** A draft has done its work once the store says the same, or the annotation is gone. */
function settleDraft(draft: Draft | null, annotations: readonly Annotation[]): Draft | null {
  if (!draft) return null;
  const stored = annotations.find(annotation => annotation.id === draft.id)?.position;
  const isSettled = !stored || (stored.start === draft.start && stored.end === draft.end);
  return isSettled ? null : draft;
}

function redraw(value: Highlights, stale: ReadonlySet<number>, state: EditorState): Highlights {
  const { plain } = readerOf(state);
  const wanted = blocksToDraw(value, plain.blocks.length);
  const drawn = new Map(value.drawn);
  const out: Decoration[] = [];
  const into: Decoration[] = [];
  for (const [block, decorations] of value.drawn) {
    if (!stale.has(block) && wanted(block)) continue;
    out.push(...decorations);
    drawn.delete(block);
  }
  for (const block of candidates(value, plain.blocks.length)) {
    const spans = value.index.byBlock[block];
    const described = plain.blocks[block];
    if (drawn.has(block) || !spans?.length || !described) continue;
    const decorations = decorateBlock(described, spans, value.focused, value.colouring);
    drawn.set(block, decorations);
    into.push(...decorations);
  }
  const decorations = value.decorations.remove(out).add(state.doc, into);
  return { ...value, drawn, decorations };
}

function blocksToDraw(value: Highlights, count: number): (block: number) => boolean {
  const { first, last } = rangeToDraw(value, count);
  return block => block >= first && block <= last;
}

function* candidates(value: Highlights, count: number): Generator<number> {
  const { first, last } = rangeToDraw(value, count);
  for (let block = first; block <= last; block++) yield block;
}

function rangeToDraw(value: Highlights, count: number): BlockRange {
  if (value.index.ordered.length <= DRAW_AT_ONCE_LIMIT) return { first: 0, last: count - 1 };
  return value.near ?? { first: 0, last: -1 };
}
