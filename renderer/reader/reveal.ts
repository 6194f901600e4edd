/** Scrolling a passage onto the screen with some of what is around it. */
import type { EditorView } from 'prosemirror-view';

/** Where a passage that was off the screen is brought: this share of the pane above it. */
const ABOVE = 0.3;

/** Pixels of context a passage needs above and below to be left where it is. */
const CONTEXT = 48;

/** The pane the article scrolls in. */
export function paneOf(view: EditorView): HTMLElement {
  const pane = view.dom.closest('[data-reader-pane]');
  if (!(pane instanceof HTMLElement)) throw new Error('The article is not inside a reader pane.');
  return pane;
}

/** Scrolls only when the passage between the ProseMirror positions is not comfortably on the screen. */
export function reveal(view: EditorView, from: number, to: number): void {
  const pane = paneOf(view);
  const box = pane.getBoundingClientRect();
  const { top } = view.coordsAtPos(from, 1);
  const { bottom } = view.coordsAtPos(to, -1);
  const isShown = top >= box.top + CONTEXT && bottom <= box.bottom - CONTEXT;
  const isTall = bottom - top > box.height - 2 * CONTEXT;
  if (isShown || (isTall && top >= box.top && top <= box.top + box.height * ABOVE)) return;
  pane.scrollTop += top - box.top - box.height * ABOVE;
}

/** Scrolls by as little as brings a ProseMirror position onto the screen with some context. */
export function keepInSight(view: EditorView, pos: number): void {
  const pane = paneOf(view);
  const box = pane.getBoundingClientRect();
  const { top, bottom } = view.coordsAtPos(pos);
  const above = top - box.top - CONTEXT;
  const below = bottom - box.bottom + CONTEXT;
  if (above < 0) pane.scrollTop += above;
  else if (below > 0) pane.scrollTop += below;
}
