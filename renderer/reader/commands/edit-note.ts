/** Goes to the note of the focused annotation, or of one made of the selected words. */
import type { Command } from 'prosemirror-state';
import { readerOf } from '../reader-state.ts';
import { focusedSpan } from '../selected-passage.ts';
import { tagPassage } from './tag-passage.ts';

/** A selection becomes an annotation of the kind used last, because a note needs one to stand on. */
export const editNote: Command = (state, dispatch, view) => {
  const { port, lastKind } = readerOf(state);
  const span = focusedSpan(state);
  if (!span) return tagPassage(lastKind, made => port.actions().editNote(made.id))(state, dispatch, view);
  if (dispatch) port.actions().editNote(span.id);
  return true;
};
