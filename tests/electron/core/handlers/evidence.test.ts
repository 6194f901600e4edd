import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportProgress } from '../../../../shared/contract/exports.ts';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import type { Document } from '../../../../shared/records/document.ts';
import { defaultExportOptions } from '../../../../shared/records/export-options.ts';
import type { Kind } from '../../../../shared/records/kind.ts';
import { ARTICLE, anchorOf, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;
let document: Document;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
  document = await importText(test, ARTICLE);
});
afterEach(() => test.end());

async function tagged(kind: Kind, quote: string): Promise<Annotation> {
  const anchor = await anchorOf(test, document, quote);
  return test.client.annotations.create({ document: document.id, kind, anchor });
}

describe('annotations.create', () => {
  it('tags the very words, at their place, by the person of this computer', async () => {
    const annotation = await tagged('claim', 'Trade across the river has doubled.');
    expect(annotation).toMatchObject({
      kind: 'claim',
      keyPassage: false,
      tags: [],
      position: { status: 'exact' },
    });
    expect(annotation.anchor.quote).toBe('Trade across the river has doubled.');
    expect(annotation.createdBy).toBe(test.session.profile.me.id);
  });

  it('refuses an anchor whose quote is not what the text says there', async () => {
    const anchor = await anchorOf(test, document, 'Trade across the river has doubled.');
    const wrong = { ...anchor, quote: 'Trade across the river has tripled.' };
    await expect(
      test.client.annotations.create({ document: document.id, kind: 'claim', anchor: wrong }),
    ).rejects.toMatchObject({ code: 'field.invalid' });
    expect(await test.client.annotations.list({ document: document.id })).toEqual([]);
  });

  it('carries tags and a note from the start', async () => {
    const tag = await test.client.tags.create({ name: 'trade' });
    const anchor = await anchorOf(test, document, 'Trade across the river');
    const annotation = await test.client.annotations.create({
      document: document.id,
      kind: 'claim',
      anchor,
      tags: [tag.id],
      note: 'Source?',
    });
    expect(annotation).toMatchObject({ tags: [tag.id], note: 'Source?' });
  });
});

describe('annotations.list', () => {
  it('lists in the order of the text, whatever the order of tagging', async () => {
    const later = await tagged('option', 'They should publish the gauge readings every day');
    const earlier = await tagged('claim', 'The two governments');
    const listed = await test.client.annotations.list({ document: document.id });
    expect(listed.map(annotation => annotation.id)).toEqual([earlier.id, later.id]);
  });
});

describe('annotations.get', () => {
  it('gives one annotation whole', async () => {
    const annotation = await tagged('claim', 'The two governments');
    expect(await test.client.annotations.get({ id: annotation.id })).toEqual(annotation);
  });
});

describe('annotations.update', () => {
  it('sets fields, clears them with null, and names the step', async () => {
    const { id } = await tagged('claim', 'The two governments');
    await test.client.annotations.update({
      id,
      patch: { 'claim.speaker': 'Author', 'claim.type': 'factual', confidence: 4 },
    });
    expect(await test.client.annotations.get({ id })).toMatchObject({
      'claim.speaker': 'Author',
      confidence: 4,
    });
    await test.client.annotations.update({ id, patch: { 'claim.speaker': null } });
    expect((await test.client.annotations.get({ id }))['claim.speaker']).toBeUndefined();
    expect((await test.client.workspace.state())?.undo).toBe('Edit speaker');
  });

  it('keeps the fields of a former kind, so that changing back loses nothing', async () => {
    const { id } = await tagged('claim', 'The two governments');
    await test.client.annotations.update({ id, patch: { 'claim.speaker': 'Author' } });
    await test.client.annotations.update({ id, patch: { kind: 'option' } });
    await test.client.annotations.update({ id, patch: { kind: 'claim' } });
    expect(await test.client.annotations.get({ id })).toMatchObject({
      kind: 'claim',
      'claim.speaker': 'Author',
    });
  });

  it('refuses a slug that the enumeration does not have', async () => {
    const { id } = await tagged('claim', 'The two governments');
    const patch = { 'claim.type': 'poetic' } as unknown as { 'claim.type': 'factual' };
    await expect(test.client.annotations.update({ id, patch })).rejects.toThrow();
    expect((await test.client.annotations.get({ id }))['claim.type']).toBeUndefined();
  });
});

