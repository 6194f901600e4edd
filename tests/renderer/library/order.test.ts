/** Which articles the library shows, and in which order. */
import { describe, expect, it } from 'vitest';
import { shortDate } from '../../../renderer/library/dates.ts';
import { arrange } from '../../../renderer/library/order.ts';
import type { Document } from '../../../shared/records/document.ts';
import { document } from '../link/records.ts';

const summary = (n: number, title: string, claims: number, patch: Partial<Document> = {}) => ({
  document: document(n, { title, ...patch }),
  counts: { claim: claims, precedent: 0, option: 0 },
});
const list = [
  summary(1, 'Item 10', 1, { published: '2024' }),
  summary(2, 'Item 9', 5, { status: 'done', published: '2025-03-16' }),
  summary(3, 'älter', 1),
];
const titles = (view: Parameters<typeof arrange>[1]) =>
  arrange(list, view).map(({ document: { title } }) => title);

describe('the library', () => {
  it('keeps the order of import', () => {
    expect(titles({ order: 'imported', status: null })).toEqual(['Item 10', 'Item 9', 'älter']);
  });

  it('sorts titles as people do: numbers by value, letters without regard to accents', () => {
    expect(titles({ order: 'title', status: null })).toEqual(['älter', 'Item 9', 'Item 10']);
  });

  it('puts the latest publication first and undated ones last', () => {
    expect(titles({ order: 'published', status: null })).toEqual(['Item 9', 'Item 10', 'älter']);
  });

  it('puts what has most annotations first, equal ones in order of import', () => {
    expect(titles({ order: 'annotations', status: null })).toEqual(['Item 9', 'Item 10', 'älter']);
  });

  it('shows one reading status alone', () => {
    expect(titles({ order: 'imported', status: 'done' })).toEqual(['Item 9']);
  });

  it('says dates in few words and leaves alone what is none', () => {
    expect(['2025-03-11', '2025-03', '2025', 'Winter 2024', '2025-02-31'].map(shortDate)).toEqual([
      '11 Mar 2025',
      'Mar 2025',
      '2025',
      'Winter 2024',
      '2025-02-31',
    ]);
  });
});
