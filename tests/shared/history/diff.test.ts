/** A diff and its inverse. */
import { describe, expect, it } from 'vitest';
import { type Diff, EMPTY_DIFF, invertDiff } from '../../../shared/history/diff.ts';

const entry = (name: string) => ({ record: 'workspace' as const, value: { id: 'workspace', name } });

describe('a diff', () => {
  it('inverted leads back, and inverted twice is itself', () => {
    const diff: Diff = { added: [entry('a')], updated: [[entry('b'), entry('c')]], removed: [entry('d')] };
    expect(invertDiff(diff)).toEqual({
      added: [entry('d')],
      updated: [[entry('c'), entry('b')]],
      removed: [entry('a')],
    });
    expect(invertDiff(invertDiff(diff))).toEqual(diff);
    expect(invertDiff(EMPTY_DIFF)).toEqual(EMPTY_DIFF);
  });
});
