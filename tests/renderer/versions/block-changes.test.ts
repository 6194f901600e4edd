import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockChanges, type Stretch } from '../../../renderer/versions/block-changes.ts';

const before = (stretches: readonly Stretch[]) =>
  stretches.flatMap(stretch => (stretch.type === 'same' ? stretch.blocks : stretch.before));
const after = (stretches: readonly Stretch[]) =>
  stretches.flatMap(stretch => (stretch.type === 'same' ? stretch.blocks : stretch.after));

describe('the paragraphs of a text that changed', () => {
  it('are found between those that did not', async () => {
    expect(await blockChanges(['a', 'b', 'c', 'd'], ['a', 'B', 'c', 'd', 'e'])).toEqual([
      { type: 'same', blocks: ['a'] },
      { type: 'changed', before: ['b'], after: ['B'] },
      { type: 'same', blocks: ['c', 'd'] },
      { type: 'changed', before: [], after: ['e'] },
    ]);
  });

  it('are none in the same text', async () => {
    expect(await blockChanges(['a', 'b'], ['a', 'b'])).toEqual([{ type: 'same', blocks: ['a', 'b'] }]);
    expect(await blockChanges([], [])).toEqual([]);
  });

  it('are found in a book with one paragraph put in and one taken out', async () => {
    const book = Array.from({ length: 40_000 }, (_, i) => `Paragraph ${i}.`);
    const other = [...book.slice(0, 100), 'New.', ...book.slice(100, 39_000), ...book.slice(39_001)];
    expect((await blockChanges(book, other)).filter(({ type }) => type === 'changed')).toEqual([
      { type: 'changed', before: [], after: ['New.'] },
      { type: 'changed', before: ['Paragraph 39000.'], after: [] },
    ]);
  });

  it('are found in turns, during which others get theirs, when there are many', async () => {
    const texts = Array.from({ length: 1_500 }, (_, i) => `Paragraph ${i}.`);
    const other = texts.map((text, i) => (i % 3 === 0 ? `${text} Changed.` : text));
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const stretches = await blockChanges(texts, other);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
    expect(stretches.filter(({ type }) => type === 'changed')).toHaveLength(500);
  });

  it('count as replaced when two long texts have nothing in common', async () => {
    const one = Array.from({ length: 3_000 }, (_, i) => `One ${i}.`);
    const two = Array.from({ length: 3_000 }, (_, i) => `Two ${i}.`);
    expect(await blockChanges(one, two)).toEqual([{ type: 'changed', before: one, after: two }]);
  });

  it('together are the text before, and the text after', async () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, text, async (one, two) => {
        const stretches = await blockChanges(one, two);
        expect(before(stretches)).toEqual(one);
        expect(after(stretches)).toEqual(two);
      }),
    );
  });
});
