import { describe, expect, it } from 'vitest';
import { longDate } from '../../../shared/text/long-date.ts';

describe('a date in words', () => {
  it.each([
    ['2025-03-16', '16 March 2025'],
    ['2025-03', 'March 2025'],
    ['2025', '2025'],
    ['2025-13', '2025-13'],
    ['-0044', '-0044'],
  ])('says %s as %s', (edtf, words) => {
    expect(longDate(edtf)).toBe(words);
  });
});
