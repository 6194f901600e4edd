/**
 * The annotations of a document as intervals over its plain text, filed under the blocks they touch, so that
 * a change of one annotation is a change of a few blocks and never of the whole document.
 */
import type { Annotation } from '../../../shared/records/annotation.ts';
import { KINDS, type Kind } from '../../../shared/records/kind.ts';
import type { PlainText } from '../../../shared/text/plain-text.ts';
import { type Span, SpanTable } from './span-table.ts';

export interface SpanIndex {
  /** What it was made of. */
  readonly annotations: readonly Annotation[];
  readonly draft: Draft | null;
  readonly byId: SpanTable;
  /** In the order of the text; of two that start together the longer first. */
  readonly ordered: readonly Span[];
  /** For each block the spans that lie over some of it, in the order of the text. */
  readonly byBlock: readonly (readonly Span[])[];
  /** How many of each kind there are. */
  readonly counts: Readonly<Record<Kind, number>>;
}

/** A place an annotation is being moved to, shown before the store has it. */
export interface Draft {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export function emptyIndex(plain: PlainText): SpanIndex {
  return {
    annotations: [],
    draft: null,
    byId: SpanTable.of(new Map()),
    ordered: [],
    byBlock: plain.blocks.map(() => []),
    counts: counted({}, [], []),
  };
}

/**
 * The index for `annotations`, made from an earlier one, and the numbers (0-based) of the blocks that have to
 * be drawn again. Orphans have no place and are left out. An annotation whose note changed touches no block.
 * Annotations that are the same objects as before cost a comparison each, and a lot less than sorting them:
 * tagging among 50,000 must not be felt.
 */
export function updateSpans(
  before: SpanIndex,
  annotations: readonly Annotation[],
  plain: PlainText,
  draft: Draft | null = null,
): { index: SpanIndex; touched: ReadonlySet<number> } {
  if (before.annotations.length === 0) return indexWhole(annotations, plain, draft);
  const changes = changesOf(before, annotations, draft);
  const gone = new Set<Span>();
  const come: Span[] = [];
  const touched = new Set<number>();
  const refiled = new Set<number>();
  for (const [id, after] of changes) {
    const earlier = before.byId.get(id);
    const isDrawnAgain = !earlier || !after || !looksSame(earlier, after);
    if (earlier) gone.add(earlier);
    if (after) come.push(after);
    for (const span of [earlier, after]) {
      if (!span) continue;
      for (const block of blocksOf(span, plain)) {
        refiled.add(block);
        if (isDrawnAgain) touched.add(block);
      }
    }
  }
  const index: SpanIndex = {
    annotations,
    draft,
    byId: before.byId.changed(changes),
    ordered: changes.size === 0 ? before.ordered : exchange(before.ordered, gone, come),
    byBlock: refile(before.byBlock, gone, come, refiled, plain),
    counts: counted(before.counts, gone, come),
  };
  return { index, touched };
}

/** The index made from nothing, in one walk over the text: opening an article waits for this. */
function indexWhole(
  annotations: readonly Annotation[],
  plain: PlainText,
  draft: Draft | null,
): { index: SpanIndex; touched: ReadonlySet<number> } {
  const spans = new Map<string, Span>();
  for (const annotation of annotations) {
    const span = spanOf(annotation, draft);
    if (span) spans.set(span.id, span);
  }
  const ordered = [...spans.values()].sort(compareSpans);
  const byBlock = plain.blocks.map((): Span[] => []);
  const touched = new Set<number>();
  for (const span of ordered) {
    for (const block of blocksOf(span, plain)) {
      byBlock[block]?.push(span);
      touched.add(block);
    }
  }
  return {
    index: {
      annotations,
      draft,
      byId: SpanTable.of(spans),
      ordered,
      byBlock,
      counts: counted({}, [], ordered),
    },
    touched,
  };
}

/** Spans as they are now of annotations that changed, by id; null for one that is gone or has no place. */
function changesOf(
  before: SpanIndex,
  annotations: readonly Annotation[],
  draft: Draft | null,
): Map<string, Span | null> {
  const earlier = before.annotations;
  const shorter = Math.min(earlier.length, annotations.length);
  let head = 0;
  while (head < shorter && earlier[head] === annotations[head]) head++;
  let tail = 0;
  while (tail < shorter - head && earlier.at(-1 - tail) === annotations.at(-1 - tail)) tail++;
  const changes = new Map<string, Span | null>();
  for (let i = head; i < earlier.length - tail; i++) changes.set(earlier[i]?.id ?? '', null);
  for (let i = head; i < annotations.length - tail; i++) {
    const annotation = annotations[i];
    if (annotation) changes.set(annotation.id, spanOf(annotation, draft));
  }
  if (draft !== before.draft) {
    const moving = new Set([draft?.id, before.draft?.id]);
    for (const annotation of annotations) {
      if (moving.has(annotation.id)) changes.set(annotation.id, spanOf(annotation, draft));
    }
  }
  return changes;
}

/** Counts after some spans went and others came. */
function counted(
  before: Partial<Record<Kind, number>>,
  gone: Iterable<Span>,
  come: Iterable<Span>,
): Record<Kind, number> {
  const counts = Object.fromEntries(KINDS.map(kind => [kind, before[kind] ?? 0])) as Record<Kind, number>;
  for (const { kind } of gone) counts[kind]--;
  for (const { kind } of come) counts[kind]++;
  return counts;
}

/** Up to this many are put into their places one by one. */
const FEW = 32;

function exchange(ordered: readonly Span[], gone: ReadonlySet<Span>, come: readonly Span[]): Span[] {
  if (gone.size + come.length > FEW) {
    return [...ordered.filter(span => !gone.has(span)), ...come].sort(compareSpans);
  }
  const changed = ordered.slice();
  for (const span of gone) changed.splice(placeOf(changed, span), 1);
  for (const span of come) changed.splice(placeOf(changed, span), 0, span);
  return changed;
}

/** Index of a span in an ordered list, or where it would be. */
function placeOf(ordered: readonly Span[], span: Span): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = ordered[middle];
    if (there && compareSpans(there, span) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function refile(
  byBlock: readonly (readonly Span[])[],
  gone: ReadonlySet<Span>,
  come: readonly Span[],
  refiled: ReadonlySet<number>,
  plain: PlainText,
): readonly (readonly Span[])[] {
  if (refiled.size === 0) return byBlock;
  const fresh = new Map<number, Span[]>();
  for (const block of refiled) fresh.set(block, byBlock[block]?.filter(span => !gone.has(span)) ?? []);
  for (const span of come) for (const block of blocksOf(span, plain)) fresh.get(block)?.push(span);
  const changed = byBlock.slice();
  for (const [block, spans] of fresh) changed[block] = spans.sort(compareSpans);
  return changed;
}

/** Numbers (0-based) of the blocks a span lies over some words of. */
export function* blocksOf(span: { start: number; end: number }, plain: PlainText): Generator<number> {
  for (let i = blockIndexAt(plain, span.start); i < plain.blocks.length; i++) {
    const block = plain.blocks[i];
    if (!block || block.start >= span.end) return;
    if (block.end > Math.max(block.start, span.start)) yield i;
  }
}

/** Number (0-based) of the block that holds a plain-text offset; 0 in an empty text. */
export function blockIndexAt(plain: PlainText, offset: number): number {
  let low = 0;
  let high = plain.blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((plain.blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function spanOf(annotation: Annotation, draft: Draft | null): Span | null {
  const { id, kind, position } = annotation;
  if (draft?.id === id) return { id, kind, start: draft.start, end: draft.end, annotation };
  if (position.start === null || position.end === null || position.end <= position.start) return null;
  return { id, kind, start: position.start, end: position.end, annotation };
}

function looksSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end && a.kind === b.kind;
}

function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
