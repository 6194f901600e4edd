/** A new version of an article: what it does to annotations, how it is reviewed, and the way back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import type { Document } from '../../../../shared/records/document.ts';
import { ARTICLE, anchorOf, importText, textOf } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

/** The same article with a paragraph before, one passage reworded and one left out. */
const LATER = ARTICLE.replace('The two gov', 'An update to this column was made on Monday.\n\nThe two gov')
  .replace('It took fifteen years to matter.', 'It took some fifteen long years to matter.')
  .replace(
    'They should publish the gauge readings every day, from both banks, in one table.',
    'Nothing is proposed.',
  );

const MOVED = 'Trade across the river has doubled.';
const REWORDED = 'In 1975 the Helsinki Final Act tied borders to rights. It took fifteen years to matter.';
const LOST = 'They should publish the gauge readings every day, from both banks, in one table.';

let test: TestSession;
let document: Document;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: `${test.folder}/basin.postil` });
  document = await importText(test, ARTICLE);
});
afterEach(() => test.end());

async function stage(name: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { staged } = await test.client.imports.stage({ name, size: bytes.byteLength });
  await test.client.imports.append({ staged, piece: new Blob([bytes]) });
  return staged;
}

async function tag(quote: string): Promise<Annotation> {
  const anchor = await anchorOf(test, document, quote);
  return test.client.annotations.create({ document: document.id, kind: 'claim', anchor });
}

const statuses = async () =>
  Object.fromEntries(
    (await test.client.annotations.list({ document: document.id })).map(({ anchor, position }) => [
      anchor.quote,
      position.status,
    ]),
  );

/** Brings in the later version; answers its hash. */
async function replace(text = LATER): Promise<string> {
  const staged = await stage('later.txt', text);
  return (await test.client.imports.confirmVersion({ staged, document: document.id })).content;
}

describe('imports.previewVersion', () => {
  it('counts what would stay, move and be lost, and writes nothing', async () => {
    await tag(MOVED);
    await tag(LOST);
    const staged = await stage('later.txt', LATER);
    const preview = await test.client.imports.previewVersion({ staged, document: document.id });
    expect(preview).toMatchObject({ exact: 0, moved: 1, isSameText: false });
    expect(preview.moved + preview.changed + preview.orphan).toBe(2);
    expect(preview.words.before).toBe(document.words);
    expect((await test.client.documents.get({ id: document.id })).document.content).toBe(document.content);
  });

  it('says what comes to pass', async () => {
    for (const quote of [MOVED, REWORDED, LOST]) await tag(quote);
    const staged = await stage('later.txt', LATER);
    const { exact, moved, changed, orphan } = await test.client.imports.previewVersion({
      staged,
      document: document.id,
    });
    await test.client.imports.confirmVersion({ staged, document: document.id });
    const found = Object.values(await statuses());
    const count = (status: string) => found.filter(one => one === status).length;
    expect([exact, moved + changed, orphan]).toEqual([count('exact'), count('moved'), count('orphan')]);
    const items = await test.client.review.list({ document: document.id });
    expect(items.filter(({ now, hasSameWords }) => now !== null && !hasSameWords)).toHaveLength(changed);
  });

  it('tells the very text that is shown', async () => {
    await tag(MOVED);
    const staged = await stage('same.txt', ARTICLE.replaceAll('\n', '\r\n'));
    const preview = await test.client.imports.previewVersion({ staged, document: document.id });
    expect(preview).toMatchObject({ exact: 1, moved: 0, changed: 0, orphan: 0, isSameText: true });
  });

  it('says so when the article is gone', async () => {
    const staged = await stage('later.txt', LATER);
    await test.client.documents.remove({ ids: [document.id] });
    await expect(test.client.imports.previewVersion({ staged, document: document.id })).rejects.toMatchObject(
      { code: 'record.missing' },
    );
  });
});

