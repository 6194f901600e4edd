import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lines } from '../../../renderer/table/lines.ts';

const groups = fc
  .array(fc.record({ count: fc.integer({ min: 1, max: 6 }), isFolded: fc.boolean() }), { maxLength: 12 })
  .map(list => ({
    heads: list.map(({ count }, i) => ({ key: `g${i}`, label: `Group ${i}`, count })),
    folded: new Set(list.flatMap(({ isFolded }, i) => (isFolded ? [`g${i}`] : []))),
  }));

/** The same lines, written out one after the other. */
function spelt({ heads, folded }: { heads: { key: string; count: number }[]; folded: Set<string> }) {
  let row = 0;
  return heads.flatMap(({ key, count }) => {
    const rows = Array.from({ length: count }, () => `row ${row++}`);
    return [`head ${key}`, ...(folded.has(key) ? [] : rows)];
  });
}

function read(lines: Lines): string[] {
  return Array.from({ length: lines.count }, (_, i) => {
    const line = lines.at(i);
    if (line?.type === 'row') return `row ${line.row}`;
    return `head ${line?.head.key}`;
  });
}

describe('the lines of the table', () => {
  it('are the heads with their rows, but for rows that are folded away', () => {
    fc.assert(
      fc.property(groups, made => {
        expect(read(new Lines(made.heads, true, made.folded))).toEqual(spelt(made));
      }),
    );
  });

  it('are only rows where nothing is grouped', () => {
    const lines = new Lines([{ key: null, label: '', count: 3 }], false, new Set([null]));
    expect(read(lines)).toEqual(['row 0', 'row 1', 'row 2']);
    expect(lines.at(3)).toBeUndefined();
    expect(lines.at(-1)).toBeUndefined();
  });

  it('between two of them hold the rows of a head that is one of the two', () => {
    const heads = [
      { key: 'a', label: 'A', count: 2 },
      { key: 'b', label: 'B', count: 3 },
    ];
    const lines = new Lines(heads, true, new Set(['b']));
    expect(lines.rowsBetween(1, 2)).toEqual({ from: 0, to: 2 });
    expect(lines.rowsBetween(3, 2)).toEqual({ from: 1, to: 5 });
    expect(lines.rowsBetween(0, 0)).toEqual({ from: 0, to: 2 });
  });
});
