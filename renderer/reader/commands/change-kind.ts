/** Makes the focused annotation one of another kind. */
import type { Command } from 'prosemirror-state';
import { type Kind, kinds } from '../../../shared/records/kind.ts';
import { perform } from '../perform.ts';
import { changeReader, readerOf } from '../reader-state.ts';
import { focusedSpan } from '../selected-passage.ts';

/** Applies with an annotation focused and no words selected. The fields of the former kind are kept. */
export function changeKind(kind: Kind): Command {
  return (state, dispatch) => {
    const span = focusedSpan(state);
    if (!span) return false;
    if (!dispatch || span.kind === kind) return true;
    const { port } = readerOf(state);
    dispatch(changeReader(state.tr, { lastKind: kind }));
    const announce = () => port.actions().announce(`Now a ${kinds[kind].label.toLowerCase()}.`);
    void perform(port, () => port.actions().updateAnnotation(span.id, { kind }), announce);
    return true;
  };
}
