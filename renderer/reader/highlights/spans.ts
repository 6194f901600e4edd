/**
 * The annotations of a document as intervals over its plain text, filed under the blocks they touch, so that
 * a change of one annotation is a change of a few blocks and never of the whole document.
 */
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { Kind } from '../../../shared/records/kind.ts';
import type { PlainText } from '../../../shared/text/plain-text.ts';

/** An annotation where it stands now: UTF-16 offsets of the plain text, half open. */
export interface Span {
  readonly id: string;
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly annotation: Annotation;
}

export interface SpanIndex {
  readonly byId: ReadonlyMap<string, Span>;
  /** In the order of the text; of two that start together the longer first. */
  readonly ordered: readonly Span[];
  /** For each block the spans that lie over some of it, in the order of the text. */
  readonly byBlock: readonly (readonly Span[])[];
}

/** A place an annotation is being moved to, shown before the store has it. */
export interface Draft {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export function emptyIndex(plain: PlainText): SpanIndex {
  return { byId: new Map(), ordered: [], byBlock: plain.blocks.map(() => []) };
}

/**
 * The index for `annotations`, made from an earlier one, and the numbers (0-based) of the blocks that have to
 * be drawn again. Orphans have no place and are left out. An annotation whose note changed touches no block.
 */
export function updateSpans(
  before: SpanIndex,
  annotations: readonly Annotation[],
  plain: PlainText,
  draft: Draft | null = null,
): { index: SpanIndex; touched: ReadonlySet<number> } {
  const byId = new Map<string, Span>();
  for (const annotation of annotations) {
    const span = spanOf(annotation, draft);
    if (span) byId.set(span.id, span);
  }
  const touched = new Set<number>();
  for (const span of before.byId.values()) {
    const after = byId.get(span.id);
    if (!after || !looksSame(span, after)) for (const block of blocksOf(span, plain)) touched.add(block);
  }
  for (const span of byId.values()) {
    const earlier = before.byId.get(span.id);
    if (!earlier || !looksSame(earlier, span)) for (const block of blocksOf(span, plain)) touched.add(block);
  }
  const ordered = [...byId.values()].sort(compareSpans);
  return { index: { byId, ordered, byBlock: fileUnderBlocks(before, byId, touched, plain) }, touched };
}

/** Blocks that were not touched keep their list, but with the annotations as they are now. */
function fileUnderBlocks(
  before: SpanIndex,
  byId: ReadonlyMap<string, Span>,
  touched: ReadonlySet<number>,
  plain: PlainText,
): readonly (readonly Span[])[] {
  if (touched.size === 0) return before.byBlock;
  const fresh = new Map<number, Span[]>([...touched].map(block => [block, []]));
  for (const span of byId.values()) {
    for (const block of blocksOf(span, plain)) fresh.get(block)?.push(span);
  }
  const byBlock = before.byBlock.slice();
  for (const [block, spans] of fresh) byBlock[block] = spans.sort(compareSpans);
  return byBlock;
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
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}
