/** What the analyst is told before a correction is saved. */
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { countTouched, reviewOf } from '../../../../renderer/reader/correcting/review.ts';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import { describeSelection } from '../../../../shared/text/anchors.ts';
import { CorrectedText } from '../../../../shared/text/correct-text.ts';
import { schema } from '../../../../shared/text/schema.ts';
import { annotationAt, docOf } from '../annotations.ts';

const TEXT = 'The river fell by a third. Nobody disputes the figure. The minister resigned in spring.';
/** The text with words cut or replaced, one after the other. */
function corrected(
  text: string,
  ...changes: readonly (readonly [words: string, by: string])[]
): CorrectedText {
  const tr = new Transform(docOf(text));
  for (const [words, by] of changes) {
    const from = tr.doc.textContent.indexOf(words) + 1;
    if (by === '') tr.delete(from, from + words.length);
    else tr.replaceWith(from, from + words.length, schema.text(by));
  }
  return new CorrectedText(docOf(text), tr.steps);
}

function tagged(text: string, quote: string): Annotation {
  const start = text.indexOf(quote);
  const anchor = describeSelection('before', text, start, start + quote.length);
  if (!anchor) throw new Error('There is nothing to tag.');
  return { ...annotationAt(quote, 'claim', anchor.start, anchor.end), anchor };
}

describe('the review of a correction', () => {
  it('tells changed, lost and untouched annotations apart', () => {
    const annotations = [
      tagged(TEXT, 'river fell by a third'),
      tagged(TEXT, 'Nobody disputes the figure.'),
      tagged(TEXT, 'minister resigned'),
      annotationAt('orphan', 'claim', null, null),
    ];
    const text = corrected(TEXT, ['third', 'quarter'], ['Nobody disputes the figure. ', '']);
    const review = reviewOf(text, annotations);
    expect(review.changed.map(({ before, after }) => [before, after])).toEqual([
      ['river fell by a third', 'river fell by a quarter'],
    ]);
    expect(review.lost).toEqual([
      { annotation: annotations[1], before: 'Nobody disputes the figure.', found: null },
    ]);
    expect(review.total).toBe(4);
    expect(countTouched(text, annotations)).toBe(2);
  });

  it('says where the words of a lost annotation clearly stand elsewhere, as after cutting and pasting', () => {
    const quote = 'nobody in the valley disputes the figure of the ministry';
    const moved = `In the years before the flood ${quote}, or so the press of the valley always said. `;
    const text = `${moved}${TEXT} That was all.`;
    const annotations = [tagged(text, quote)];
    const cutAndPasted = corrected(text, [moved, ''], ['That was all.', `${moved}That was all.`]);
    const { lost } = reviewOf(cutAndPasted, annotations);
    expect(lost.map(({ found }) => found)).toEqual([quote]);
  });
});
