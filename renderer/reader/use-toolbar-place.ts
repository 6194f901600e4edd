/** Keeps the floating toolbar by the selection while the pane scrolls or changes its size. */
import type { EditorView } from 'prosemirror-view';
import { type RefObject, useLayoutEffect } from 'react';
import { paneOf } from './reveal.ts';
import { selectionBox } from './selection-watch.ts';
import { placeToolbar } from './toolbar-place.ts';

/**
 * @param shownFor Changes with each selection; null while there is no toolbar.
 */
export function useToolbarPlace(
  view: RefObject<EditorView | null>,
  toolbar: RefObject<HTMLDivElement | null>,
  shownFor: string | null,
): void {
  useLayoutEffect(() => {
    const article = view.current;
    if (shownFor === null || !article) return;
    const pane = paneOf(article);
    const onMove = () => put(article, pane, toolbar.current, false);
    put(article, pane, toolbar.current, true);
    const resized = new ResizeObserver(onMove);
    resized.observe(pane);
    pane.addEventListener('scroll', onMove, { passive: true });
    return () => {
      resized.disconnect();
      pane.removeEventListener('scroll', onMove);
    };
  }, [view, toolbar, shownFor]);
}

/** A toolbar that would cover the words after scrolling is hidden until there is room again. */
function put(view: EditorView, pane: HTMLElement, toolbar: HTMLElement | null, mayScroll: boolean): void {
  const selection = selectionBox(view);
  if (!toolbar || !selection) return;
  const { left, top, width, height } = pane.getBoundingClientRect();
  const size = { width: toolbar.offsetWidth, height: toolbar.offsetHeight };
  const place = placeToolbar(selection, { left, top, width, height }, size);
  if (mayScroll && place.scroll !== 0) {
    pane.scrollTop += place.scroll;
    put(view, pane, toolbar, false);
    return;
  }
  toolbar.style.left = `${Math.round(place.left)}px`;
  toolbar.style.top = `${Math.round(place.top)}px`;
  toolbar.style.visibility = place.scroll === 0 ? 'visible' : 'hidden';
}
