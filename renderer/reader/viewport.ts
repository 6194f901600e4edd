/** Which blocks of the article are near the part of it that is on the screen. */
import type { EditorView } from 'prosemirror-view';
import type { PlainText } from '../../shared/text/plain-text.ts';

/** Numbers (0-based) of the first and last block, both included; `last < first` when there is none. */
export interface BlockRange {
  readonly first: number;
  readonly last: number;
}

export function isSameRange(a: BlockRange, b: BlockRange | null): boolean {
  return a.first === b?.first && a.last === b.last;
}

/**
 * Blocks that lie within `margin` CSS pixels of the scrolling pane. Reads the place of O(log n) blocks.
 */
export function blocksNear(view: EditorView, plain: PlainText, pane: Element, margin: number): BlockRange {
  const { top, bottom } = pane.getBoundingClientRect();
  const count = plain.blocks.length;
  const first = firstWhere(count, i => bottomOf(view, plain, i) > top - margin);
  const after = firstWhere(count, i => topOf(view, plain, i) > bottom + margin);
  return { first, last: after - 1 };
}

/** Smallest `i < count` for which `test` holds, or `count`; `test` must be false up to a point, then true. */
function firstWhere(count: number, test: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function topOf(view: EditorView, plain: PlainText, block: number): number {
  return rectOf(view, plain, block)?.top ?? 0;
}

function bottomOf(view: EditorView, plain: PlainText, block: number): number {
  return rectOf(view, plain, block)?.bottom ?? 0;
}

function rectOf(view: EditorView, plain: PlainText, block: number): DOMRect | undefined {
  const pos = plain.blocks[block]?.pos;
  const dom = pos === undefined ? null : view.nodeDOM(pos - 1);
  return dom instanceof Element ? dom.getBoundingClientRect() : undefined;
}

/** Plain-text position of the first place on the screen: a ProseMirror position. */
export function firstVisiblePosition(view: EditorView, plain: PlainText, pane: Element): number {
  const { first } = blocksNear(view, plain, pane, 0);
  const block = plain.blocks[Math.min(first, plain.blocks.length - 1)];
  if (!block) return 0;
  const box = pane.getBoundingClientRect();
  const text = view.dom.getBoundingClientRect();
  const isRtl = getComputedStyle(view.dom).direction === 'rtl';
  const found = view.posAtCoords({
    left: isRtl ? text.right - 2 : text.left + 2,
    top: Math.max(box.top + 12, text.top + 4),
  });
  return found ? Math.max(found.pos, block.pos) : block.pos;
}
