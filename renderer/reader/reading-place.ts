/**
 * Where the analyst was in each article, as an offset of the text (not a number of pixels), which survives
 * another window or text size. This window remembers it for itself; the engine keeps it for the next start.
 */
import type { EditorView } from 'prosemirror-view';
import { offsetOf, type PlainText, positionOf } from '../../shared/text/plain-text.ts';
import { paneOf } from './reveal.ts';
import { firstVisiblePosition } from './viewport.ts';

const PREFIX = 'postil.reading.';

/** Remembers the first words on the screen, as null at the top of the article, so that its title shows. */
export function keepPlace(view: EditorView, plain: PlainText, document: string): number | null {
  const pane = paneOf(view);
  const offset = pane.scrollTop < 8 ? null : offsetOf(plain, firstVisiblePosition(view, plain, pane));
  sessionStorage.setItem(PREFIX + document, String(offset ?? 0));
  return offset;
}

/**
 * Scrolls to where this window was in the article, or to the top.
 * @param readTo Where the article was left at last in any window; for a window that has not been in it.
 */
export function restorePlace(
  view: EditorView,
  plain: PlainText,
  document: string,
  readTo: number | null,
): void {
  const pane = paneOf(view);
  const own = sessionStorage.getItem(PREFIX + document);
  const offset = own === null ? (readTo ?? 0) : Number(own);
  if (!Number.isInteger(offset) || offset <= 0 || offset > plain.text.length) {
    pane.scrollTop = 0;
    return;
  }
  const { top } = view.coordsAtPos(positionOf(plain, offset), 1);
  pane.scrollTop += top - pane.getBoundingClientRect().top - 12;
}
