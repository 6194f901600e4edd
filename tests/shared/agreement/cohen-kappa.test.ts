import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodedUnit } from '../../../shared/agreement/coded-unit.ts';
import { cohenKappa, meanKappa } from '../../../shared/agreement/cohen-kappa.ts';
import { codings, repeated, tabled } from './codings.ts';

describe('Cohen’s kappa', () => {
  it('is 0.492 for the clinicians of Cohen (1960, p. 45)', () => {
    const units = tabled([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    expect(cohenKappa(units, 0, 1).value).toBeCloseTo(0.492, 3);
  });

  it('is 0.348 and 0.801 for the dialogue acts of Artstein and Poesio (2008, pp. 558 and 568)', () => {
    const two = tabled([
      [20, 20],
      [10, 50],
    ]);
    expect(cohenKappa(two, 0, 1).value).toBeCloseTo(0.348, 3);
    const three = tabled([
      [46, 6, 0],
      [0, 32, 0],
      [0, 6, 10],
    ]);
    expect(cohenKappa(three, 0, 1).value).toBeCloseTo(0.8013, 4);
  });

  it('equals what the definition gives when chance is worked out by pairing every judgement with every other', () => {
    fc.assert(
      fc.property(codings({ people: 2 }), units => {
        const { value } = cohenKappa(units, 0, 1);
        const expected = byPairing(repeated(units));
        if (expected === null) expect(value).toBeNull();
        else expect(value).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('does not change when the two change places, and is 1 for identical work that varies', () => {
    fc.assert(
      fc.property(codings({ people: 2 }), units => {
        expect(cohenKappa(units, 1, 0)).toEqual(cohenKappa(units, 0, 1));
        const twice = units.map(({ values: [a = null], weight }) => ({ values: [a, a], weight }));
        const { value } = cohenKappa(twice, 0, 1);
        if (value !== null) expect(value).toBeCloseTo(1, 12);
      }),
    );
  });

  it('says why there is none', () => {
    expect(cohenKappa([], 0, 1)).toEqual({ value: null, reason: expect.stringContaining('two people') });
    const alike: CodedUnit[] = [{ values: ['claim', 'claim'], weight: 7 }];
    expect(cohenKappa(alike, 0, 1)).toEqual({ value: null, reason: expect.stringContaining('chance') });
  });

  it('of three people is the mean over the pairs that have one', () => {
    const units: CodedUnit[] = [
      { values: ['a', 'a', 'b'], weight: 1 },
      { values: ['b', 'b', 'b'], weight: 1 },
      { values: ['a', 'b', null], weight: 1 },
    ];
    const pairs = [cohenKappa(units, 0, 1), cohenKappa(units, 0, 2), cohenKappa(units, 1, 2)];
    const values = pairs.map(({ value }) => value ?? Number.NaN);
    expect(meanKappa(units, 3).value).toBeCloseTo(values.reduce((a, b) => a + b) / 3, 12);
    expect(meanKappa(units.slice(0, 1), 3).value).toBe(0);
  });
});

/** Kappa from disagreement: what is seen over what pairing every judgement of one with every one of the other gives. */
function byPairing(values: (string | null)[][]): number | null {
  const both = values.filter(([a, b]) => a !== null && b !== null);
  const differ = both.filter(([a, b]) => a !== b).length / both.length;
  let chance = 0;
  for (const [a] of both) for (const [, b] of both) if (a !== b) chance++;
  if (chance === 0) return null;
  return 1 - differ / (chance / both.length ** 2);
}
