import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inkOn, personColours } from '../../../shared/records/person-colours.ts';
import { contrast } from '../../support/looks.ts';

const rgb = (hex: string) =>
  [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as [number, number, number];

it('initials can be read on any colour a person may have', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, hex => {
      expect(contrast(rgb(hex), rgb(inkOn(hex)))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2_000, examples: personColours.map(({ value }): [string] => [value]) },
  );
});
