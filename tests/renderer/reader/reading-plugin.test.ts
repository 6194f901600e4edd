import { describe, expect, it } from 'vitest';
import { nextUnder } from '../../../renderer/reader/reading-plugin.ts';

describe('clicking a place under several annotations', () => {
  it('takes the innermost first, then each of the others, and begins again', () => {
    const pile = ['inner', 'middle', 'outer'];
    expect(nextUnder(pile, null)).toBe('inner');
    expect(nextUnder(pile, 'inner')).toBe('middle');
    expect(nextUnder(pile, 'outer')).toBe('inner');
  });

  it('takes the innermost when another annotation was focused', () => {
    expect(nextUnder(['a', 'b'], 'elsewhere')).toBe('a');
  });

  it('is no annotation where there is none', () => {
    expect(nextUnder([], 'a')).toBeNull();
  });
});
