import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sentenceAround,
  wordEndAfter,
  wordEndBefore,
  wordStartAfter,
  wordStartBefore,
} from '../../../renderer/reader/text-steps.ts';

const TEXT = 'We lack a number, “both” said.\n\nThen nothing.';

describe('stepping by words', () => {
  it('goes to the ends of words, past punctuation and paragraph ends', () => {
    const ends: string[] = [];
    for (let at = 0; at < TEXT.length; at = wordEndAfter(TEXT, at)) ends.push(TEXT.slice(0, at));
    expect(ends.map(text => text.split(/[\s“”]/).at(-1))).toEqual([
      '',
      'We',
      'lack',
      'a',
      'number',
      'both',
      'said',
      'Then',
      'nothing',
    ]);
  });

  it('goes back the way it came', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.nat(80), (text, offset) => {
        const end = wordEndAfter(text, Math.min(offset, text.length));
        const next = wordEndAfter(text, end);
        if (next > end && next < text.length) expect(wordEndBefore(text, next)).toBe(end);
        const start = wordStartAfter(text, Math.min(offset, text.length));
        const after = wordStartAfter(text, start);
        if (after < text.length) expect(wordStartBefore(text, after)).toBe(start);
      }),
    );
  });

  it('stays inside the text at both ends', () => {
    expect(wordEndAfter(TEXT, TEXT.length)).toBe(TEXT.length);
    expect(wordStartBefore(TEXT, 0)).toBe(0);
    expect(wordEndBefore('', 0)).toBe(0);
    expect(wordStartAfter('', 0)).toBe(0);
  });

  it('finds words in scripts that put no spaces between them', () => {
    expect(wordEndAfter('政策分析与国家安全', 0, 'zh')).toBe(2);
  });

  it('does not mind a language tag that is none', () => {
    expect(wordEndAfter('two words', 0, 'not a language!')).toBe(3);
  });
});

describe('the sentence around a place', () => {
  const at = (text: string, offset: number, language?: string) => {
    const range = sentenceAround(text, offset, language);
    return range && text.slice(range.start, range.end);
  };

  it('is the sentence clicked on, without the space after it', () => {
    const text = 'It fell. Nobody said why. It fell again.';
    expect(at(text, 12)).toBe('Nobody said why.');
    expect(at(text, text.length)).toBe('It fell again.');
  });

  it('ends with its paragraph', () => {
    expect(at('A headline\nThen a sentence.', 3)).toBe('A headline');
  });

  it('knows the Urdu full stop', () => {
    expect(at('یہ پہلا جملہ ہے۔ یہ دوسرا ہے۔', 20, 'ur')).toBe('یہ دوسرا ہے۔');
  });

  it('is nothing in an empty paragraph', () => {
    expect(sentenceAround('a\n\nb', 2)).toBeNull();
  });
});
