/** UTF-16 offsets and code points, back and forth, over every kind of character. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodePointIndex, snapToCodePoint } from '../../../shared/text/code-points.ts';

/** Long enough to cross the index's strides, with pairs on their borders. */
const long = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.nat(3),
    fc.constantFrom('😀', 'a', 'é', '中', 'پ', 'e\u0301'),
  )
  .map(([text, shift, filler]) => `${'x'.repeat(shift)}${filler.repeat(1_500)}${text}`);

describe('code points', () => {
  it('count emoji and other pairs as one', () => {
    const index = new CodePointIndex('a😀b👩‍🔬');
    expect([0, 1, 3, 4, 6, 7].map(unit => index.toCodePoints(unit))).toEqual([0, 1, 2, 3, 4, 5]);
    expect([0, 1, 2, 3, 4, 5, 6, 99].map(point => index.toUnits(point))).toEqual([0, 1, 3, 4, 6, 7, 9, 9]);
  });

  it('lead there and back at every boundary', () => {
    fc.assert(
      fc.property(long, fc.nat(3_000), (text, at) => {
        const index = new CodePointIndex(text);
        const unit = snapToCodePoint(text, Math.min(at, text.length));
        const point = index.toCodePoints(unit);
        expect(point).toBe([...text.slice(0, unit)].length);
        expect(index.toUnits(point)).toBe(unit);
        expect([...text].slice(0, point).join('')).toBe(text.slice(0, unit));
      }),
    );
  });

  it('are right at every character of Arabic, Urdu, Chinese, flags, families and combining marks', () => {
    const text = 'كِتَابٌ، پاکستان کا آئین — 中国𠮷野家 🇵🇰 👩‍👩‍👧‍👦 👍🏽 e\u0301 ए\u093c 한\u1100\u1161';
    const index = new CodePointIndex(text);
    let unit = 0;
    [...text].forEach((character, point) => {
      expect(index.toCodePoints(unit)).toBe(point);
      expect(index.toUnits(point)).toBe(unit);
      unit += character.length;
    });
    expect(index.toUnits([...text].length)).toBe(text.length);
  });

  it('are counted in the empty text too', () => {
    expect(new CodePointIndex('').toCodePoints(5)).toBe(0);
    expect(new CodePointIndex('').toUnits(5)).toBe(0);
  });

  it('are right at the ends of texts as long as the index strides', () => {
    for (const length of [1023, 1024, 1025, 2048]) {
      const text = '😀'.repeat(length);
      const index = new CodePointIndex(text);
      expect(index.toCodePoints(text.length)).toBe(length);
      expect(index.toUnits(length)).toBe(text.length);
      expect(index.toUnits(length - 1)).toBe(text.length - 2);
    }
  });
});
