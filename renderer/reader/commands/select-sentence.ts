/** Selects the sentence at the caret; once more, the sentence after it as well. */
import type { Command } from 'prosemirror-state';
import { offsetOf } from '../../../shared/text/plain-text.ts';
import { select, selectRange } from '../dom-selection.ts';
import { readerOf } from '../reader-state.ts';
import { keepInSight, paneOf } from '../reveal.ts';
import { type Range, sentenceAround } from '../text-steps.ts';
import { firstVisiblePosition } from '../viewport.ts';

export const selectSentence: Command = (state, dispatch, view) => {
  const { plain, language } = readerOf(state);
  const { from, to, empty } = state.selection;
  const isUntouched = empty && from <= 1;
  const begin = isUntouched && view ? firstVisiblePosition(view, plain, paneOf(view)) : from;
  const start = offsetOf(plain, begin);
  const end = empty ? start : offsetOf(plain, to);
  const first = sentenceAround(plain.text, start, language);
  const last = end > start ? sentenceAround(plain.text, end - 1, language) : first;
  if (!first || !last) return false;
  const whole = { start: first.start, end: last.end };
  const isSelected = !empty && whole.start === start && whole.end === end;
  const range = isSelected ? { ...whole, end: sentenceAfter(plain.text, end, language)?.end ?? end } : whole;
  if (dispatch) {
    const tr = selectRange(state, range);
    select(view, tr, dispatch);
    if (view) keepInSight(view, tr.selection.head);
  }
  return true;
};

/** The next sentence, over white space and the ends of paragraphs. */
function sentenceAfter(text: string, end: number, language: string | undefined): Range | null {
  const rest = text.slice(end).search(/\S/);
  return rest === -1 ? null : sentenceAround(text, end + rest, language);
}
