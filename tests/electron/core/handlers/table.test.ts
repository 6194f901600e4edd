import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../../shared/records/document.ts';
import type { Kind } from '../../../../shared/records/kind.ts';
import type { TableQuery } from '../../../../shared/records/table-query.ts';
import { ARTICLE, anchorOf, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;
let document: Document;
const everything: TableQuery = { filter: {}, sorts: [], groupBy: null };

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
  document = await importText(test, ARTICLE);
});
afterEach(() => test.end());

async function tagged(kind: Kind, quote: string): Promise<string> {
  const anchor = await anchorOf(test, document, quote);
  return (await test.client.annotations.create({ document: document.id, kind, anchor })).id;
}

describe('table.outline', () => {
  it('counts rows and, under tags, annotations that stand there more than once', async () => {
    const claim = await tagged('claim', 'The two governments');
    await test.client.tags.create({ name: 'water', applyTo: [claim] });
    await test.client.tags.create({ name: 'law', applyTo: [claim] });
    const outline = await test.client.table.outline({ ...everything, groupBy: 'tags' });
    expect(outline).toMatchObject({ total: 2, annotations: 1 });
    expect(outline.heads.map(head => head.label)).toEqual(['law', 'water']);
  });
});

describe('table.rows', () => {
  it('gives the rows asked for, and what was tagged since', async () => {
    const claim = await tagged('claim', 'The two governments');
    const ask = (from: number, limit: number) => test.client.table.rows({ query: everything, from, limit });
    expect((await ask(0, 10)).map(row => row.annotation.id)).toEqual([claim]);
    const option = await tagged('option', 'They should publish');
    expect((await ask(1, 10)).map(row => row.annotation.id)).toEqual([option]);
    expect(await ask(2, 10)).toEqual([]);
    await test.client.annotations.remove({ ids: [claim] });
    expect((await ask(0, 10)).map(row => row.annotation.id)).toEqual([option]);
  });
});

describe('table.ids', () => {
  it('names every annotation once', async () => {
    const claim = await tagged('claim', 'The two governments');
    await test.client.tags.create({ name: 'water', applyTo: [claim] });
    await test.client.tags.create({ name: 'law', applyTo: [claim] });
    expect(await test.client.table.ids({ ...everything, groupBy: 'tags' })).toEqual([claim]);
  });

  it('names those between two places', async () => {
    await tagged('claim', 'The two governments');
    const option = await tagged('option', 'They should publish');
    const ids = await test.client.table.ids({ ...everything, range: { from: 1, to: 2 } });
    expect(ids).toEqual([option]);
  });
});

describe('table.matrix', () => {
  it('counts articles by kinds', async () => {
    await tagged('claim', 'The two governments');
    const matrix = await test.client.table.matrix({ filter: {}, rows: 'document', columns: 'kind' });
    expect(matrix).toMatchObject({
      rows: [{ key: document.id, label: document.title, count: 1 }],
      columns: [{ key: 'claim', label: 'Claims', count: 1 }],
      cells: [{ row: 0, column: 0, count: 1 }],
      total: 1,
    });
  });
});