describe('annotations.remove', () => {
  it('removes many in one step that undo reverses with every field', async () => {
    const first = await tagged('claim', 'The two governments');
    const second = await tagged('precedent', 'In 1975 the Helsinki Final Act tied borders to rights.');
    await test.client.annotations.remove({ ids: [first.id, second.id] });
    expect(await test.client.annotations.list({ document: document.id })).toEqual([]);
    expect(await test.client.workspace.undo()).toMatchObject({ label: 'Remove 2 annotations' });
    const ids = (await test.client.annotations.list({ document: document.id })).map(
      annotation => annotation.id,
    );
    expect(ids).toEqual([first.id, second.id]);
  });
});

describe('annotations.addTag', () => {
  it('puts a tag on several annotations at once', async () => {
    const first = await tagged('claim', 'The two governments');
    const second = await tagged('option', 'They should publish');
    const tag = await test.client.tags.create({ name: 'transparency' });
    await test.client.annotations.addTag({ ids: [first.id, second.id], tag: tag.id });
    expect((await test.client.tags.list())[0]).toMatchObject({ annotations: 2 });
  });

  it('counts an annotation that is named twice once, and changes none when one is no longer there', async () => {
    const first = await tagged('claim', 'The two governments');
    const second = await tagged('option', 'They should publish');
    const tag = await test.client.tags.create({ name: 'transparency' });
    await test.client.annotations.addTag({ ids: [first.id, first.id], tag: tag.id });
    expect((await test.client.workspace.state())?.undo).toBe('Add tag “transparency” to claim');
    await test.client.annotations.remove({ ids: [second.id] });
    const ids = [first.id, second.id];
    await expect(test.client.annotations.removeTag({ ids, tag: tag.id })).rejects.toMatchObject({
      code: 'record.missing',
      message: 'One of these annotations is no longer in the workspace',
    });
    expect((await test.client.annotations.get({ id: first.id })).tags).toEqual([tag.id]);
  });
});

describe('annotations.removeTag', () => {
  it('takes a tag off and leaves the others', async () => {
    const { id } = await tagged('claim', 'The two governments');
    const trade = await test.client.tags.create({ name: 'trade', applyTo: [id] });
    const peace = await test.client.tags.create({ name: 'peace', applyTo: [id] });
    await test.client.annotations.removeTag({ ids: [id], tag: trade.id });
    expect((await test.client.annotations.get({ id })).tags).toEqual([peace.id]);
  });
});

describe('tags.list', () => {
  it('lists tags by name with their counts', async () => {
    const { id } = await tagged('claim', 'The two governments');
    await test.client.tags.create({ name: 'water' });
    await test.client.tags.create({ name: 'ceasefire', applyTo: [id] });
    const listed = await test.client.tags.list();
    expect(listed.map(entry => [entry.tag.name, entry.annotations])).toEqual([
      ['ceasefire', 1],
      ['water', 0],
    ]);
  });
});

describe('tags.create', () => {
  it('makes and applies a tag in one step', async () => {
    const { id } = await tagged('claim', 'The two governments');
    const parent = await test.client.tags.create({ name: 'peace' });
    const tag = await test.client.tags.create({ name: 'ceasefire', parent: parent.id, applyTo: [id] });
    expect(tag).toMatchObject({ name: 'ceasefire', parent: parent.id });
    await test.client.workspace.undo();
    expect((await test.client.annotations.get({ id })).tags).toEqual([]);
    expect((await test.client.tags.list()).map(entry => entry.tag.name)).toEqual(['peace']);
  });
});

describe('tags.update', () => {
  it('renames, recolours and describes', async () => {
    const tag = await test.client.tags.create({ name: 'watr' });
    await test.client.tags.update({
      id: tag.id,
      patch: { name: 'water', colour: '#0b63a5', description: 'Rivers.' },
    });
    expect((await test.client.tags.list())[0]?.tag).toMatchObject({
      name: 'water',
      colour: '#0b63a5',
      description: 'Rivers.',
    });
  });
});

