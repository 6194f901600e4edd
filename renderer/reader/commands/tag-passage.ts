/** Tags the selected words as one kind. */
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Anchor } from '../../../shared/records/anchor.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { type Kind, kinds } from '../../../shared/records/kind.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import { select, selectRange } from '../dom-selection.ts';
import { spansOf } from '../highlights/highlight-plugin.ts';
import { perform } from '../perform.ts';
import { changeReader, readerOf } from '../reader-state.ts';
import { selectedPassage } from '../selected-passage.ts';

/**
 * Applies when words are selected. The selection goes at once and comes back when the store refuses, so that
 * a key pressed twice does not tag twice.
 * @param then Called with the new annotation, which is focused.
 * @param tags What it carries from the start.
 */
export function tagPassage(
  kind: Kind,
  then: (annotation: Annotation) => void = () => {},
  tags: readonly Tag[] = [],
): Command {
  return (state, dispatch, view) => {
    const anchor = selectedPassage(state);
    if (!anchor) return false;
    if (!dispatch) return true;
    const { port } = readerOf(state);
    const end = TextSelection.create(state.doc, state.selection.to);
    select(view, changeReader(state.tr.setSelection(end), { lastKind: kind }), dispatch);
    const onDone = (annotation: Annotation) => {
      port.focus(annotation.id);
      port.actions().announce(addedMessage(view?.state ?? state, annotation, tags));
      then(annotation);
    };
    const carried = tags.map(({ id }) => id);
    const create = () => port.actions().createAnnotation({ kind, anchor, tags: carried });
    void perform(port, create, onDone, () => view && selectAgain(view, anchor));
    return true;
  };
}

function selectAgain(view: EditorView, anchor: Anchor): void {
  if (view.isDestroyed) return;
  select(view, selectRange(view.state, anchor), view.dispatch);
}

/** "Claim added, 3 in this article." Whether the event with the new one came first or not, it is counted. */
function addedMessage(state: EditorState, annotation: Annotation, tags: readonly Tag[]): string {
  const { byId, counts } = spansOf(state);
  const count = counts[annotation.kind] + (byId.get(annotation.id) ? 0 : 1);
  const tagged = tags.length === 0 ? '' : ` with tag ${tags.map(({ name }) => name).join(', ')}`;
  return `${kinds[annotation.kind].label} added${tagged}, ${count} in this article.`;
}
