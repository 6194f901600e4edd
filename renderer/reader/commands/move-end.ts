/** Moves an end of the focused annotation by a word. */
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { positionOf } from '../../../shared/text/plain-text.ts';
import { AnchorSender } from '../anchor-sender.ts';
import { setDraft } from '../highlights/highlight-plugin.ts';
import type { Span } from '../highlights/spans.ts';
import { type ReaderState, readerOf } from '../reader-state.ts';
import { focusedSpan } from '../selected-passage.ts';
import { type Range, wordEndAfter, wordEndBefore, wordStartAfter, wordStartBefore } from '../text-steps.ts';

type Side = 'start' | 'end';

/**
 * A command that moves one end towards an arrow. It applies with an annotation focused and no words selected.
 * "Left" and "right" are as seen, so in right-to-left text the left arrow makes a passage longer at its end.
 * The new place is shown at once and given up again when the store refuses it.
 */
export function moveEnd(side: Side, arrow: 'left' | 'right'): Command {
  const senders = new WeakMap<EditorView, AnchorSender>();
  return (state, dispatch, view) => {
    const span = focusedSpan(state);
    if (!span || !view) return false;
    if (!dispatch) return true;
    const reader = readerOf(state);
    const isForward = (arrow === 'right') !== isRightToLeft(view, reader, span, side);
    const range = stepped(reader, span, side, isForward);
    const anchor = describeSelection(reader.content, reader.plain.text, range.start, range.end);
    if (!anchor) return true;
    dispatch(setDraft(state.tr, { id: span.id, start: anchor.start, end: anchor.end }));
    const onRefused = () => {
      if (!view.isDestroyed) view.dispatch(setDraft(view.state.tr, null));
    };
    senderOf(senders, view, reader).send({ id: span.id, anchor, onRefused });
    return true;
  };
}

function senderOf(
  senders: WeakMap<EditorView, AnchorSender>,
  view: EditorView,
  reader: ReaderState,
): AnchorSender {
  const known = senders.get(view);
  if (known) return known;
  const made = new AnchorSender(reader.port);
  senders.set(view, made);
  return made;
}

/** The passage with one end a word further; at least one word always stays in it. */
function stepped({ plain, language }: ReaderState, span: Range, side: Side, isForward: boolean): Range {
  const { text } = plain;
  if (side === 'end') {
    const end = isForward ? wordEndAfter(text, span.end, language) : wordEndBefore(text, span.end, language);
    return end > span.start ? { start: span.start, end } : span;
  }
  const start = isForward
    ? wordStartAfter(text, span.start, language)
    : wordStartBefore(text, span.start, language);
  return start < span.end ? { start, end: span.end } : span;
}

function isRightToLeft(view: EditorView, { plain }: ReaderState, span: Span, side: Side): boolean {
  const { node } = view.domAtPos(positionOf(plain, side === 'end' ? span.end : span.start));
  const element = node instanceof Element ? node : node.parentElement;
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
