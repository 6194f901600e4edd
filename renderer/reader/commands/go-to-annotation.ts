/** Goes to the next or the previous annotation in the order of the text. */
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { kinds } from '../../../shared/records/kind.ts';
import { offsetOf, positionOf } from '../../../shared/text/plain-text.ts';
import { select } from '../dom-selection.ts';
import { spansOf } from '../highlights/highlight-plugin.ts';
import type { Span } from '../highlights/span-table.ts';
import { quoteStart } from '../quote-start.ts';
import { readerOf } from '../reader-state.ts';
import { reveal } from '../reveal.ts';

/**
 * Counts from the focused annotation, or from the caret when none is focused. At either end it stays where
 * it is and says so. The caret comes along, so that selecting goes on from there.
 * @param step 1 for the next, -1 for the previous.
 */
export function goToAnnotation(step: 1 | -1): Command {
  return (state, dispatch, view) => {
    const { ordered } = spansOf(state);
    if (ordered.length === 0) return false;
    if (!dispatch) return true;
    const { port, plain } = readerOf(state);
    const index = targetIndex(state, step);
    const span = ordered[Math.max(0, Math.min(index, ordered.length - 1))];
    if (!span) return false;
    const isAtEnd = index < 0 || index >= ordered.length;
    const start = positionOf(plain, span.start);
    select(view, state.tr.setSelection(TextSelection.create(state.doc, start)), dispatch);
    port.focus(span.id);
    if (view) reveal(view, start, positionOf(plain, span.end));
    const edge = step > 0 ? 'Last annotation. ' : 'First annotation. ';
    port.actions().announce((isAtEnd ? edge : '') + describeSpan(span, ordered));
    return true;
  };
}

/** "Claim 3 of 14: the first words". */
function describeSpan(span: Span, ordered: readonly Span[]): string {
  const number = ordered.indexOf(span) + 1;
  return `${kinds[span.kind].label} ${number} of ${ordered.length}: ${quoteStart(span.annotation.anchor.quote)}`;
}

function targetIndex(state: EditorState, step: 1 | -1): number {
  const { plain, focused } = readerOf(state);
  const { ordered, byId } = spansOf(state);
  const current = focused === null ? undefined : byId.get(focused);
  if (current) return ordered.indexOf(current) + step;
  const caret = offsetOf(plain, state.selection.head);
  return step > 0
    ? ordered.findIndex(span => span.start >= caret)
    : ordered.findLastIndex(span => span.start < caret);
}
