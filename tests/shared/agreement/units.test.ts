import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, type Unit, unitsByCharacter, unitsByOverlap } from '../../../shared/agreement/units.ts';

const LENGTH = 40;

function mark(id: string, person: string, start: number, end: number, label = 'claim'): Mark {
  return { id, person, start, end, labels: [label] };
}

const marks = fc
  .array(
    fc.tuple(fc.constantFrom('ann', 'ben', 'cem'), fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 15 })),
    { maxLength: 10 },
  )
  .map(all =>
    all.map(([person, start, length], i) => mark(`${i}`, person, start, Math.min(LENGTH, start + length))),
  );

const ids = (unit: Unit): string[] =>
  [...unit.marks.values()]
    .flat()
    .map(({ id }) => id)
    .sort();

describe('units by character', () => {
  it('cover the whole text in order, and hold at every character the marks over it', () => {
    fc.assert(
      fc.property(marks, all => {
        const units = unitsByCharacter(all, LENGTH);
        expect(units.map(({ start }) => start)).toEqual([0, ...units.map(({ end }) => end)].slice(0, -1));
        expect(units.at(-1)?.end).toBe(LENGTH);
        for (let at = 0; at < LENGTH; at++) {
          const unit = units.find(({ start, end }) => start <= at && at < end);
          const over = all.filter(({ start, end }) => start <= at && at < end);
          expect(unit && ids(unit)).toEqual(over.map(({ id }) => id).sort());
        }
      }),
    );
  });

  it('are as few as the ends of marks ask for, however long the text is', () => {
    expect(unitsByCharacter([mark('a', 'ann', 10, 20)], 50_000_000)).toHaveLength(3);
    expect(unitsByCharacter([], 7)).toEqual([{ start: 0, end: 7, marks: new Map() }]);
    expect(unitsByCharacter([], 0)).toEqual([]);
  });
});

describe('units by overlap', () => {
  it('hold every mark once, of each person one, each two sharing half of the shorter', () => {
    fc.assert(
      fc.property(marks, all => {
        const units = unitsByOverlap(all);
        expect(units.flatMap(ids).sort()).toEqual(all.map(({ id }) => id).sort());
        for (const unit of units) {
          const own = [...unit.marks.values()];
          expect(own.every(({ length }) => length === 1)).toBe(true);
          for (const a of own.flat())
            for (const b of own.flat()) {
              const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
              expect(shared * 2).toBeGreaterThanOrEqual(Math.min(a.end - a.start, b.end - b.start));
            }
        }
      }),
    );
  });

  it('do not depend on the order in which marks come', () => {
    fc.assert(
      fc.property(marks, all => {
        expect(unitsByOverlap(all.toReversed()).map(ids)).toEqual(unitsByOverlap(all).map(ids));
      }),
    );
  });

  it('take the best overlap first, and leave what overlaps less than half alone', () => {
    const wide = mark('wide', 'ben', 0, 30);
    const units = unitsByOverlap([mark('a', 'ann', 0, 12), mark('b', 'ann', 12, 31), wide]);
    expect(units.map(ids)).toEqual([['a'], ['b', 'wide']]);
    expect(unitsByOverlap([mark('a', 'ann', 0, 10), mark('b', 'ben', 6, 16)])).toHaveLength(2);
    expect(unitsByOverlap([mark('a', 'ann', 0, 10), mark('b', 'ben', 5, 15)])).toHaveLength(1);
  });

  it('pair the same words by label when both marked them twice', () => {
    const units = unitsByOverlap([
      mark('a1', 'ann', 0, 10, 'claim'),
      mark('a2', 'ann', 0, 10, 'option'),
      mark('b1', 'ben', 0, 10, 'option'),
      mark('b2', 'ben', 0, 10, 'claim'),
    ]);
    expect(units.map(ids).sort()).toEqual([
      ['a1', 'b2'],
      ['a2', 'b1'],
    ]);
  });

  it('pair the same words by the very same labels before those with some in common', () => {
    const both = ['claim', 'option'];
    const units = unitsByOverlap([
      mark('a1', 'ann', 0, 10, 'claim'),
      { ...mark('a2', 'ann', 0, 10), labels: both },
      { ...mark('b1', 'ben', 0, 10), labels: both },
      mark('b2', 'ben', 0, 10, 'claim'),
    ]);
    expect(units.map(ids).sort()).toEqual([
      ['a1', 'b2'],
      ['a2', 'b1'],
    ]);
  });
});
