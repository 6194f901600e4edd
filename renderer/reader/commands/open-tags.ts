/** Opens the tag picker for the focused annotation, or for one made of the selected words. */
import type { Command } from 'prosemirror-state';
import { readerOf } from '../reader-state.ts';
import { focusedSpan } from '../selected-passage.ts';
import { tagPassage } from './tag-passage.ts';

/** A selection becomes an annotation of the kind used last, because a tag needs one to stand on. */
export const openTags: Command = (state, dispatch, view) => {
  const { port, lastKind } = readerOf(state);
  const span = focusedSpan(state);
  if (!span)
    return tagPassage(lastKind, made => port.actions().openTagPicker([made.id]))(state, dispatch, view);
  if (dispatch) port.actions().openTagPicker([span.id]);
  return true;
};
