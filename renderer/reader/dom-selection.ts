/** Bringing a selection of the state onto the screen. */
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { positionOf } from '../../shared/text/plain-text.ts';
import { readerOf } from './reader-state.ts';
import type { Range } from './text-steps.ts';

/** Gives the article the keyboard without moving the page. */
export function focusArticle(view: EditorView): void {
  view.dom.focus({ preventScroll: true });
}

/**
 * Draws the state's selection in the page. ProseMirror does so by itself only while the page's selection is
 * in the article already, because the article cannot be edited.
 */
export function showSelection(view: EditorView): void {
  const { anchor, head } = view.state.selection;
  const from = view.domAtPos(anchor);
  const to = view.domAtPos(head);
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** Selects `[start, end)` of the plain text. */
export function selectRange(state: EditorState, range: Range): Transaction {
  const { plain } = readerOf(state);
  const { tr } = state;
  const selection = TextSelection.create(
    tr.doc,
    positionOf(plain, range.start),
    positionOf(plain, range.end),
  );
  return tr.setSelection(selection);
}
