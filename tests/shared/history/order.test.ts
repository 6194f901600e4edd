/** Which change wins a field: the same one on every computer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, compareClocks, wins } from '../../../shared/history/order.ts';

const clock: fc.Arbitrary<Clock> = fc.tuple(
  fc.integer({ min: 1, max: 5 }),
  fc.constantFrom('A', 'B', 'a', '_', '-'),
);

describe('the order of changes', () => {
  it('goes by Lamport time, then by device', () => {
    expect(wins([2, 'A'], [1, 'Z'])).toBe(true);
    expect(wins([1, 'Z'], [2, 'A'])).toBe(false);
    expect(wins([1, 'B'], [1, 'A'])).toBe(true);
    expect(wins([1, 'A'], [1, 'A'])).toBe(false);
    expect(wins([1, 'A'], undefined)).toBe(true);
  });

  it('is total: two clocks are equal only when they are the same', () => {
    fc.assert(
      fc.property(clock, clock, clock, (a, b, c) => {
        expect(Math.sign(compareClocks(a, b))).toBe(-Math.sign(compareClocks(b, a)) + 0);
        expect(compareClocks(a, b) === 0).toBe(a[0] === b[0] && a[1] === b[1]);
        if (compareClocks(a, b) <= 0 && compareClocks(b, c) <= 0)
          expect(compareClocks(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('keeps one winner whatever the order of arrival', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(clock, { selector: String, minLength: 1 }),
        fc.func(fc.nat()),
        (clocks, shuffle) => {
          const winner = (list: readonly Clock[]) =>
            list.reduce<Clock | undefined>((held, next) => (wins(next, held) ? next : held), undefined);
          const other = [...clocks].sort((a, b) => Number(shuffle(a)) - Number(shuffle(b)));
          expect(winner(other)).toEqual(winner(clocks));
        },
      ),
    );
  });
});
