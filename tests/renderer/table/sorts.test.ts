import { expect, it } from 'vitest';
import { sortedBy } from '../../../renderer/table/sorts.ts';

const up = { column: 'kind', isDescending: false } as const;
const down = { column: 'kind', isDescending: true } as const;
const title = { column: 'document', isDescending: false } as const;

it('sorts up, then down, then not at all', () => {
  expect(sortedBy([], 'kind', false)).toEqual([up]);
  expect(sortedBy([up], 'kind', false)).toEqual([down]);
  expect(sortedBy([down], 'kind', false)).toEqual([]);
});

it('sorts by one column alone, unless more are asked for', () => {
  expect(sortedBy([title], 'kind', false)).toEqual([up]);
  expect(sortedBy([title], 'kind', true)).toEqual([title, up]);
});

it('turns a column round where it stands among others', () => {
  expect(sortedBy([up, title], 'kind', true)).toEqual([down, title]);
  expect(sortedBy([down, title], 'kind', true)).toEqual([title]);
});

it('sorts by no more columns than the engine takes', () => {
  const four = (['kind', 'document', 'note', 'tags'] as const).map(column => ({
    column,
    isDescending: false,
  }));
  expect(sortedBy(four, 'person', true).map(({ column }) => column)).toEqual([
    'kind',
    'document',
    'note',
    'person',
  ]);
});
