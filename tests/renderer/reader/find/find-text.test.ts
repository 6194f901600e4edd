import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFrom, TextFinder } from '../../../../renderer/reader/find/find-text.ts';

const found = (text: string, query: string) =>
  new TextFinder(text).all(query).map(({ start, end }) => text.slice(start, end));

describe('finding words', () => {
  it.each([
    ['capitals make no difference', 'The Treaty and the treaty', 'treaty', ['Treaty', 'treaty']],
    ['accents make no difference', 'Café, CAFE\u0301 and cafe', 'cafe', ['Café', 'CAFE\u0301', 'cafe']],
    ['curly quotes are quotes', 'the state’s “river”', '\'s "riv', ['’s “riv']],
    ['a dash is a dash', '1970–79', '1970-79', ['1970–79']],
    [
      'no-break spaces and line ends are spaces',
      'five\u00a0hundred\nmiles',
      'five hundred miles',
      ['five\u00a0hundred\nmiles'],
    ],
    ['an ellipsis is three dots', 'and so… on', 'so...', ['so…']],
    ['astral characters count as they are', 'a 🌊 b 🌊', '🌊', ['🌊', '🌊']],
    ['Urdu is found as written', 'دریائے سندھ کا پانی', 'سندھ', ['سندھ']],
    ['Hangul stays whole', '한국 하', '하', ['하']],
    ['places do not overlap', 'aaaa', 'aa', ['aa', 'aa']],
    ['nothing is found for nothing', 'some words', ' ', []],
    ['what is not there is not found', 'some words', 'river', []],
  ])('%s', (_, text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  it('finds every stretch of words that is in the text', () => {
    const letters = fc.constantFrom(...'aÉ‘’—🌊ک한 \u0301\u00ad');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), fc.nat(), fc.nat(), (units, a, b) => {
        const text = units.join('');
        const at = a % (units.length + 1);
        const query = units.slice(at, at + 1 + (b % 8)).join('');
        fc.pre(
          /[aÉ‘’—🌊ک한]/u.test(query) &&
            !/^\u0301/.test(query) &&
            !/^\u0301/.test(units[at + 1 + (b % 8)] ?? ''),
        );
        expect(found(text, query).length).toBeGreaterThan(0);
      }),
    );
  });
});

it('begins at the place the reader is at, and anew when there is none after it', () => {
  const ranges = [3, 9, 20].map(start => ({ start, end: start + 2 }));
  expect([0, 4, 9, 21].map(offset => firstFrom(ranges, offset))).toEqual([0, 1, 1, 0]);
  expect(firstFrom([], 0)).toBe(-1);
});
