/** The calls of the codebook: each is one step, and none of them loses what a tag was on. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import type { Document } from '../../../../shared/records/document.ts';
import { ARTICLE, anchorOf, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

const FIRST = 'The two governments';
const SECOND = 'Trade across the river has doubled.';
const THIRD = 'They should publish';

let test: TestSession;
let document: Document;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
  document = await importText(test, ARTICLE);
});
afterEach(() => test.end());

async function passage(quote: string, ...tags: string[]): Promise<Annotation> {
  const anchor = await anchorOf(test, document, quote);
  return test.client.annotations.create({ document: document.id, kind: 'claim', anchor, tags });
}
async function make(name: string, parent?: string): Promise<string> {
  return (await test.client.tags.create(parent === undefined ? { name } : { name, parent })).id;
}
const tagsOf = async ({ id }: Annotation) => (await test.client.annotations.get({ id })).tags;
const undo = () => test.client.workspace.undo();
const isFree = async () => (await test.client.workspace.check()).problems;

/** Each tag as `above/name`, by name. */
async function outline(): Promise<string[]> {
  const list = (await test.client.tags.list()).map(({ tag }) => tag);
  const path = (id: string | undefined): string => {
    const tag = list.find(other => other.id === id);
    return tag ? `${path(tag.parent)}/${tag.name}` : '';
  };
  return list.map(({ id }) => path(id).slice(1)).sort();
}

describe('tags.totals', () => {
  it('counts an annotation once for a branch, whatever number of its tags it carries', async () => {
    const water = await make('water');
    const rights = await make('rights', water);
    const flow = await make('flow', water);
    await passage(FIRST, rights, flow);
    await passage(SECOND, water);
    const removed = await passage(THIRD, rights);
    expect(await test.client.tags.totals()).toEqual([{ tag: water, annotations: 3 }]);
    await test.client.annotations.remove({ ids: [removed.id] });
    expect(await test.client.tags.totals()).toEqual([{ tag: water, annotations: 2 }]);
    await test.client.documents.remove({ ids: [document.id] });
    expect(await test.client.tags.totals()).toEqual([{ tag: water, annotations: 0 }]);
  });
});

describe('tags.recent', () => {
  it('names the tags put on annotations here lately, over a restart, without removed ones', async () => {
    const [a, b, c] = [await make('a'), await make('b'), await make('c')];
    const { id } = await passage(FIRST, a);
    await test.client.annotations.addTag({ ids: [id], tag: b });
    await test.client.annotations.addTag({ ids: [id], tag: c });
    await test.client.annotations.removeTag({ ids: [id], tag: b });
    expect(await test.client.tags.recent()).toEqual([c, b, a]);
    await test.client.tags.remove({ ids: [c], subTags: 'lift' });
    const path = join(test.folder, 'basin.postil');
    await test.client.workspace.close();
    await test.client.workspace.open({ path });
    expect(await test.client.tags.recent()).toEqual([b, a]);
  });
});

describe('tags.count', () => {
  it('counts the annotations of several tags, each once, with or without what lies below', async () => {
    const water = await make('water');
    const flow = await make('flow', water);
    const trade = await make('trade');
    await passage(FIRST, flow, trade);
    await passage(SECOND, water);
    expect(await test.client.tags.count({ ids: [water], below: false })).toBe(1);
    expect(await test.client.tags.count({ ids: [water, trade], below: true })).toBe(2);
  });
});

describe('tags.passages', () => {
  it('lists what carries a tag in the order of the text, a part at a time', async () => {
    const water = await make('water');
    const flow = await make('flow', water);
    const later = await passage(THIRD, flow, water);
    const earlier = await passage(FIRST, water);
    const all = await test.client.tags.passages({ tag: water, below: true, from: 0, limit: 10 });
    expect(all).toEqual({
      total: 2,
      passages: [earlier, later].map(({ id, anchor }) => ({
        annotation: id,
        kind: 'claim',
        quote: anchor.quote,
        status: 'exact',
        document: document.id,
        title: document.title,
      })),
    });
    const rest = await test.client.tags.passages({ tag: water, below: false, from: 1, limit: 10 });
    expect([rest.total, rest.passages.map(({ annotation }) => annotation)]).toEqual([2, [later.id]]);
    expect((await test.client.tags.passages({ tag: flow, below: false, from: 0, limit: 1 })).total).toBe(1);
  });
});

describe('a new tag', () => {
  it('is made together with the tags it is to lie under, and put on at once', async () => {
    const { id } = await passage(FIRST);
    await make('Water');
    await test.client.tags.create({ name: 'dry season', under: ['water', 'flow'], applyTo: [id] });
    expect(await outline()).toEqual(['Water', 'Water/flow', 'Water/flow/dry season']);
    await undo();
    expect(await outline()).toEqual(['Water']);
  });

  it('is refused where its name is taken, and only there', async () => {
    const water = await make('Water');
    await expect(make(' water ')).rejects.toMatchObject({ code: 'tag.sameName' });
    await make('water', water);
    await expect(make('WATER', water)).rejects.toThrow('There is a tag “water” under “Water” already');
  });
});

