/** Puts the tag of a digit on the focused annotation or takes it off, or tags the selected words with it. */
import type { Command } from 'prosemirror-state';
import type { Tag } from '../../../shared/records/tag.ts';
import { perform } from '../perform.ts';
import type { ReaderPort } from '../reader-port.ts';
import { readerOf } from '../reader-state.ts';
import { focusedSpan, selectedPassage } from '../selected-passage.ts';
import { tagPassage } from './tag-passage.ts';

/**
 * Selected words become an annotation of the kind used last that carries the tag, in one step.
 * @param digit `0` to `9`. One that no tag has does nothing but say so.
 */
export function applyDigit(digit: string): Command {
  return (state, dispatch, view) => {
    const span = focusedSpan(state);
    if (!span && !selectedPassage(state)) return false;
    if (!dispatch) return true;
    const { port, lastKind } = readerOf(state);
    const tag = port.actions().tagOfDigit(digit);
    if (!tag) return true;
    if (!span) return tagPassage(lastKind, () => {}, [tag])(state, dispatch, view);
    toggle(port, span.id, tag, span.annotation.tags.includes(tag.id));
    return true;
  };
}

function toggle(port: ReaderPort, annotation: string, tag: Tag, isOn: boolean): void {
  const { addTag, removeTag, announce } = port.actions();
  const onDone = () => announce(`Tag ${tag.name} ${isOn ? 'taken off' : 'added'}.`);
  void perform(port, () => (isOn ? removeTag : addTag)(annotation, tag.id), onDone);
}
