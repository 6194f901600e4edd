/** Leaves what one is in: the selection first, then the focused annotation. */
import { type Command, TextSelection } from 'prosemirror-state';
import { select } from '../dom-selection.ts';
import { readerOf } from '../reader-state.ts';

export const leave: Command = (state, dispatch, view) => {
  const { port, focused } = readerOf(state);
  if (!state.selection.empty) {
    const tr = state.tr.setSelection(TextSelection.create(state.doc, state.selection.head));
    if (dispatch) select(view, tr, dispatch);
    return true;
  }
  if (focused === null) return false;
  if (dispatch) port.focus(null);
  return true;
};
