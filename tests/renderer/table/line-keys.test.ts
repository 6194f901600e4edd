import { describe, expect, it } from 'vitest';
import { keysFor } from '../../../renderer/table/line-keys.ts';

const first = keysFor([0, 1, 2], new Map());
const keys = (lines: readonly number[], before = first) => [...keysFor(lines, before).values()];

describe('the elements of lines', () => {
  it('stay with their lines while one scrolls line by line', () => {
    expect(keys([1, 2, 3])).toEqual([1, 2, 3]);
    expect(keys([0, 1, 2, 3])).toEqual([0, 1, 2, 3]);
  });

  it('are taken over, in order, after a jump', () => {
    expect(keys([700, 701, 702])).toEqual([0, 1, 2]);
    expect(keys([700, 701, 702, 703])).toEqual([0, 1, 2, 3]);
    expect(keys([700])).toEqual([0]);
  });

  it('are taken over beside the line of the keyboard, which is always drawn', () => {
    expect(keys([700, 701, 0])).toEqual([1, 2, 0]);
  });

  it('are never those of two lines', () => {
    const jumped = keysFor([2, 50, 51], first);
    expect(new Set(jumped.values()).size).toBe(3);
    expect(jumped.get(2)).toBe(2);
  });
});
