/** Moving the ends of an annotation: shown at once, sent to the store, given back when it refuses. */
import type { EditorView } from 'prosemirror-view';
import type { Anchor } from '../../shared/records/anchor.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import { draftOf, setDraft } from './highlights/highlight-plugin.ts';
import type { Span } from './highlights/span-table.ts';
import { quoteEnd, quoteStart } from './quote-start.ts';
import { type ReaderState, readerOf } from './reader-state.ts';
import { type Range, wordEndAfter, wordEndBefore, wordStartAfter, wordStartBefore } from './text-steps.ts';

/**
 * Time (ms) the news of a change may come after its acknowledgement. It makes what is shown ahead of the store
 * superfluous; should it say something else, that is shown from then on.
 */
const EVENT_LATE = 1_000;

export type Side = 'start' | 'end';

/** The passage with one end a word further; at least one word always stays in it. */
export function stepEnd(reader: ReaderState, { start, end }: Range, side: Side, isForward: boolean): Range {
  const { language, plain } = reader;
  if (side === 'end') {
    const moved = (isForward ? wordEndAfter : wordEndBefore)(plain.text, end, language);
    return moved > start ? { start, end: moved } : { start, end };
  }
  const moved = (isForward ? wordStartAfter : wordStartBefore)(plain.text, start, language);
  return moved < end ? { start: moved, end } : { start, end };
}

/**
 * The passage with one end drawn to `offset`, snapped to the word there: an end goes to the end of a word, a
 * start to the start of one, whichever is nearer on either side.
 */
export function drawEnd(reader: ReaderState, { start, end }: Range, side: Side, offset: number): Range {
  const { language, plain } = reader;
  const { text } = plain;
  if (side === 'end') {
    const before = wordEndBefore(text, offset + 1, language);
    const after = wordEndAfter(text, offset, language);
    const nearest = offset - before < after - offset ? before : after;
    return { start, end: nearest > start ? nearest : wordEndAfter(text, start, language) };
  }
  const before = wordStartBefore(text, offset + 1, language);
  const after = wordStartAfter(text, offset, language);
  const nearest = offset - before < after - offset ? before : after;
  return { start: nearest < end ? nearest : wordStartBefore(text, end, language), end };
}

/** Shows an annotation over `range` without telling the store, e.g. while a handle is dragged. */
export function showDraft(view: EditorView, span: Span, range: Range): void {
  view.dispatch(setDraft(view.state.tr, { id: span.id, ...range }));
}

/** Puts an annotation over `range`. White space at the ends is left out. */
export function placeEnds(view: EditorView, span: Span, range: Range): void {
  const { content, plain, port, sender } = readerOf(view.state);
  const anchor = describeSelection(content, plain.text, range.start, range.end);
  const { start, end } = span.annotation.position;
  // While a move is on its way the store is about to have other ends than it says.
  const isMoving = draftOf(view.state)?.id === span.id;
  if (!anchor || (!isMoving && anchor.start === start && anchor.end === end)) {
    view.dispatch(setDraft(view.state.tr, null));
    return;
  }
  const draft = { id: span.id, start: anchor.start, end: anchor.end };
  view.dispatch(setDraft(view.state.tr, draft));
  const giveUp = () => {
    if (!view.isDestroyed && draftOf(view.state) === draft) view.dispatch(setDraft(view.state.tr, null));
  };
  const onDone = () => {
    port.actions().announce(endMessage(span.annotation.position.start, anchor));
    setTimeout(giveUp, EVENT_LATE);
  };
  sender.send({ id: span.id, anchor, onDone, onRefused: giveUp });
}

/** "Ends with “the last words”." or "Starts with “the first words”.", after whichever end moved. */
function endMessage(before: number | null, { start, quote }: Anchor): string {
  if (start !== before) return `Starts with “${quoteStart(quote)}”.`;
  return `Ends with “${quoteEnd(quote)}”.`;
}
