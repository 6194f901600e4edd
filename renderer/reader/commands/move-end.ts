/** Moves an end of the focused annotation by a word. */
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { positionOf } from '../../../shared/text/plain-text.ts';
import { placeEnds, type Side, stepEnd } from '../move-ends.ts';
import { readerOf } from '../reader-state.ts';
import { focusedSpan } from '../selected-passage.ts';

/**
 * A command that moves one end towards an arrow. It applies with an annotation focused and no words selected.
 * "Left" and "right" are as seen, so in right-to-left text the left arrow makes a passage longer at its end.
 */
export function moveEnd(side: Side, arrow: 'left' | 'right'): Command {
  return (state, dispatch, view) => {
    const span = focusedSpan(state);
    if (!span || !view) return false;
    if (!dispatch) return true;
    const isForward = (arrow === 'right') !== isRightToLeft(view, side === 'end' ? span.end : span.start);
    placeEnds(view, span, stepEnd(readerOf(state), span, side, isForward));
    return true;
  };
}

function isRightToLeft(view: EditorView, offset: number): boolean {
  const { node } = view.domAtPos(positionOf(readerOf(view.state).plain, offset));
  const element = node instanceof Element ? node : node.parentElement;
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
