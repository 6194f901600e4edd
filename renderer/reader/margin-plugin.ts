/**
 * A click beside the words leaves what one is in: the selection and the focused annotation. The keyboard
 * stays with the article, so that its keys go on working.
 */
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { focusArticle, select } from './dom-selection.ts';
import { readerOf } from './reader-state.ts';
import { paneOf } from './reveal.ts';

/** @param layers Elements over and beside the text whose contents take clicks of their own. */
export function marginPlugin(layers: readonly HTMLElement[]): Plugin {
  return new Plugin({
    view: view => {
      const pane = paneOf(view);
      const onClick = (event: MouseEvent) => {
        if (event.button === 0 && isMargin(event.target, view, layers)) leaveAll(view);
      };
      pane.addEventListener('click', onClick);
      return { destroy: () => pane.removeEventListener('click', onClick) };
    },
  });
}

function isMargin(target: EventTarget | null, view: EditorView, layers: readonly HTMLElement[]): boolean {
  if (!(target instanceof Element) || view.dom.contains(target)) return false;
  return !layers.some(layer => layer !== target && layer.contains(target));
}

/** Words being selected across the margin, such as those of the title, are left alone. */
function leaveAll(view: EditorView): void {
  if (view.dom.ownerDocument.getSelection()?.isCollapsed === false) return;
  const { state } = view;
  const { port, focused } = readerOf(state);
  focusArticle(view);
  if (!state.selection.empty) {
    const tr = state.tr.setSelection(TextSelection.create(state.doc, state.selection.head));
    select(view, tr, view.dispatch);
  }
  if (focused !== null) port.focus(null);
}
