/** Sets of changes, as intervals. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasSeen, intervalsOf, Seen, unite } from '../../../shared/history/seen.ts';

const A = 'a'.repeat(22);
const B = 'b'.repeat(22);
const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });

it('holds exactly the changes it was made of, in a form that passes the check at the door', () => {
  fc.assert(
    fc.property(numbers, list => {
      const seen = { [A]: intervalsOf(list) };
      expect(Seen.safeParse(JSON.parse(JSON.stringify(seen))).success).toBe(true);
      for (let seq = 1; seq <= 61; seq++) expect(hasSeen(seen, A, seq)).toBe(list.includes(seq));
    }),
  );
});

it('unites two sets into what either has, in any order and any number of times', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (one, other, third) => {
      const x = { [A]: intervalsOf(one) };
      const y = { [A]: intervalsOf(other), [B]: intervalsOf(third) };
      const both = unite(x, y);
      expect(both[A]).toEqual(intervalsOf([...one, ...other]));
      expect(unite(y, x)).toEqual(both);
      expect(unite(both, x)).toEqual(both);
    }),
  );
});

it('refuses intervals that overlap, touch, run backwards or belong to no device', () => {
  for (const intervals of [
    [
      [1, 4],
      [3, 5],
    ],
    [
      [1, 2],
      [3, 4],
    ],
    [[4, 1]],
    [[0, 2]],
  ])
    expect(Seen.safeParse({ [A]: intervals }).success).toBe(false);
  expect(Seen.safeParse({ short: [[1, 2]] }).success).toBe(false);
});
