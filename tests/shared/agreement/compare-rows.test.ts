import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cohenKappa } from '../../../shared/agreement/cohen-kappa.ts';
import { type Comparison, compare } from '../../../shared/agreement/compare.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import type { Mark } from '../../../shared/agreement/units.ts';

const people = ['ann', 'ben', 'cem'];
const labels = ['claim', 'option'];
const LENGTH = 15;

const mark = fc
  .tuple(
    fc.constantFrom(...people),
    fc.nat(LENGTH - 1),
    fc.integer({ min: 1, max: 6 }),
    fc.subarray(labels, { minLength: 1 }),
  )
  .map(
    ([person, start, length, given]): Omit<Mark, 'id'> => ({
      person,
      start,
      end: Math.min(LENGTH, start + length),
      labels: given,
    }),
  );
const texts = fc.array(fc.array(mark, { maxLength: 6 }), { minLength: 1, maxLength: 3 }).map(all =>
  all.map((marks, t) => ({
    id: `${t}`,
    length: LENGTH,
    marks: marks.map((each, i) => ({ ...each, id: `${t}-${i}` })),
  })),
);

function figures(comparison: Comparison) {
  const steps = compare(comparison);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Every character of every text that two people marked, with what each said of it. */
function characters(all: Comparison['texts'], say: (given: string[]) => string) {
  return all.flatMap(({ length, marks }) => {
    const judges = new Set(marks.map(({ person }) => person));
    if (judges.size < 2) return [];
    return Array.from({ length }, (_, at) => ({
      values: people.map(person => {
        const over = marks.filter(one => one.person === person && one.start <= at && at < one.end);
        return judges.has(person) ? say([...new Set(over.flatMap(one => one.labels))].sort()) : null;
      }),
      weight: 1,
    }));
  });
}

it('by character gives what asking for every character alone gives, of everything and of each label', () => {
  fc.assert(
    fc.property(texts, all => {
      const { rows, total, differing } = figures({
        people,
        texts: all,
        unit: 'character',
        labels,
        most: 100,
      });
      const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
      const every = characters(all, given => given.join(' '));
      expect(rows[0]?.alpha.value).toEqual(near(krippendorffAlpha(every).value));
      expect(rows[0]?.units).toBe(every.length);
      for (const label of labels) {
        const of = characters(all, given => String(given.includes(label)));
        const row = rows.find(one => one.label === label);
        expect(row?.alpha.value).toEqual(near(krippendorffAlpha(of).value));
        expect(row?.units).toBe(every.length);
      }
      expect(differing).toHaveLength(total);
    }),
  );
});

it('of two people alone gives what their row in a comparison of three gives', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom('overlap' as const, 'character' as const), (all, unit) => {
      const { rows } = figures({ people, texts: all, unit, labels, most: 0 });
      const pair = rows.find(row => row.pair?.join() === 'ann,cem');
      const alone = figures({ people: ['ann', 'cem'], texts: all, unit, labels, most: 0 }).rows[0];
      expect({ ...pair, pair: null }).toEqual(alone);
      expect(rows.filter(row => row.pair)).toHaveLength(3);
    }),
  );
});

it('gives a label to two people as kappa of whether they gave it', () => {
  fc.assert(
    fc.property(texts, all => {
      const two = all.map(text => ({ ...text, marks: text.marks.filter(({ person }) => person !== 'cem') }));
      const { rows } = figures({ people: ['ann', 'ben'], texts: two, unit: 'character', labels, most: 0 });
      const expected = cohenKappa(
        characters(two, given => String(given.includes('claim'))),
        0,
        1,
      );
      const { value } = rows.find(row => row.label === 'claim')?.kappa ?? { value: Number.NaN };
      expect(value).toEqual(expected.value === null ? null : expect.closeTo(expected.value, 9));
    }),
  );
});
