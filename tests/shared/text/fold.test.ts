/** Folding: what counts as the same words, and the way back to where they stand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/text/fold.ts';

const back = (text: string, words: string) => {
  const folded = fold(text);
  const at = folded.text.indexOf(words);
  return text.slice(folded.starts[at], folded.ends[at + words.length - 1]);
};

describe('folding', () => {
  it('gives typographic variants one form', () => {
    expect(fold('“it’s” — done…').text).toBe(fold('"it\'s" - done...').text);
    expect(fold('a\u00a0\n\t b').text).toBe('a b');
    expect(fold('co\u00adopera\u200btion\u200f').text).toBe('cooperation');
    expect(fold('e\u0301').text).toBe(fold('é').text);
  });

  it('leaves case, other accents and other scripts alone', () => {
    for (const text of ['Straße', 'résumé', '中国，政府', 'پاکستان', '😀'])
      expect(fold(text).text).toBe(text);
  });

  it('leads back to the whole of what was folded', () => {
    expect(back('the cafe\u0301 closed', 'café')).toBe('cafe\u0301');
    expect(back('wait… what', 'wait...')).toBe('wait…');
    expect(back('Ge\u00adneva', 'Geneva')).toBe('Ge\u00adneva');
    expect(back('x  😀y', '😀')).toBe('😀');
  });

  it('keeps its offsets in order and inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
        const { text: folded, starts, ends } = fold(text);
        expect(starts).toHaveLength(folded.length);
        for (let i = 0; i < folded.length; i++) {
          expect(starts[i]).toBeLessThan(ends[i] ?? 0);
          expect(ends[i]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
        }
        expect(fold(folded).text).toBe(folded);
      }),
    );
  });
});
