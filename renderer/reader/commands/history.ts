/** Undo and redo of the workspace: one history for everything, kept by the store. */
import type { Command } from 'prosemirror-state';
import { readerOf } from '../reader-state.ts';

export const undoStep: Command = (state, dispatch) => {
  if (dispatch) readerOf(state).port.actions().undo();
  return true;
};

export const redoStep: Command = (state, dispatch) => {
  if (dispatch) readerOf(state).port.actions().redo();
  return true;
};
