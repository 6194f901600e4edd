/** Selects with the keyboard while no caret is shown. */
import type { Command } from 'prosemirror-state';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { readSelection, select } from '../dom-selection.ts';
import { readerOf } from '../reader-state.ts';
import { keepInSight, paneOf } from '../reveal.ts';
import { firstVisiblePosition } from '../viewport.ts';

type Direction = 'left' | 'right' | 'forward' | 'backward';
type Granularity = 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary';

/**
 * A command that extends the selection as the browser would with a caret: from where the page was last
 * clicked, or from the first words on the screen. It applies while caret browsing is off; with it on the
 * browser does this by itself.
 * @param times How often, e.g. a pane's worth of lines for Page Down.
 */
export function extendSelection(
  direction: Direction,
  granularity: Granularity,
  times: (view: EditorView) => number = () => 1,
): Command {
  return (state, dispatch, view) => {
    if (!view || readerOf(state).isCaretOn) return false;
    if (!dispatch) return true;
    const selection = view.dom.ownerDocument.getSelection();
    if (!selection) return false;
    if (!view.dom.contains(selection.anchorNode)) startOnScreen(view);
    if (granularity === 'documentboundary') return extendToEdge(view, direction === 'forward');
    for (let i = times(view); i > 0; i--) {
      const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
      selection.modify('extend', direction, granularity);
      if (view.dom.contains(selection.focusNode)) continue;
      if (anchorNode && focusNode)
        selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
      break;
    }
    readSelection(view);
    keepInSight(view, view.state.selection.head);
    return true;
  };
}

/** The browser's own step goes to the edge of the page, which is not in the article. */
function extendToEdge(view: EditorView, isForward: boolean): boolean {
  readSelection(view);
  const { doc, selection, tr } = view.state;
  const edge = isForward ? TextSelection.atEnd(doc).head : TextSelection.atStart(doc).head;
  select(view, tr.setSelection(TextSelection.create(doc, selection.anchor, edge)), view.dispatch);
  keepInSight(view, edge);
  return true;
}

/** Lines of text that fit into the pane, less one for context. */
export function linesInPane(view: EditorView): number {
  const height = Number.parseFloat(getComputedStyle(view.dom).lineHeight);
  return Math.max(1, Math.floor(paneOf(view).clientHeight / (Number.isNaN(height) ? 30 : height)) - 1);
}

function startOnScreen(view: EditorView): void {
  const { plain } = readerOf(view.state);
  const start = firstVisiblePosition(view, plain, paneOf(view));
  const selection = TextSelection.near(view.state.doc.resolve(start));
  select(view, view.state.tr.setSelection(selection), view.dispatch);
}
