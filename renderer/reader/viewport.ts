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

/** Whether the second range lies in the first. */
export function contains(range: BlockRange | null, other: BlockRange): boolean {
  return range !== null && range.first <= other.first && other.last <= range.last;
}

/**
 * Blocks that lie within `margin` CSS pixels of the scrolling pane. Reads the place of O(log n) blocks; of an
 * article in sections only where those are known to be near, because reading lays out what was not yet.
 */
export function blocksNear(view: EditorView, plain: PlainText, pane: Element, margin: number): BlockRange {
  const { top, bottom } = pane.getBoundingClientRect();
  const sections = sectionsOf(view);
  const isBelowTop = (box: DOMRect | undefined) => (box?.bottom ?? 0) > top - margin;
  const isBelowBottom = (box: DOMRect | undefined) => (box?.top ?? 0) > bottom + margin;
  const find = (test: (box: DOMRect | undefined) => boolean, section: number) => {
    const isAll = section < 0 || sections.length === 0;
    const from = isAll ? 0 : firstBlockOf(view, plain, sections[section]);
    const to = firstBlockOf(view, plain, sections[section + 1]);
    return firstWhere(from, to, i => test(rectOf(view, plain, i)));
  };
  const boxOf = (i: number) => sections[i]?.getBoundingClientRect();
  const firstSection = firstWhere(0, sections.length, i => isBelowTop(boxOf(i)));
  const afterSection = firstWhere(firstSection, sections.length, i => isBelowBottom(boxOf(i)));
  return { first: find(isBelowTop, firstSection), last: find(isBelowBottom, afterSection - 1) - 1 };
}

/**
 * The blocks of all sections that lie within `margin` CSS pixels of the scrolling pane, or of some of which do.
 * Lays out none of them. Of an article without sections all blocks.
 */
export function sectionsNear(view: EditorView, plain: PlainText, pane: Element, margin: number): BlockRange {
  const { top, bottom } = pane.getBoundingClientRect();
  const sections = sectionsOf(view);
  const boxOf = (i: number) => sections[i]?.getBoundingClientRect();
  const first = firstWhere(0, sections.length, i => (boxOf(i)?.bottom ?? 0) > top - margin);
  const after = firstWhere(first, sections.length, i => (boxOf(i)?.top ?? 0) > bottom + margin);
  return {
    first: sections.length === 0 ? 0 : firstBlockOf(view, plain, sections[first]),
    last: firstBlockOf(view, plain, sections[after]) - 1,
  };
}

/** The sections the article is drawn in; none where it is drawn without. */
function sectionsOf(view: EditorView): readonly Element[] {
  return view.state.doc.firstChild?.type.name === 'section' ? [...view.dom.children] : [];
}

/** Number (0-based) of the first block in a section; of no section the number of blocks. */
function firstBlockOf(view: EditorView, plain: PlainText, section: Element | undefined): number {
  if (!section) return plain.blocks.length;
  const start = view.posAtDOM(section, 0);
  return firstWhere(0, plain.blocks.length, i => (plain.blocks[i]?.pos ?? 0) >= start);
}

/** Smallest whole `i` of `[from, to)` for which `test` holds, or `to`; `test` must be false up to a point, then true. */
export function firstWhere(from: number, to: number, test: (i: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
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
