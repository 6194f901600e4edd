/** The words of a text as search sees them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexedWords, searchWords } from '../../../../electron/core/workspace/search-words.ts';

const wordsOf = (text: string) => searchWords(text).map(({ word }) => word);

const isSame = (text: string) => indexedWords(text) === wordsOf(text).join(' ');

const CUTS = ['\n', '\t', '\0', ' ', '-', "'", '_', '\u00ad', '\u200d', '\u0301'];
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.constantFrom(...CUTS) },
    { weight: 1, arbitrary: fc.constantFrom('é', 'İ', 'ﬁ', '水', 'ك', '９') },
  ),
});

it('are the same in the index as in a query, whatever the script of the text', () => {
  fc.assert(fc.property(anyText, isSame));
});

it('are the same in the index as in a query for a text of nothing but ASCII', () => {
  const anyAscii = fc.string({ unit: 'binary-ascii', maxLength: 200 });
  fc.assert(fc.property(anyAscii, isSame));
});

it('are folded and stand where they are in the text', () => {
  expect(searchWords("Don't CÔTÉ\nx")).toEqual([
    { word: 'don', start: 0, end: 3 },
    { word: 't', start: 4, end: 5 },
    { word: 'cote', start: 6, end: 10 },
    { word: 'x', start: 11, end: 12 },
  ]);
});
