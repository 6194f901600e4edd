/** Opens the field that finds words in the article. */
import type { Command } from 'prosemirror-state';
import { readerOf } from '../reader-state.ts';

export const openFind: Command = (state, dispatch) => {
  if (dispatch) readerOf(state).port.find();
  return true;
};
