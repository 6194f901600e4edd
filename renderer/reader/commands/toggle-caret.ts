/** Caret browsing on and off. */
import { type Command, TextSelection } from 'prosemirror-state';
import { focusArticle, showSelection } from '../dom-selection.ts';
import { changeReader, readerOf } from '../reader-state.ts';
import { paneOf } from '../reveal.ts';
import { firstVisiblePosition } from '../viewport.ts';

/**
 * Always applies. The caret appears where it last was when that is on the screen, otherwise at the first
 * words shown.
 */
export const toggleCaret: Command = (state, dispatch, view) => {
  if (!view) return false;
  if (!dispatch) return true;
  const { port, plain, isCaretOn } = readerOf(state);
  const { tr } = state;
  if (!isCaretOn && state.selection.empty) {
    const pane = paneOf(view).getBoundingClientRect();
    const caret = view.coordsAtPos(state.selection.head);
    const isOnScreen = caret.top >= pane.top && caret.bottom <= pane.bottom;
    const start = isOnScreen ? state.selection.head : firstVisiblePosition(view, plain, paneOf(view));
    tr.setSelection(TextSelection.near(state.doc.resolve(start)));
  }
  dispatch(changeReader(tr, { isCaretOn: !isCaretOn }));
  focusArticle(view);
  showSelection(view);
  port.caretSwitched(!isCaretOn);
  const message = isCaretOn ? 'Caret off.' : 'Caret on. Arrow keys move it; hold Shift to select.';
  port.actions().announce(message);
  return true;
};
