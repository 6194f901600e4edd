/** What a selection in the article means: a passage that can be tagged. */
import type { EditorState } from 'prosemirror-state';
import type { Anchor } from '../../shared/records/anchor.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import { offsetOf } from '../../shared/text/plain-text.ts';
import { spansOf } from './highlights/highlight-plugin.ts';
import type { Span } from './highlights/span-table.ts';
import { readerOf } from './reader-state.ts';

/** The anchor of the selected words, or null when there are none. */
export function selectedPassage(state: EditorState): Anchor | null {
  const { plain, content } = readerOf(state);
  const { from, to, empty } = state.selection;
  if (empty) return null;
  return describeSelection(content, plain.text, offsetOf(plain, from), offsetOf(plain, to));
}

/** The focused annotation, unless words are selected: a selection comes first. */
export function focusedSpan(state: EditorState): Span | null {
  const { focused } = readerOf(state);
  if (focused === null || selectedPassage(state)) return null;
  return spansOf(state).byId.get(focused) ?? null;
}
