/** Changed words are marked whole, and only they. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordChanges } from '../../../../renderer/reader/correcting/word-changes.ts';

const marked = (before: string, after: string) => {
  const show = (pieces: readonly { words: string; isChanged: boolean }[]) =>
    pieces.map(({ words, isChanged }) => (isChanged ? `[${words}]` : words)).join('');
  const changes = wordChanges(before, after);
  return [show(changes.before), show(changes.after)];
};

it('marks whole words, and the space between two changed ones', () => {
  expect(marked('The rivr fell.', 'The river fell.')).toEqual(['The [rivr] fell.', 'The [river] fell.']);
  expect(marked('do not trust each other', 'do not trust any man')).toEqual([
    'do not trust [each other]',
    'do not trust [any man]',
  ]);
  expect(marked('fell', 'fell again')).toEqual(['fell', 'fell[ again]']);
});

it('tells words apart where there are no spaces', () => {
  const [before = ''] = marked('政府宣布停火', '政府拒绝停火');
  expect(before).toContain('停火');
  expect(before).not.toContain('[政府');
});

it('keeps every word of both sides, also where very many changed', () => {
  const text = fc.array(fc.constantFrom('river', 'bank', ' ', '\n', 'پانی', '😀', ','), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(''), b.join('')];
      const changes = wordChanges(before, after);
      expect(changes.before.map(({ words }) => words).join('')).toBe(before);
      expect(changes.after.map(({ words }) => words).join('')).toBe(after);
    }),
  );
  const long = Array.from({ length: 3_000 }, (_, i) => `old${i}`).join(' ');
  const anew = Array.from({ length: 3_000 }, (_, i) => `new${i}`).join('-');
  expect(wordChanges(long, anew).after).toEqual([{ words: anew, isChanged: true }]);
});
