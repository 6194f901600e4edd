import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logicalOrder } from '../../../../../electron/core/importers/pdf/visual-order.ts';

/** What is read from signs that stand on a line from left to right. */
function read(line: string, isRtl: boolean): string {
  return logicalOrder(
    [...line].map(text => ({ text, isSpelt: false })),
    isRtl,
  )
    .map(cell => cell.text)
    .join('');
}

const reversed = (text: string) => [...text].reverse().join('');

describe('a line with letters that run from right to left', () => {
  it('is read from the right, numbers and foreign words as they stand', () => {
    expect(read(`.Helsinki ${reversed('בעיר')} 1975 ${reversed('נחתם בשנת')}`, true)).toBe(
      'נחתם בשנת 1975 בעיר Helsinki.',
    );
    expect(read(`${reversed('السعر')}`, true)).toBe('السعر');
    expect(read(`12,5 ${reversed('السعر')}`, true)).toBe('السعر 12,5');
  });

  it('has its brackets turned', () => {
    expect(read(`(${reversed('דבר')}) ${reversed('אמר')}`, true)).toBe('אמר (דבר)');
  });

  it('is read within a line that runs from the left', () => {
    expect(read(`the word ${reversed('שלום בית')} means peace`, false)).toBe('the word שלום בית means peace');
  });

  it('loses and gains nothing, whatever stands on it', () => {
    const sign = fc.constantFrom(...'אבגدرو12.,-() ab%');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), fc.boolean(), (signs, isRtl) => {
        const plain = (text: string) => [...text.replace(/[()]/g, '|')].sort().join('');
        return plain(read(signs.join(''), isRtl)) === plain(signs.join(''));
      }),
    );
  });

  it('without such letters stays as it is', () => {
    const latin = fc.array(fc.constantFrom(...'ab12.,-() '), { maxLength: 40 });
    fc.assert(fc.property(latin, signs => read(signs.join(''), false) === signs.join('')));
  });
});
