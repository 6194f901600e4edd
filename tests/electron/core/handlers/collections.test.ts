/** Collections of articles, and what is done to several articles at once: each call is one step. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLE, anchorOf, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;
let one: string;
let two: string;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
  one = (await importText(test, ARTICLE)).id;
  two = (await importText(test, ARTICLE.replace('doubled', 'tripled'), 'second.txt')).id;
});
afterEach(() => test.end());

const make = async (name: string, documents: string[] = []) =>
  (await test.client.collections.create({ name, documents })).id;
const shown = async () =>
  Object.fromEntries(
    (await test.client.collections.list()).map(({ collection, documents }) => [collection.name, documents]),
  );
const collectionsOf = async (id: string) => (await test.client.documents.get({ id })).document.collections;
const nextUndo = async () => (await test.client.workspace.state())?.undo;

describe('collections.list', () => {
  it('counts only articles that are here', async () => {
    await make('Basin', [one, two]);
    await make('archive');
    expect(Object.entries(await shown())).toEqual([
      ['archive', 0],
      ['Basin', 2],
    ]);
    await test.client.documents.remove({ ids: [one] });
    expect(await shown()).toMatchObject({ Basin: 1 });
    await test.client.workspace.undo();
    expect(await shown()).toMatchObject({ Basin: 2 });
  });
});

describe('collections.create', () => {
  it('puts articles in and takes them out of another in one step', async () => {
    const basin = await make('Basin', [one]);
    const { id } = await test.client.collections.create({ name: 'Dams', documents: [one, two], from: basin });
    expect(await collectionsOf(one)).toEqual([id]);
    expect(await nextUndo()).toBe('New collection “Dams” with 2 articles');
    await test.client.workspace.undo();
    expect(await collectionsOf(one)).toEqual([basin]);
    expect(await shown()).toEqual({ Basin: 1 });
  });

  it('refuses a name that is taken, whatever its case, and an article that is not here', async () => {
    await make('River basin');
    await expect(make(' river  BASIN ')).rejects.toMatchObject({ code: 'collection.sameName' });
    await test.client.documents.remove({ ids: [two] });
    await expect(make('Dams', [two])).rejects.toMatchObject({ code: 'record.missing' });
    expect(await shown()).toEqual({ 'River basin': 0 });
  });
});

describe('collections.rename', () => {
  it('keeps what is in it, and refuses the name of another', async () => {
    const basin = await make('Basin', [one]);
    await make('Dams');
    await test.client.collections.rename({ id: basin, name: 'River basin' });
    expect(await shown()).toEqual({ Dams: 0, 'River basin': 1 });
    await expect(test.client.collections.rename({ id: basin, name: 'dams' })).rejects.toMatchObject({
      code: 'collection.sameName',
    });
    await test.client.collections.rename({ id: basin, name: 'RIVER basin' });
    expect(await shown()).toMatchObject({ 'RIVER basin': 1 });
  });
});

describe('collections.remove', () => {
  it('leaves its articles, and undo brings it back with them in it', async () => {
    const basin = await make('Basin', [one, two]);
    const dams = await make('Dams', [one]);
    await test.client.collections.remove({ id: basin });
    expect(await collectionsOf(one)).toEqual([dams]);
    expect(await test.client.documents.list()).toHaveLength(2);
    await test.client.workspace.undo();
    expect(await collectionsOf(one)).toEqual([basin, dams]);
    expect(await shown()).toMatchObject({ Basin: 2 });
    expect((await test.client.workspace.check()).problems).toEqual([]);
  });
});

describe('documents.collect', () => {
  it('adds, moves and takes out several articles in one step each', async () => {
    const basin = await make('Basin');
    const dams = await make('Dams');
    const collect = (collections: Record<string, boolean>) =>
      test.client.documents.collect({ ids: [one, two], collections });
    await collect({ [basin]: true });
    expect(await nextUndo()).toBe('Add 2 articles to “Basin”');
    await collect({ [basin]: false, [dams]: true });
    expect(await nextUndo()).toBe('Move 2 articles to “Dams”');
    expect(await shown()).toEqual({ Basin: 0, Dams: 2 });
    await collect({ [dams]: false });
    expect(await nextUndo()).toBe('Take 2 articles out of “Dams”');
    for (let i = 0; i < 3; i++) await test.client.workspace.undo();
    expect(await shown()).toEqual({ Basin: 0, Dams: 0 });
  });

  it('refuses a collection that was removed', async () => {
    const basin = await make('Basin');
    await test.client.collections.remove({ id: basin });
    await expect(
      test.client.documents.collect({ ids: [one], collections: { [basin]: true } }),
    ).rejects.toMatchObject({ code: 'record.missing' });
  });
});

describe('documents.setStatus', () => {
  it('marks several articles in one step', async () => {
    await test.client.documents.setStatus({ ids: [one, two], status: 'done' });
    const statuses = async () => (await test.client.documents.list()).map(({ document }) => document.status);
    expect(await statuses()).toEqual(['done', 'done']);
    expect(await nextUndo()).toBe('Mark 2 articles as done');
    await test.client.workspace.undo();
    expect(await statuses()).toEqual(['unread', 'unread']);
  });
});

it('changes details and collections of an article in one step', async () => {
  const basin = await make('Basin');
  await test.client.documents.update({ id: one, patch: { title: 'New' }, collections: { [basin]: true } });
  expect((await test.client.documents.get({ id: one })).document).toMatchObject({
    title: 'New',
    collections: [basin],
  });
  await test.client.workspace.undo();
  expect(await collectionsOf(one)).toEqual([]);
});

it('finds only in the articles of a collection with “in:”', async () => {
  await make('River basin', [two]);
  const found = async (text: string) =>
    (await test.client.search.query({ text, limit: 50 })).map(({ document }) => document);
  expect(new Set(await found('river in:"river basin"'))).toEqual(new Set([two]));
  expect(new Set(await found('river in:basin'))).toEqual(new Set([two]));
  expect(await found('river in:nowhere')).toEqual([]);
});

describe('annotations.updateAll', () => {
  it('sets the same on several annotations in one step', async () => {
    const quotes = ['The two governments', 'They should publish'];
    const ids: string[] = [];
    for (const quote of quotes) {
      const { document } = await test.client.documents.get({ id: one });
      const anchor = await anchorOf(test, document, quote);
      ids.push((await test.client.annotations.create({ document: one, kind: 'claim', anchor })).id);
    }
    const fields = async (field: 'kind' | 'confidence' | 'keyPassage' | 'claim.speaker') =>
      (await test.client.annotations.list({ document: one })).map(annotation => annotation[field]);
    await test.client.annotations.updateAll({ ids, patch: { kind: 'option' } });
    expect(await fields('kind')).toEqual(['option', 'option']);
    expect(await nextUndo()).toBe('Change 2 annotations to policy option');
    await test.client.annotations.updateAll({ ids, patch: { confidence: 4 } });
    expect(await nextUndo()).toBe('Set confidence of 2 annotations');
    await test.client.annotations.updateAll({
      ids,
      patch: { keyPassage: true, 'claim.speaker': 'Ministry' },
    });
    expect(await fields('keyPassage')).toEqual([true, true]);
    expect(await fields('claim.speaker')).toEqual(['Ministry', 'Ministry']);
    for (let i = 0; i < 3; i++) await test.client.workspace.undo();
    expect(await fields('kind')).toEqual(['claim', 'claim']);
    const own = { note: 'each its own' };
    await expect(test.client.annotations.updateAll({ ids, patch: own })).rejects.toThrow();
  });
});

describe('links.createAll', () => {
  it('links several annotations to one in one step, none twice and none to itself', async () => {
    const ids: string[] = [];
    for (const quote of ['The two governments', 'They should publish', 'Trade across the river']) {
      const { document } = await test.client.documents.get({ id: one });
      const anchor = await anchorOf(test, document, quote);
      ids.push((await test.client.annotations.create({ document: one, kind: 'claim', anchor })).id);
    }
    const [first = '', , to = ''] = ids;
    await test.client.links.create({ from: first, to, type: 'supports' });
    const linked = () => test.client.links.createAll({ from: ids, to, type: 'supports' });
    expect(await linked()).toEqual({ links: 1 });
    expect(await test.client.links.of({ annotation: to })).toHaveLength(2);
    expect(await linked()).toEqual({ links: 0 });
    await test.client.workspace.undo();
    expect(await test.client.links.of({ annotation: to })).toHaveLength(1);
  });
});