describe('tags.remove', () => {
  it('takes the tag from its annotations, and undo puts it back on them', async () => {
    const { id } = await tagged('claim', 'The two governments');
    const tag = await test.client.tags.create({ name: 'trade', applyTo: [id] });
    await test.client.tags.remove({ ids: [tag.id], subTags: 'lift' });
    expect((await test.client.annotations.get({ id })).tags).toEqual([]);
    await test.client.workspace.undo();
    expect((await test.client.annotations.get({ id })).tags).toEqual([tag.id]);
  });
});

describe('links.create', () => {
  it('links two passages and refuses a passage with itself', async () => {
    const claim = await tagged('claim', 'The two governments');
    const option = await tagged('option', 'They should publish');
    const link = await test.client.links.create({ from: claim.id, to: option.id, type: 'argues-for' });
    expect(link).toMatchObject({ from: claim.id, to: option.id, type: 'argues-for' });
    await expect(
      test.client.links.create({ from: claim.id, to: claim.id, type: 'rivals' }),
    ).rejects.toMatchObject({
      code: 'field.invalid',
    });
  });
});

describe('links.of', () => {
  it('shows a link from both of its ends, and not once an end is removed', async () => {
    const claim = await tagged('claim', 'The two governments');
    const option = await tagged('option', 'They should publish');
    await test.client.links.create({ from: claim.id, to: option.id, type: 'supports' });
    expect((await test.client.links.of({ annotation: claim.id }))[0]).toMatchObject({
      direction: 'out',
      other: { id: option.id },
    });
    expect((await test.client.links.of({ annotation: option.id }))[0]).toMatchObject({
      direction: 'in',
      other: { id: claim.id },
      otherTitle: document.title,
    });
    await test.client.annotations.remove({ ids: [option.id] });
    expect(await test.client.links.of({ annotation: claim.id })).toEqual([]);
  });
});

describe('links.remove', () => {
  it('removes a link until undo', async () => {
    const claim = await tagged('claim', 'The two governments');
    const option = await tagged('option', 'They should publish');
    const link = await test.client.links.create({ from: claim.id, to: option.id, type: 'supports' });
    await test.client.links.remove({ id: link.id });
    expect(await test.client.links.of({ annotation: claim.id })).toEqual([]);
    await test.client.workspace.undo();
    expect(await test.client.links.of({ annotation: claim.id })).toHaveLength(1);
  });
});

describe('search.query', () => {
  it('finds words of articles, quotes and notes', async () => {
    const { id } = await tagged('claim', 'Trade across the river has doubled.');
    await test.client.annotations.update({ id, patch: { note: 'Compare with the customs yearbook.' } });
    const words = await test.client.search.query({ text: 'helsinki' });
    expect(words[0]).toMatchObject({ part: 'text', document: document.id });
    const notes = await test.client.search.query({ text: 'yearbook' });
    expect(notes[0]).toMatchObject({ part: 'annotation', annotation: id, kind: 'claim' });
  });
});

const options = { ...defaultExportOptions, byteOrderMark: false };

describe('exports.preview', () => {
  it('shows the header, the first rows and how many there will be', async () => {
    await tagged('claim', 'The two governments');
    await tagged('option', 'They should publish');
    const preview = await test.client.exports.preview(options);
    expect(preview).toMatchObject({
      type: 'table',
      total: 2,
      columns: expect.arrayContaining(['annotation_id', 'kind', 'quote']),
      rows: [
        expect.arrayContaining(['The two governments']),
        expect.arrayContaining(['They should publish']),
      ],
    });
    expect((await test.client.exports.preview({ ...options, preset: 'options' })).total).toBe(1);
  });
});

describe('exports.run', () => {
  it('writes the file whole and says where', async () => {
    await tagged('claim', 'The two governments');
    const to = join(test.folder, 'claims.csv');
    const events: ExportProgress[] = [];
    for await (const event of await test.client.exports.run({ options, to })) events.push(event);
    expect(events.at(-1)).toMatchObject({
      type: 'finished',
      path: to,
      rows: 1,
      bytes: readFileSync(to).byteLength,
    });
    expect(readFileSync(to, 'utf8').split('\r\n')[1]).toContain('The two governments');
  });

  it('refuses a folder that is not there and leaves nothing', async () => {
    const to = join(test.folder, 'nowhere', 'claims.csv');
    const run = async () => {
      for await (const _ of await test.client.exports.run({ options, to }));
    };
    await expect(run()).rejects.toThrow(/nowhere/);
    expect(existsSync(to)).toBe(false);
  });
});
