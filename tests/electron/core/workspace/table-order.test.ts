import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { orderTable } from '../../../../electron/core/workspace/table-order.ts';
import { readTableRows } from '../../../../electron/core/workspace/table-rows.ts';
import type { TableQuery } from '../../../../shared/records/table-query.ts';
import { type Article, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('table-order');
let tagged: TaggedWorkspace;
let gauges: Article;
let borders: Article;
/** Quotes by the id of their annotation, so that an order can be read. */
const quotes = new Map<string, string>();

function add(article: Article, kind: 'claim' | 'precedent' | 'option', quote: string, fields = {}): string {
  const id = tagged.tag(article, kind, quote, fields);
  quotes.set(id, quote);
  return id;
}

beforeAll(() => {
  tagged = new TaggedWorkspace(join(folder, 'table.postil'));
  gauges = tagged.addArticle('Gauges', ['Alpha says so.', 'Beta denies it.', 'Gamma waits.'], {
    publication: 'Éclair',
  });
  borders = tagged.addArticle('Borders', ['Delta is quiet.'], {
    publication: 'Zenith',
    published: '2024-05',
  });
  const water = tagged.addTag('water');
  const law = tagged.addTag('law');
  add(gauges, 'claim', 'Gamma', { 'claim.speaker': 'Minister 10', confidence: 1, [`tag:${water}`]: true });
  add(gauges, 'claim', 'Alpha', {
    'claim.speaker': 'Minister 9',
    'claim.type': 'causal',
    [`tag:${water}`]: true,
    [`tag:${law}`]: true,
  });
  add(gauges, 'option', 'Beta', { confidence: 5 });
  add(borders, 'claim', 'Delta', { 'claim.type': 'factual', 'claim.speaker': 'élan' });
  return () => tagged.close();
});

const ask = (query: Partial<TableQuery>) =>
  orderTable(tagged.workspace.db, { filter: {}, sorts: [], groupBy: null, ...query });
const order = (query: Partial<TableQuery>) => ask(query).ids.map(id => quotes.get(id));
const heads = (query: Partial<TableQuery>) => ask(query).heads.map(({ label, count }) => [label, count]);

describe('rows without a sort', () => {
  it('stand in the order of the library and of each text, under one head', () => {
    expect(order({})).toEqual(['Alpha', 'Beta', 'Gamma', 'Delta']);
    expect(ask({}).heads).toEqual([{ key: null, label: '', count: 4 }]);
  });

  it('have no head when there are none', () => {
    expect(ask({ filter: { kinds: ['precedent'] } })).toEqual({ ids: [], heads: [] });
  });

  it('keep to the filter', () => {
    expect(order({ filter: { documents: [borders.id] } })).toEqual(['Delta']);
    expect(order({ filter: { kinds: ['option'] } })).toEqual(['Beta']);
  });
});

describe('a sort', () => {
  it('puts numbers in texts by their value, and accents beside their letter', () => {
    expect(order({ sorts: [{ column: 'claim.speaker', isDescending: false }] })).toEqual([
      'Delta',
      'Alpha',
      'Gamma',
      'Beta',
    ]);
  });

  it('leaves rows without a value last, whichever way it goes', () => {
    expect(order({ sorts: [{ column: 'confidence', isDescending: false }] })).toEqual([
      'Gamma',
      'Beta',
      'Alpha',
      'Delta',
    ]);
    expect(order({ sorts: [{ column: 'confidence', isDescending: true }] })).toEqual([
      'Beta',
      'Gamma',
      'Alpha',
      'Delta',
    ]);
  });

  it('puts a closed field in the order of its values, not of its letters', () => {
    expect(order({ sorts: [{ column: 'claim.type', isDescending: false }] }).slice(0, 2)).toEqual([
      'Delta',
      'Alpha',
    ]);
  });

  it('asks the next column among equals', () => {
    const sorts = [
      { column: 'kind', isDescending: false },
      { column: 'quote', isDescending: true },
    ] as const;
    expect(order({ sorts: [...sorts] })).toEqual(['Gamma', 'Delta', 'Alpha', 'Beta']);
  });

  it('does not count what a former kind left behind', () => {
    const id = add(borders, 'claim', 'quiet', { 'claim.speaker': 'AAA' });
    tagged.workspace.commit('Change kind', [{ record: 'annotation', id, fields: { kind: 'option' } }]);
    expect(order({ sorts: [{ column: 'claim.speaker', isDescending: false }] })[0]).toBe('Delta');
    tagged.remove('annotation', id);
  });
});

describe('groups', () => {
  it('name and count what belongs together, those without a value last', () => {
    expect(heads({ groupBy: 'kind' })).toEqual([
      ['Claims', 3],
      ['Policy options', 1],
    ]);
    expect(heads({ groupBy: 'document' })).toEqual([
      ['Borders', 1],
      ['Gauges', 3],
    ]);
    expect(heads({ groupBy: 'claim.type' })).toEqual([
      ['Factual', 1],
      ['Causal', 1],
      ['', 2],
    ]);
    expect(heads({ groupBy: 'publication' })).toEqual([
      ['Éclair', 3],
      ['Zenith', 1],
    ]);
  });

  it('show an annotation under each of its tags', () => {
    const query = { groupBy: 'tags' } as const;
    expect(heads(query)).toEqual([
      ['law', 1],
      ['water', 2],
      ['', 2],
    ]);
    expect(order(query)).toEqual(['Alpha', 'Alpha', 'Gamma', 'Beta', 'Delta']);
  });

  it('sort within themselves', () => {
    expect(order({ groupBy: 'document', sorts: [{ column: 'quote', isDescending: true }] })).toEqual([
      'Delta',
      'Gamma',
      'Beta',
      'Alpha',
    ]);
  });
});

describe('rows of the table', () => {
  it('come with their document and the number of their links, in the order asked for', () => {
    const [alpha = '', beta = ''] = ask({}).ids;
    tagged.link(alpha, beta, 'supports');
    const rows = readTableRows(tagged.workspace.db, [beta, alpha, 'gone']);
    expect(rows.map(row => [row.annotation.anchor.quote, row.links, row.document.title])).toEqual([
      ['Beta', 1, 'Gauges'],
      ['Alpha', 1, 'Gauges'],
    ]);
  });
});
