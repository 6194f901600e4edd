import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodedUnit } from '../../../shared/agreement/coded-unit.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { observedAgreement } from '../../../shared/agreement/observed-agreement.ts';
import { codings, printed, repeated } from './codings.ts';

describe('Krippendorff’s alpha for nominal data', () => {
  it('is 0.095 for the two observers of Krippendorff (1980, p. 133), who agree on 60 %', () => {
    const units = printed('0 1 0 0 0 0 0 0 1 0', '0 1 1 0 0 1 0 1 0 0');
    expect(krippendorffAlpha(units).value).toBeCloseTo(0.095, 3);
    expect(observedAgreement(units).value).toBeCloseTo(0.6, 12);
  });

  it('is 0.642 for the three observers of Krippendorff (1980, p. 139), who agree on 74 %', () => {
    const units = printed('1 1 2 4 1 2 1 3 2', '1 2 2 4 4 2 2 3 2', '1 2 2 4 4 2 3 3 2');
    expect(krippendorffAlpha(units).value).toBeCloseTo(0.642, 3);
    expect(observedAgreement(units).value).toBeCloseTo(0.74, 2);
  });

  it('is 0.743 for the four observers with gaps of Krippendorff (2011, section C)', () => {
    const units = printed(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    );
    expect(krippendorffAlpha(units).value).toBeCloseTo(0.743, 3);
  });

  it('equals what counting every pair of judgements gives', () => {
    fc.assert(
      fc.property(codings({ people: 3 }), units => {
        const { value } = krippendorffAlpha(units);
        const expected = byPairs(repeated(units));
        if (expected === null) expect(value).toBeNull();
        else expect(value).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('does not change when people change places, and is 1 for identical work that varies', () => {
    fc.assert(
      fc.property(codings({ people: 3 }), units => {
        const turned = units.map(({ values, weight }) => ({ values: values.toReversed(), weight }));
        expect(krippendorffAlpha(turned)).toEqual(krippendorffAlpha(units));
        const same = units.map(({ values: [a = null], weight }) => ({ values: [a, a, a], weight }));
        const { value } = krippendorffAlpha(same);
        if (value !== null) expect(value).toBeCloseTo(1, 12);
      }),
    );
  });

  it('says why there is none', () => {
    const alone: CodedUnit[] = [{ values: ['claim', null], weight: 1 }];
    expect(krippendorffAlpha(alone)).toEqual({ value: null, reason: expect.stringContaining('two people') });
    expect(observedAgreement(alone).value).toBeNull();
    const alike: CodedUnit[] = [{ values: ['claim', 'claim'], weight: 1 }];
    expect(krippendorffAlpha(alike)).toEqual({ value: null, reason: expect.stringContaining('chance') });
    expect(observedAgreement(alike).value).toBe(1);
  });
});

/** Alpha straight from its definition: the mean difference within units over that among all judgements. */
function byPairs(values: (string | null)[][]): number | null {
  const units = values.map(unit => unit.filter(value => value !== null)).filter(unit => unit.length > 1);
  const all = units.flat();
  let within = 0;
  for (const unit of units) within += differing(unit) / (unit.length - 1);
  const among = differing(all) / (all.length - 1);
  return all.length === 0 || among === 0 ? null : 1 - within / among;
}

/** Ordered pairs of different judgements. */
function differing(judgements: readonly string[]): number {
  let count = 0;
  for (const a of judgements) for (const b of judgements) if (a !== b) count++;
  return count;
}
