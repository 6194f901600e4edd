/** Asks what the focused annotation is linked to, or one made of the selected words. */
import type { Command } from 'prosemirror-state';
import { readerOf } from '../reader-state.ts';
import { focusedSpan } from '../selected-passage.ts';
import { tagPassage } from './tag-passage.ts';

/** A selection becomes an annotation of the kind used last, because a link needs one to start from. */
export const linkTo: Command = (state, dispatch, view) => {
  const { port, lastKind } = readerOf(state);
  const span = focusedSpan(state);
  if (!span) return tagPassage(lastKind, made => port.actions().linkTo(made.id))(state, dispatch, view);
  if (dispatch) port.actions().linkTo(span.id);
  return true;
};
