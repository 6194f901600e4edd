/** Saved views of the table: kept, named apart, and brought back by undo. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TableView } from '../../../../shared/records/saved-view.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;
const claims: TableView = {
  filter: { kinds: ['claim'], fields: [{ field: 'claim.verdict', isEmpty: true }] },
  sorts: [{ column: 'document', isDescending: true }],
  groupBy: 'claim.speaker',
  columns: [
    { column: 'quote', width: 300 },
    { column: 'claim.speaker', width: 120 },
  ],
};
const plain: TableView = { ...claims, filter: {}, sorts: [], groupBy: null };

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
});
afterEach(() => test.end());

const create = (name: string, view = claims) => test.client.views.create({ name, view });
const names = async () => (await test.client.views.list()).map(({ name }) => name);

describe('views.create', () => {
  it('keeps all that the table showed, and refuses a name that is taken', async () => {
    expect(await create('Open claims')).toMatchObject({ name: 'Open claims', ...claims });
    await expect(create('open  CLAIMS')).rejects.toMatchObject({ code: 'view.sameName' });
    await expect(create('')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await names()).toEqual(['Open claims']);
  });
});

describe('views.list', () => {
  it('has them by name, and none after undo', async () => {
    await create('View 10');
    await create('View 9');
    expect(await names()).toEqual(['View 9', 'View 10']);
    await test.client.workspace.undo();
    expect(await names()).toEqual(['View 10']);
    expect((await test.client.workspace.check()).problems).toEqual([]);
  });
});

describe('views.rename', () => {
  it('keeps what it shows, and refuses the name of another', async () => {
    const { id } = await create('Claims');
    await create('Options', plain);
    await expect(test.client.views.rename({ id, name: 'options' })).rejects.toMatchObject({
      code: 'view.sameName',
    });
    await test.client.views.rename({ id, name: 'CLAIMS' });
    expect((await test.client.views.list())[0]).toMatchObject({ name: 'CLAIMS', ...claims });
  });
});

describe('views.replace', () => {
  it('holds what the table shows now, also where something is no longer set', async () => {
    const { id } = await create('Claims');
    await test.client.views.replace({ id, view: plain });
    expect(await test.client.views.list()).toMatchObject([{ name: 'Claims', ...plain }]);
    await test.client.workspace.undo();
    expect(await test.client.views.list()).toMatchObject([{ name: 'Claims', ...claims }]);
  });
});

describe('views.remove', () => {
  it('takes it out of the list, and undo brings it back', async () => {
    const { id } = await create('Claims');
    await test.client.views.remove({ id });
    expect(await names()).toEqual([]);
    await expect(test.client.views.replace({ id, view: plain })).rejects.toMatchObject({
      code: 'record.missing',
    });
    expect((await test.client.workspace.undo())?.label).toBe('Remove view “Claims”');
    expect(await names()).toEqual(['Claims']);
  });
});
