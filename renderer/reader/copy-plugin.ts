/**
 * Copying: the selected words, or those of the focused annotation, go to the clipboard with where they are
 * from. Once pasted somewhere, a quote without its source is worth little.
 */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { cite } from './citation.ts';
import { readSelection } from './dom-selection.ts';
import { readerOf } from './reader-state.ts';
import { focusedSpan, selectedPassage } from './selected-passage.ts';

export function copyPlugin(): Plugin {
  return new Plugin({ props: { handleDOMEvents: { copy: copyPassage } } });
}

function copyPassage(view: EditorView, event: ClipboardEvent): boolean {
  readSelection(view);
  const { plain, port } = readerOf(view.state);
  const passage = selectedPassage(view.state) ?? focusedSpan(view.state);
  if (!passage || !event.clipboardData) return false;
  const { text, html } = cite(port.document(), plain, passage.start, passage.end);
  event.clipboardData.setData('text/plain', text);
  event.clipboardData.setData('text/html', html);
  event.preventDefault();
  port.actions().announce('Copied with its source.');
  return true;
}
