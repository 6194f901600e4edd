/**
 * Where the analyst was in each article, kept while the app runs. Session storage lives exactly that long,
 * and an offset of the text (not a number of pixels) survives another window or text size.
 */
import type { EditorView } from 'prosemirror-view';
import { offsetOf, type PlainText, positionOf } from '../../shared/text/plain-text.ts';
import { paneOf } from './reveal.ts';
import { firstVisiblePosition } from './viewport.ts';

const PREFIX = 'postil.reading.';

/** Remembers the first words on the screen; at the top of the article nothing, so that its title shows. */
export function keepPlace(view: EditorView, plain: PlainText, document: string): void {
  const pane = paneOf(view);
  if (pane.scrollTop < 8) {
    sessionStorage.removeItem(PREFIX + document);
    return;
  }
  const offset = offsetOf(plain, firstVisiblePosition(view, plain, pane));
  sessionStorage.setItem(PREFIX + document, String(offset));
}

/** Scrolls to the remembered place, or to the top. */
export function restorePlace(view: EditorView, plain: PlainText, document: string): void {
  const pane = paneOf(view);
  const offset = Number(sessionStorage.getItem(PREFIX + document) ?? Number.NaN);
  if (!Number.isInteger(offset) || offset <= 0 || offset > plain.text.length) {
    pane.scrollTop = 0;
    return;
  }
  const { top } = view.coordsAtPos(positionOf(plain, offset), 1);
  pane.scrollTop += top - pane.getBoundingClientRect().top - 12;
}
