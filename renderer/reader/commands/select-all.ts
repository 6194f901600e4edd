/** Selects the whole text of the article, and nothing of the window around it. */
import type { Command } from 'prosemirror-state';
import { select, selectRange } from '../dom-selection.ts';
import { readerOf } from '../reader-state.ts';

export const selectAll: Command = (state, dispatch, view) => {
  const { text } = readerOf(state).plain;
  if (text.length === 0) return false;
  if (dispatch) select(view, selectRange(state, { start: 0, end: text.length }), dispatch);
  return true;
};
