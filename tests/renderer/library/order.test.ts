/** Which articles the library shows, and in which order. */
import { describe, expect, it } from 'vitest';
import { shortDate } from '../../../renderer/library/dates.ts';
import { arrange, everything, narrowing, type ShownLibrary } from '../../../renderer/library/order.ts';
import type { Document } from '../../../shared/records/document.ts';
import { document, id } from '../link/records.ts';

const summary = (n: number, title: string, claims: number, patch: Partial<Document> = {}) => ({
  document: document(n, { title, ...patch }),
  counts: { claim: claims, precedent: 0, option: 0 },
});
const BASIN = id(70);
const list = [
  summary(1, 'Item 10', 1, { published: '2024', publication: 'The Gazette', collections: [BASIN] }),
  summary(2, 'Item 9', 5, { status: 'done', published: '2025-03-16' }),
  summary(3, 'älter', 1),
];
const titles = (view: Partial<ShownLibrary>) =>
  arrange(list, { ...everything, ...view }).map(({ document: { title } }) => title);

describe('the library', () => {
  it('keeps the order of import', () => {
    expect(titles({ order: 'imported' })).toEqual(['Item 10', 'Item 9', 'älter']);
  });

  it('sorts titles as people do: numbers by value, letters without regard to accents', () => {
    expect(titles({ order: 'title' })).toEqual(['älter', 'Item 9', 'Item 10']);
  });

  it('puts the latest publication first and undated ones last', () => {
    expect(titles({ order: 'published' })).toEqual(['Item 9', 'Item 10', 'älter']);
  });

  it('puts what has most annotations first, equal ones in order of import', () => {
    expect(titles({ order: 'annotations' })).toEqual(['Item 9', 'Item 10', 'älter']);
  });

  it('shows what one person annotated alone, and nothing until that is known', () => {
    const view = { ...everything, person: 'ada' };
    const annotated = new Set(list.slice(1, 2).map(({ document: { id: own } }) => own));
    expect(arrange(list, view, annotated).map(({ document: { title } }) => title)).toEqual(['Item 9']);
    expect(arrange(list, view)).toEqual([]);
  });

  it('shows one reading status alone', () => {
    expect(titles({ status: 'done' })).toEqual(['Item 9']);
  });

  it('puts unread articles first, equal ones in order of import', () => {
    expect(titles({ order: 'status' })).toEqual(['Item 10', 'älter', 'Item 9']);
  });

  it('shows articles of one collection, and those in none', () => {
    expect(titles({ collection: BASIN })).toEqual(['Item 10']);
    expect(titles({ collection: 'none' })).toEqual(['Item 9', 'älter']);
  });

  it('shows articles with a kind of passage, and those without any', () => {
    expect(titles({ kind: 'claim' })).toEqual(['Item 10', 'Item 9', 'älter']);
    expect(titles({ kind: 'precedent' })).toEqual([]);
    const untagged = [...list, summary(4, 'Untouched', 0)];
    expect(arrange(untagged, { ...everything, kind: 'none' })).toHaveLength(1);
  });

  it('finds words of titles, authors and publications, without regard to case and accents', () => {
    expect(titles({ text: 'ALT' })).toEqual(['älter']);
    expect(titles({ text: 'item 9' })).toEqual(['Item 9']);
    expect(titles({ text: 'gazette' })).toEqual(['Item 10']);
    expect(titles({ text: 'item gazette' })).toEqual(['Item 10']);
    expect(titles({ text: 'nowhere' })).toEqual([]);
  });

  it('says what it is narrowed to', () => {
    expect(narrowing({ ...everything, status: 'done', kind: 'option' })).toBe('Done · With policy options');
    expect(narrowing({ ...everything, text: 'x' })).toBe('');
    expect(narrowing({ ...everything, status: 'done', person: 'ada' }, 'Ada')).toBe(
      'Done · Annotated by Ada',
    );
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
