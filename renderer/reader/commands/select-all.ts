/** Selects the whole text of the article, and nothing of the window around it. */
import type { Command } from 'prosemirror-state';
import { selectRange, showSelection } from '../dom-selection.ts';
import { readerOf } from '../reader-state.ts';

export const selectAll: Command = (state, dispatch, view) => {
  const { text } = readerOf(state).plain;
  if (text.length === 0) return false;
  dispatch?.(selectRange(state, { start: 0, end: text.length }));
  if (dispatch && view) showSelection(view);
  return true;
};
