/** Removes the focused annotation. */
import type { Command } from 'prosemirror-state';
import { perform } from '../perform.ts';
import { readerOf } from '../reader-state.ts';
import { focusedSpan } from '../selected-passage.ts';

/** Applies with an annotation focused and no words selected. Undo brings it back. */
export const removeAnnotation: Command = (state, dispatch) => {
  const span = focusedSpan(state);
  if (!span) return false;
  if (!dispatch) return true;
  const { port } = readerOf(state);
  // Left before the answer, which may come after an undo has focused it again.
  port.focus(null);
  void perform(
    port,
    () => port.actions().removeAnnotations([span.id]),
    () => {},
    () => port.focus(span.id),
  );
  return true;
};
