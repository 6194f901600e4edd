/** Keeping the selection of the state and the one on the page the same. */
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { offsetOf, positionOf } from '../../shared/text/plain-text.ts';
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

/**
 * Takes over what is selected on the page. The browser tells of a new selection a moment after it was made,
 * and a key pressed at once must not act on the one before.
 */
export function readSelection(view: EditorView): void {
  const selection = view.dom.ownerDocument.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (!selection || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const { doc, selection: known, tr } = view.state;
  const anchor = doc.resolve(view.posAtDOM(anchorNode, selection.anchorOffset));
  const head = doc.resolve(view.posAtDOM(focusNode, selection.focusOffset));
  const read = TextSelection.between(anchor, head);
  if (!read.eq(known)) view.dispatch(tr.setSelection(read));
}

/** Carries out a transaction that selects, on the page as well. */
export function select(
  view: EditorView | undefined,
  tr: Transaction,
  dispatch: (tr: Transaction) => void,
): void {
  dispatch(tr);
  if (view) showSelection(view);
}

/** What is selected on the page, as offsets of the plain text; null while nothing in the article is. */
export function selectedRange(view: EditorView): Range | null {
  const { anchorNode } = view.dom.ownerDocument.getSelection() ?? {};
  if (!anchorNode || !view.dom.contains(anchorNode)) return null;
  readSelection(view);
  const { plain } = readerOf(view.state);
  const { from, to } = view.state.selection;
  return { start: offsetOf(plain, from), end: offsetOf(plain, to) };
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