describe('imports.confirmVersion', () => {
  it('gives the article the new text, file and report, and keeps what the analyst said of it', async () => {
    await test.client.documents.update({ id: document.id, patch: { title: 'Mine', status: 'done' } });
    const staged = await stage('later.txt', LATER);
    const after = await test.client.imports.confirmVersion({ staged, document: document.id });
    expect(after).toMatchObject({ id: document.id, title: 'Mine', status: 'done' });
    expect(after.source).not.toBe(document.source);
    expect(after.report).toMatchObject({ file: 'later.txt', format: 'text' });
    expect(await textOf(test, document.id)).toContain('An update to this column');
    expect(await test.client.documents.list()).toHaveLength(1);
    await expect(test.client.imports.confirmVersion({ staged, document: document.id })).rejects.toMatchObject(
      { code: 'import.gone' },
    );
  });

  it('is one step: undo brings text, file and places back, redo takes them away again', async () => {
    await tag(MOVED);
    await tag(LOST);
    await replace();
    expect(await statuses()).toMatchObject({ [MOVED]: 'moved' });
    await test.client.workspace.undo();
    expect(await statuses()).toEqual({ [MOVED]: 'exact', [LOST]: 'exact' });
    const { document: back } = await test.client.documents.get({ id: document.id });
    expect([back.content, back.source, back.report]).toEqual([
      document.content,
      document.source,
      document.report,
    ]);
    await test.client.workspace.redo();
    expect(await statuses()).toMatchObject({ [MOVED]: 'moved' });
  });

  it('leaves a workspace that passes its check', async () => {
    for (const quote of [MOVED, REWORDED, LOST]) await tag(quote);
    await replace();
    expect((await test.client.workspace.check()).problems).toEqual([]);
  });
});

describe('imports.saveReport', () => {
  it('writes the text whole, and refuses a place it cannot write to', async () => {
    const to = join(test.folder, 'Import report.txt');
    await test.client.imports.saveReport({ to, text: '2 imported.\n' });
    expect(readFileSync(to, 'utf8')).toBe('2 imported.\n');
    await expect(
      test.client.imports.saveReport({ to: join(test.folder, 'no', 'a.txt'), text: '' }),
    ).rejects.toMatchObject({ code: 'export.failed' });
  });
});

describe('versions.list', () => {
  it('tells every text the article has had: what it is, who brought it and whether it is shown', async () => {
    const later = await replace();
    const { content: corrected } = await correct('ceasefire', 'truce');
    const me = (await test.client.workspace.state())?.me.id;
    const listed = await test.client.versions.list({ document: document.id });
    expect(listed).toMatchObject([
      { content: corrected, number: 3, how: 'correction', file: 'later.txt', isShown: true, by: me },
      { content: later, number: 2, how: 'version', file: 'later.txt', isShown: false },
      { content: document.content, number: 1, how: 'import', file: 'article.txt', words: document.words },
    ]);
  });

  it('tells once of a text that came back by undo, and still knows the one that was undone', async () => {
    const later = await replace();
    await test.client.workspace.undo();
    const listed = await test.client.versions.list({ document: document.id });
    expect(listed.map(({ content, isShown }) => [content, isShown])).toEqual([
      [later, false],
      [document.content, true],
    ]);
  });

  it('tells a pasted version from a correction', async () => {
    const paste = async (text: string) => {
      const { staged } = await test.client.imports.paste({ text });
      const after = await test.client.imports.confirmVersion({ staged, document: document.id });
      return after.content;
    };
    await paste('The first words.\n\nAnd more of them.');
    await paste('The first words.\n\nAnd more of them, later.');
    const listed = await test.client.versions.list({ document: document.id });
    expect(listed.map(({ how, file }) => [how, file])).toEqual([
      ['version', null],
      ['version', null],
      ['import', 'article.txt'],
    ]);
  });
});

