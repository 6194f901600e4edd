import { describe, expect, it } from 'vitest';
import { countsOf, isBeyondFilter, narrowedTo } from '../../../renderer/table/matrix-cells.ts';

const head = (key: string | null) => ({ key, label: key ?? '', count: 1 });

it('counts nothing where the engine named no count', () => {
  const countAt = countsOf({
    rows: [head('a'), head('b')],
    columns: [head('x'), head('y')],
    cells: [{ row: 1, column: 0, count: 7 }],
    total: 7,
  });
  expect([countAt(0, 0), countAt(0, 1), countAt(1, 0), countAt(1, 1)]).toEqual([0, 0, 7, 0]);
});

describe('a count opens', () => {
  it('the article and the tag it stands for, under the filter of the table', () => {
    const shape = { rows: 'document', columns: 'tags' } as const;
    const filter = { text: 'river' };
    expect(narrowedTo(filter, shape, head('d'), head('t'))).toEqual({
      text: 'river',
      documents: ['d'],
      tags: ['t'],
    });
    expect(narrowedTo(filter, shape, head('d'), null)).toEqual({ ...filter, documents: ['d'] });
    expect(narrowedTo({}, shape, null, head(null))).toEqual({ isUntagged: true });
  });

  it('fewer passages than carry its tag where the table is narrowed to other tags', () => {
    const shape = { rows: 'document', columns: 'tags' } as const;
    expect(isBeyondFilter({ tags: ['old'] }, shape, head('t'))).toBe(true);
    expect(isBeyondFilter({ tags: ['old'] }, shape, head(null))).toBe(false);
    expect(isBeyondFilter({ tags: ['old'] }, { rows: 'document', columns: 'kind' }, head('claim'))).toBe(
      false,
    );
    expect(isBeyondFilter({}, shape, head('t'))).toBe(false);
  });

  it('claims alone where it counts claims alone', () => {
    const shape = { rows: 'claim.speaker', columns: 'claim.verdict' } as const;
    expect(narrowedTo({}, shape, head('Mira'), head(null))).toEqual({
      kinds: ['claim'],
      fields: [
        { field: 'claim.speaker', is: ['Mira'] },
        { field: 'claim.verdict', isEmpty: true },
      ],
    });
    expect(narrowedTo({}, { rows: 'claim.speaker', columns: 'kind' }, null, head('claim'))).toEqual({
      kinds: ['claim'],
    });
  });
});
