/** Judgements to compute agreement of: from published tables, and at random. */
import fc from 'fast-check';
import type { CodedUnit } from '../../../shared/agreement/coded-unit.ts';

/** A table of two people as units: the number in row i, column j is how often one said i and the other j. */
export function tabled(counts: readonly (readonly number[])[]): CodedUnit[] {
  return counts.flatMap((row, i) => row.map((weight, j) => ({ values: [String(i), String(j)], weight })));
}

/** A matrix as it is printed, a line for each person and a dot where one did not judge. */
export function printed(...people: readonly string[]): CodedUnit[] {
  const rows = people.map(line => line.split(' '));
  return (rows[0] ?? []).map((_, i) => ({
    values: rows.map(row => (row[i] === '.' ? null : (row[i] ?? null))),
    weight: 1,
  }));
}

/** Each unit as often as it weighs, as plain lists. */
export function repeated(units: readonly CodedUnit[]): (string | null)[][] {
  return units.flatMap(({ values, weight }) => Array.from({ length: weight }, () => [...values]));
}

export function codings({ people }: { people: number }): fc.Arbitrary<CodedUnit[]> {
  const value = fc.option(fc.constantFrom('claim', 'precedent', 'option'), { freq: 6 });
  return fc.array(
    fc.record({
      values: fc.array(value, { minLength: people, maxLength: people }),
      weight: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 12 },
  );
}