/** Puts other words in the place of some, as a correction of the text does. */
async function correct(words: string, others: string): Promise<Document> {
  const { document: shown } = await test.client.documents.get({ id: document.id });
  const at = (await textOf(test, document.id)).split('\n').findIndex(block => block.includes(words));
  const { body } = await test.client.documents.get({ id: document.id });
  const blocks = (body as { content: { content: { text: string }[] }[] }).content;
  const before = blocks
    .slice(0, at)
    .reduce((size, block) => size + (block.content[0]?.text.length ?? 0) + 2, 1);
  const from = before + (blocks[at]?.content[0]?.text.indexOf(words) ?? 0);
  const slice = { content: [{ type: 'text', text: others }] };
  const step = { stepType: 'replace', from, to: from + words.length, slice };
  await test.client.documents.correct({ id: document.id, base: shown.content, steps: [step] });
  return (await test.client.documents.get({ id: document.id })).document;
}

describe('versions.text', () => {
  it('gives the blocks of a text that is no longer shown', async () => {
    await replace();
    const blocks = await test.client.versions.text({ document: document.id, content: document.content });
    expect(blocks[0]).toMatchObject({ type: 'paragraph', text: expect.stringContaining(MOVED) });
    expect(blocks).toHaveLength(3);
  });

  it('gives none that the article never had', async () => {
    const other = await importText(test, 'Another article\n\nIts words.', 'other.txt');
    await expect(
      test.client.versions.text({ document: document.id, content: other.content }),
    ).rejects.toMatchObject({ code: 'record.missing' });
  });
});

