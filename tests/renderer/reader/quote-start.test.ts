import { describe, expect, it } from 'vitest';
import { quoteEnd, quoteStart } from '../../../renderer/reader/quote-start.ts';

describe('the start of a quote', () => {
  it('is the whole of a short one, on one line', () => {
    expect(quoteStart('two\nlines')).toBe('two lines');
  });

  it('ends after a word', () => {
    expect(quoteStart('Flow at the border gauge has fallen by nearly a third')).toBe(
      'Flow at the border gauge has fallen by…',
    );
  });

  it('never cuts an emoji or a letter with its marks apart', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(quoteStart(family.repeat(60))).toBe(`${family.repeat(40)}…`);
  });
});

describe('the end of a quote', () => {
  it('is the whole of a short one, on one line', () => {
    expect(quoteEnd('two\nlines')).toBe('two lines');
  });

  it('begins with a word', () => {
    expect(quoteEnd('Flow at the border gauge has fallen by nearly a third')).toBe(
      '…gauge has fallen by nearly a third',
    );
  });

  it('never cuts an emoji or a letter with its marks apart', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(quoteEnd(family.repeat(60))).toBe(`…${family.repeat(40)}`);
  });
});
