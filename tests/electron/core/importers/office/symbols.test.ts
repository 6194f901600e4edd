import { describe, expect, it } from 'vitest';
import { symbolOf, withoutPrivateSymbols } from '../../../../../electron/core/importers/office/symbols.ts';

describe('signs of fonts', () => {
  it.each([
    ['Symbol', 0xf061, 'α'],
    ['Symbol', 0x57, 'Ω'],
    ['Symbol', 0xf0b3, '≥'],
    ['Symbol', 0xf0f2, '∫'],
    ['Symbol', 0xf020, ' '],
    ['Symbol', 0xf080, '\ufffd'],
    ['Wingdings', 0xf0fc, '✓'],
    ['Wingdings', 0x21, '\ufffd'],
    ['Arial', 0x41, 'A'],
    ['', 0xf0b7, '•'],
    ['Arial', 0xd800, ''],
    ['Arial', 0xffffff, ''],
  ])('%s %x is %j', (font, number, sign) => {
    expect(symbolOf(font, number)).toBe(sign);
  });

  it('in running text are those of Symbol; other private characters stay', () => {
    expect(withoutPrivateSymbols('a\uf0b3b\ue000')).toBe('a≥b\ue000');
  });
});