describe('an edited tag', () => {
  it('takes its digit from the tag that had it, in one step', async () => {
    const [one, two] = [await make('one'), await make('two')];
    await test.client.tags.update({ id: one, patch: { shortcut: '3' } });
    await test.client.tags.update({ id: two, patch: { shortcut: '3' } });
    const digits = async () => (await test.client.tags.list()).map(({ tag }) => tag.shortcut);
    expect(await digits()).toEqual([undefined, '3']);
    expect(await undo()).toMatchObject({ label: 'Give tag “two” the digit 3' });
    expect(await digits()).toEqual(['3', undefined]);
  });

  it('is not given the name of a sibling, nor put below itself', async () => {
    const one = await make('one');
    const two = await make('two');
    const below = await make('below', one);
    const update = (id: string, patch: Parameters<typeof test.client.tags.update>[0]['patch']) =>
      test.client.tags.update({ id, patch });
    await expect(update(two, { name: 'One' })).rejects.toMatchObject({ code: 'tag.sameName' });
    await expect(update(one, { parent: below })).rejects.toMatchObject({ code: 'field.invalid' });
    await update(one, { name: 'ONE' });
    await update(below, { name: 'two' });
    await expect(update(below, { parent: null })).rejects.toMatchObject({ code: 'tag.sameName' });
    expect(await outline()).toEqual(['ONE', 'ONE/two', 'two']);
  });
});

describe('tags.move', () => {
  it('moves whole branches in one step, under a tag and to the top', async () => {
    const water = await make('water');
    const rights = await make('rights', water);
    const border = await make('border', rights);
    const trade = await make('trade');
    await test.client.tags.move({ ids: [rights, border, water], parent: trade });
    expect(await outline()).toEqual([
      'trade',
      'trade/water',
      'trade/water/rights',
      'trade/water/rights/border',
    ]);
    await test.client.tags.move({ ids: [rights, border], parent: null });
    expect(await outline()).toEqual(['rights', 'rights/border', 'trade', 'trade/water']);
    expect(await undo()).toMatchObject({ label: 'Move tag “rights” to the top level' });
    expect(await undo()).toMatchObject({ label: 'Move tag “water” under “trade”' });
    expect(await outline()).toEqual(['trade', 'water', 'water/rights', 'water/rights/border']);
  });

  it('refuses a place below itself, and one beside its namesake', async () => {
    const water = await make('water');
    const rights = await make('rights', water);
    await make('rights');
    await expect(test.client.tags.move({ ids: [water], parent: rights })).rejects.toThrow('below itself');
    await expect(test.client.tags.move({ ids: [rights], parent: null })).rejects.toMatchObject({
      code: 'tag.sameName',
    });
    expect(await outline()).toEqual(['rights', 'water', 'water/rights']);
  });

  it('refuses two of one name, which would meet', async () => {
    const [a, b, c] = [await make('a'), await make('b'), await make('c')];
    const twins = [await make('twin', a), await make('Twin', b)];
    await expect(test.client.tags.move({ ids: twins, parent: c })).rejects.toThrow('merge them first');
  });
});