describe('versions.use', () => {
  it('shows an earlier text again with its own file and report, as one step', async () => {
    await tag(LOST);
    const later = await replace();
    await test.client.versions.use({ document: document.id, content: document.content });
    const { document: back } = await test.client.documents.get({ id: document.id });
    expect([back.content, back.source, back.report]).toEqual([
      document.content,
      document.source,
      document.report,
    ]);
    expect(await statuses()).toEqual({ [LOST]: 'exact' });
    await test.client.workspace.undo();
    expect((await test.client.documents.get({ id: document.id })).document.content).toBe(later);
  });

  it('refuses a text the article never had', async () => {
    await expect(
      test.client.versions.use({ document: document.id, content: 'f'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'record.missing' });
  });
});

describe('versions.preview', () => {
  it('counts what the text of another article would do', async () => {
    await tag(MOVED);
    const from = await importText(test, LATER, 'later.txt');
    const preview = await test.client.versions.preview({ document: document.id, from: from.id });
    expect(preview).toMatchObject({ exact: 0, moved: 1, changed: 0, orphan: 0, isSameText: false });
  });
});

describe('versions.adopt', () => {
  it('makes of two articles one, with the annotations of both, as one step', async () => {
    await tag(MOVED);
    const from = await importText(test, LATER, 'later.txt');
    const words = 'An update to this column was made on Monday.';
    const anchor = await anchorOf(test, from, words);
    await test.client.annotations.create({ document: from.id, kind: 'precedent', anchor });
    await test.client.versions.adopt({ document: document.id, from: from.id });
    expect(await statuses()).toEqual({ [MOVED]: 'moved', [words]: 'exact' });
    const listed = await test.client.documents.list();
    expect(listed.map(entry => entry.document.id)).toEqual([document.id]);
    expect(listed[0]?.document).toMatchObject({ content: from.content, source: from.source });
    expect((await test.client.versions.list({ document: document.id }))[0]).toMatchObject({
      how: 'version',
      file: 'later.txt',
    });
    expect((await test.client.workspace.check()).problems).toEqual([]);
    await test.client.workspace.undo();
    expect(await test.client.documents.list()).toHaveLength(2);
    expect(await test.client.annotations.list({ document: from.id })).toHaveLength(1);
  });

  it('takes over annotations that moved or were lost in the other article, too', async () => {
    const from = await importText(test, ARTICLE.replace('doubled', 'trebled'), 'from.txt');
    const lost = { content: 'elsewhere', start: 0, end: 9, quote: 'not there', prefix: '', suffix: '' };
    await test.client.annotations.create({ document: from.id, kind: 'claim', anchor: lost });
    const anchor = await anchorOf(test, from, LOST);
    await test.client.annotations.create({ document: from.id, kind: 'option', anchor });
    const staged = await stage('again.txt', LATER.replace('Nothing is proposed.', LOST));
    await test.client.imports.confirmVersion({ staged, document: from.id });
    await test.client.versions.adopt({ document: document.id, from: from.id });
    expect(await statuses()).toEqual({ 'not there': 'orphan', [LOST]: 'exact' });
  });

  it('refuses an article as a version of itself', async () => {
    await expect(
      test.client.versions.adopt({ document: document.id, from: document.id }),
    ).rejects.toMatchObject({ code: 'field.invalid' });
  });
});

describe('review.list', () => {
  it('is empty while every annotation stands where it was made', async () => {
    await tag(MOVED);
    expect(await test.client.review.list({ document: document.id })).toEqual([]);
  });

  it('shows each old passage beside the new one, orphans last', async () => {
    const moved = await tag(MOVED);
    const lost = await tag(LOST);
    await replace(LATER.replace('Nothing is proposed.', 'An entirely different end 😀.'));
    const items = await test.client.review.list({ document: document.id });
    expect(items.map(({ annotation }) => annotation)).toEqual([moved.id, lost.id]);
    const text = await textOf(test, document.id);
    expect(items[0]).toMatchObject({
      kind: 'claim',
      old: { words: MOVED, after: expect.stringMatching(/^\nIn 1975/) },
      now: { words: MOVED, start: text.indexOf(MOVED), before: expect.stringContaining('ceasefire') },
      hasSameWords: true,
    });
    expect(items[1]).toMatchObject({ old: { words: LOST, after: '' }, now: null, hasSameWords: false });
  });

  it('suggests for an orphan the words that took the place of its own', async () => {
    const quote = 'They should publish the gauge readings every day, from both banks, in one table.';
    const { id } = await tag(quote);
    const words = 'They must now publish the gauge readings each week, from both banks, in two long tables.';
    await replace(ARTICLE.replace(quote, words));
    const [item] = await test.client.review.list({ document: document.id });
    expect(item).toMatchObject({ annotation: id, now: null, suggestion: { words } });
    if (!item?.suggestion) throw new Error('nothing was suggested');
    await test.client.annotations.update({ id, patch: { anchor: item.suggestion.anchor } });
    expect(await statuses()).toEqual({ [words]: 'exact' });
  });

  it('shows what an anchor remembers where the text it was made in is not here', async () => {
    const anchor = {
      content: 'elsewhere',
      start: 0,
      end: 9,
      quote: 'not there',
      prefix: 'before ',
      suffix: ' after',
    };
    await test.client.annotations.create({ document: document.id, kind: 'claim', anchor });
    const [item] = await test.client.review.list({ document: document.id });
    expect(item?.old).toEqual({ before: 'before ', words: 'not there', after: ' after' });
  });
});

describe('review.accept', () => {
  it('takes the new places of some or all, as one step, and leaves orphans', async () => {
    const moved = await tag(MOVED);
    const lost = await tag(LOST);
    const content = await replace();
    const before = await test.client.review.list({ document: document.id });
    const annotations = [moved.id, lost.id];
    expect(await test.client.review.accept({ document: document.id, annotations })).toEqual({
      accepted: before.filter(({ now }) => now !== null).length,
    });
    expect((await test.client.annotations.get({ id: moved.id })).anchor).toMatchObject({
      content,
      quote: MOVED,
    });
    expect(await statuses()).toMatchObject({ [MOVED]: 'exact' });
    await test.client.workspace.undo();
    expect(await statuses()).toMatchObject({ [MOVED]: 'moved' });
    expect((await test.client.workspace.check()).problems).toEqual([]);
  });

  it('does nothing for an annotation that is on its words', async () => {
    const { id } = await tag(MOVED);
    const accept = test.client.review.accept({ document: document.id, annotations: [id] });
    expect(await accept).toEqual({ accepted: 0 });
    expect((await test.client.workspace.state())?.undo).toBe('Tag claim');
  });
});
