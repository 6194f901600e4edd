/** Words that stand once are found where they are, by reading or by the index, and the answer is the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FoldedSearch } from '../../../../shared/text/anchors/folded-search.ts';
import { onlyPlace } from '../../../../shared/text/anchors/verbatim.ts';
import { describeSelection, TextResolver } from '../../../../shared/text/anchors.ts';
import { article, Chance } from '../../../bench/anchors-prose.ts';

/** Prose with signs in it that are folded together with what stands around them. */
const prose = `${article(new Chance(5), 60_000).join('\n')}\nA café — cafe\u0301 – “naïve”, co\u00adoperation… and پاکستان، 中国政府 😀 at the end of it.`;
const search = new FoldedSearch(prose);

it('reading and index agree on every piece of a text, whatever it begins and ends with', () => {
  fc.assert(
    fc.property(fc.nat(prose.length), fc.integer({ min: 1, max: 300 }), (at, length) => {
      const words = prose.slice(at, at + length);
      if (words === '') return;
      const first = prose.indexOf(words);
      const isOnly = prose.indexOf(words, first + 1) === -1;
      const found = onlyPlace(prose, words, undefined);
      expect(found === null || (isOnly && found === first)).toBe(true);
      expect(onlyPlace(prose, words, search)).toBe(found);
    }),
    { numRuns: 2_000 },
  );
});

it('what stands twice, nowhere, or begins like all the rest has no only place', () => {
  for (const over of [undefined, new FoldedSearch('the bank and the bank')])
    expect(onlyPlace('the bank and the bank', 'the bank', over)).toBeNull();
  expect(onlyPlace(prose, 'These words stand nowhere in it.', search)).toBeNull();
  const same = `${'ab'.repeat(5_000)}c`;
  for (const over of [undefined, new FoldedSearch(same)])
    expect(onlyPlace(same, `${'ab'.repeat(100)}c`, over)).toBeNull();
});

it('a quote that begins with a dash is found without the space before it, however many were found before', () => {
  const dashes = [...prose.matchAll(/— more than/g)].map(({ index }) => index);
  expect(dashes.length).toBeGreaterThan(12);
  const later = `A paragraph was put in before all others.\n${prose}`;
  const shift = later.length - prose.length;
  const resolver = new TextResolver(later);
  for (const start of dashes) {
    const anchor = describeSelection('c', prose, start, start + 60);
    if (!anchor) throw new Error('nothing was described');
    const found = { status: 'moved', start: start + shift, end: anchor.end + shift, words: 'same' };
    expect(resolver.resolve(anchor)).toEqual(found);
    expect(new TextResolver(later).resolve(anchor)).toEqual(found);
  }
});