describe('tags.merge', () => {
  it('puts the one tag on whatever carried any of them, and one undo takes it all back', async () => {
    const [a, b, c] = [await make('a'), await make('b'), await make('c')];
    const under = await make('under', b);
    const first = await passage(FIRST, a, b);
    const second = await passage(SECOND, b, under);
    const done = await test.client.tags.merge({ ids: [a, b, c], into: c, sameNames: true });
    expect(done).toEqual({ tags: 2, annotations: 2 });
    expect(await outline()).toEqual(['c', 'c/under']);
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([[c], [c, under].sort()]);
    expect(await isFree()).toEqual([]);
    expect(await undo()).toMatchObject({ label: 'Merge 2 tags into “c”' });
    expect(await outline()).toEqual(['a', 'b', 'b/under', 'c']);
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([[a, b].sort(), [b, under].sort()]);
  });

  it('reaches annotations that are removed, so that they come back with the tag', async () => {
    const [a, b] = [await make('a'), await make('b')];
    const annotation = await passage(FIRST, a);
    await test.client.annotations.remove({ ids: [annotation.id] });
    const { client, session } = test;
    await client.tags.merge({ ids: [a], into: b, sameNames: false });
    // As a colleague's edit would bring it back.
    session.workspace.commit('Bring back', [
      { record: 'annotation', id: annotation.id, fields: { removed: false } },
    ]);
    expect(await tagsOf(annotation)).toEqual([b]);
  });

  it('makes sub-tags of one name one as well, at every depth, when asked to', async () => {
    const [a, b] = [await make('a'), await make('b')];
    const [rainA, rainB] = [await make('rain', a), await make('Rain', b)];
    const [heavyA, heavyB] = [await make('heavy', rainA), await make('heavy', rainB)];
    await make('snow', rainA);
    const annotation = await passage(FIRST, heavyA);
    expect(await test.client.tags.merge({ ids: [a, b], into: b, sameNames: true })).toMatchObject({
      tags: 3,
    });
    expect(await outline()).toEqual(['b', 'b/Rain', 'b/Rain/heavy', 'b/Rain/snow']);
    expect(await tagsOf(annotation)).toEqual([heavyB]);
    await undo();
    await test.client.tags.merge({ ids: [a, b], into: b, sameNames: false });
    expect(await outline()).toEqual(['b', 'b/Rain', 'b/Rain/heavy', 'b/rain', 'b/rain/heavy', 'b/rain/snow']);
  });

  it('keeps a tree when a tag is merged into one below it', async () => {
    const top = await make('top');
    const middle = await make('middle', top);
    const target = await make('target', middle);
    await make('other', top);
    await test.client.tags.merge({ ids: [top], into: target, sameNames: true });
    expect(await outline()).toEqual(['middle', 'middle/target', 'middle/target/other']);
    await undo();
    await test.client.tags.merge({ ids: [top, middle], into: target, sameNames: true });
    expect(await outline()).toEqual(['target', 'target/other']);
    expect(await isFree()).toEqual([]);
  });

  it('loses neither colour nor digit nor anything that was said of them', async () => {
    const [a, b] = [await make('a'), await make('b')];
    const { client } = test;
    await client.tags.update({
      id: a,
      patch: { colour: '#0b63a5', shortcut: '4', description: 'Rivers only.' },
    });
    await client.tags.update({ id: b, patch: { description: 'Not for lakes.' } });
    await client.tags.merge({ ids: [a, b], into: b, sameNames: true });
    expect((await client.tags.list())[0]?.tag).toMatchObject({
      colour: '#0b63a5',
      shortcut: '4',
      description: 'Not for lakes.\n\nRivers only.',
    });
    await undo();
    expect((await client.tags.list()).map(({ tag }) => tag.shortcut)).toEqual(['4', undefined]);
  });

  it('refuses a tag with itself alone', async () => {
    const a = await make('a');
    await expect(test.client.tags.merge({ ids: [a], into: a, sameNames: true })).rejects.toMatchObject({
      code: 'field.invalid',
    });
  });
});

describe('tags.split', () => {
  it('gives the chosen annotations the new tag in the place of the old one, in one step', async () => {
    const water = await make('water');
    const first = await passage(FIRST, water);
    const second = await passage(SECOND, water);
    const flow = await test.client.tags.split({
      tag: water,
      name: 'flow',
      parent: water,
      annotations: [second.id],
    });
    expect(flow).toMatchObject({ name: 'flow', parent: water });
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([[water], [flow.id]]);
    expect(await undo()).toMatchObject({ label: 'Split tag “water”: 1 annotation to “flow”' });
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([[water], [water]]);
    expect(await outline()).toEqual(['water']);
  });

  it('refuses a name that is taken, and annotations that do not carry the tag', async () => {
    const water = await make('water');
    const annotation = await passage(FIRST);
    const split = (name: string) =>
      test.client.tags.split({ tag: water, name, parent: null, annotations: [annotation.id] });
    await expect(split('flow')).rejects.toMatchObject({ code: 'record.missing' });
    await test.client.annotations.addTag({ ids: [annotation.id], tag: water });
    await expect(split('Water')).rejects.toMatchObject({ code: 'tag.sameName' });
    expect(await tagsOf(annotation)).toEqual([water]);
  });
});

describe('removed tags', () => {
  it('leave their sub-tags a level up, or take them along', async () => {
    const water = await make('water');
    const rights = await make('rights', water);
    await make('border', rights);
    await test.client.tags.remove({ ids: [water, rights], subTags: 'lift' });
    expect(await outline()).toEqual(['border']);
    expect(await undo()).toMatchObject({ label: 'Remove 2 tags' });
    await test.client.tags.remove({ ids: [rights], subTags: 'lift' });
    expect(await outline()).toEqual(['water', 'water/border']);
    await undo();
    await test.client.tags.remove({ ids: [water], subTags: 'remove' });
    expect(await outline()).toEqual([]);
    expect(await undo()).toMatchObject({ label: 'Remove tag “water” and 2 below it' });
    expect(await outline()).toEqual(['water', 'water/rights', 'water/rights/border']);
    expect(await isFree()).toEqual([]);
  });

  it('are on their annotations again once they are back', async () => {
    const water = await make('water');
    const flow = await make('flow', water);
    const annotation = await passage(FIRST, water, flow);
    await test.client.tags.remove({ ids: [water], subTags: 'remove' });
    expect(await tagsOf(annotation)).toEqual([]);
    await undo();
    expect(await tagsOf(annotation)).toEqual([water, flow].sort());
  });
});
