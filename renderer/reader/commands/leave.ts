/** Leaves what one is in: the selection first, then the focused annotation. */
import { type Command, TextSelection } from 'prosemirror-state';
import { readerOf } from '../reader-state.ts';

export const leave: Command = (state, dispatch) => {
  const { port, focused } = readerOf(state);
  if (!state.selection.empty) {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, state.selection.head)));
    return true;
  }
  if (focused === null) return false;
  if (dispatch) port.focus(null);
  return true;
};
