/** The index finds what reading the text from end to end finds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CandidateFinder } from '../../../../shared/text/anchors/candidates.ts';
import { GramIndex } from '../../../../shared/text/anchors/gram-index.ts';
import { Vocabulary } from '../../../../shared/text/anchors/vocabulary.ts';
import { article, Chance } from '../../../bench/anchors-prose.ts';

const places = (text: string, quote: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
};

/** A short text, which is indexed at every place, and a long one, which is not. */
const texts = [5_000, 200_000].map(size => article(new Chance(size), size).join(' '));
const indexes = texts.map(text => new GramIndex(text));

it('every place of a quote is found, short or long, at whatever place it begins', () => {
  fc.assert(
    fc.property(fc.nat(1), fc.nat(), fc.integer({ min: 1, max: 80 }), (which, at, length) => {
      const text = texts[which] ?? '';
      const start = at % (text.length - length);
      const quote = text.slice(start, start + length);
      const all = places(text, quote);
      expect(indexes[which]?.occurrences(quote, 1_000)).toEqual(all.length > 1_000 ? null : all);
    }),
  );
});

it('what stands too often is not listed, and a text of one letter is no trouble', () => {
  const index = new GramIndex('a'.repeat(300_000));
  expect(index.occurrences('a'.repeat(50), 64)).toBeNull();
  expect(index.occurrences(`${'a'.repeat(20_000)}b`, 64)).toEqual([]);
  expect(new CandidateFinder(index).find('a'.repeat(20_000), 24)).toEqual([]);
  expect(new GramIndex('short').occurrences('o', 64)).toEqual([2]);
});

it('a passage with a typo in every fourth word is among the likely places, and the first', () => {
  texts.forEach((text, which) => {
    const start = Math.floor(text.length / 3);
    let word = 0;
    const typed = text
      .slice(start, start + 300)
      .replace(/\p{L}{4,}/gu, name => (word++ % 4 ? name : `${name}x`));
    const [first] = new CandidateFinder(indexes[which] as GramIndex).find(typed, 24);
    expect(Math.abs((first?.start ?? 0) - start)).toBeLessThanOrEqual(first?.slack ?? 0);
  });
});

it('words are counted without regard to capitals, in every script', () => {
  const vocabulary = new Vocabulary('The river, the RIVER; river-bed. پانی اور پانی 5 km');
  expect(['river', 'The', 'پانی', 'bed', 'sea'].map(word => vocabulary.count(word))).toEqual([3, 2, 2, 1, 0]);
});
