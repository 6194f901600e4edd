/** Counting words as readers of each script would. */
import { describe, expect, it } from 'vitest';
import { countWords } from '../../../shared/text/words.ts';

describe('counting words', () => {
  it('counts words, not spaces or punctuation', () => {
    expect(countWords('The river — wide, cold — has two banks.')).toBe(7);
    expect(countWords('')).toBe(0);
    expect(countWords('… — !')).toBe(0);
  });

  it('counts words of scripts without spaces', () => {
    expect(countWords('中国政府宣布停火协议', 'zh')).toBeGreaterThan(3);
    expect(countWords('รัฐบาลประกาศหยุดยิง', 'th')).toBeGreaterThan(2);
    expect(countWords('پاکستان کے وزیر اعظم', 'ur')).toBe(4);
  });

  it('copes with a language tag that is none', () => {
    expect(countWords('two words', 'not a tag!')).toBe(2);
  });
});
