import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Profile } from '../../../../electron/core/profile/profile.ts';
import { PIECE_BYTES } from '../../../../shared/contract/imports.ts';
import { ARTICLE, importText, textOf } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';
import { addDocument, edit, tagPassage } from '../../../support/store.ts';
import { colleague } from '../../../support/two-coders.ts';

let test: TestSession;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
});
afterEach(() => test.end());

async function stage(name: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { staged } = await test.client.imports.stage({ name, size: bytes.byteLength });
  await test.client.imports.append({ staged, piece: new Blob([bytes]) });
  return staged;
}

describe('documents.list', () => {
  it('lists articles with the newest first and their counts', async () => {
    const first = await importText(test, ARTICLE);
    const second = await importText(test, ARTICLE.replace('doubled', 'tripled'), 'second.txt');
    const listed = await test.client.documents.list();
    expect(listed.map(entry => entry.document.id)).toEqual([second.id, first.id]);
    expect(listed[0]?.counts).toEqual({ claim: 0, precedent: 0, option: 0 });
  });
});

describe('documents.annotatedBy', () => {
  it('names the articles with passages of a person that still stand', async () => {
    const { workspace } = test.session;
    const [banks, gauges] = [addDocument(workspace), addDocument(workspace)];
    tagPassage(workspace, banks, 'Team Alpha');
    workspace.setPerson(colleague);
    tagPassage(workspace, gauges, 'Team Alpha');
    const gone = tagPassage(workspace, banks, 'Team Beta');
    const by = () => test.client.documents.annotatedBy({ person: colleague.id });
    expect(new Set(await by())).toEqual(new Set([banks, gauges]));
    edit(workspace, 'annotation', gone, { removed: true });
    expect(await by()).toEqual([gauges]);
    await test.client.documents.remove({ ids: [gauges] });
    expect(await by()).toEqual([]);
  });
});

describe('documents.get', () => {
  it('gives the text as it was imported', async () => {
    const document = await importText(test, ARTICLE);
    expect(await textOf(test, document.id)).toContain('Trade across the river has doubled.');
  });

  it('says so when the article is gone', async () => {
    const document = await importText(test, ARTICLE);
    await test.client.documents.remove({ ids: [document.id] });
    await expect(test.client.documents.get({ id: document.id })).rejects.toMatchObject({
      code: 'record.missing',
    });
  });
});

describe('documents.keepPlace', () => {
  it('remembers how far an article was read, over a restart, and not in the workspace', async () => {
    const { id } = await importText(test, ARTICLE);
    const other = await importText(test, ARTICLE.replace('doubled', 'tripled'), 'second.txt');
    const before = (await test.client.workspace.state())?.seq;
    await test.client.documents.keepPlace({ id, readTo: 120 });
    await test.client.documents.keepPlace({ id: other.id, readTo: 7 });
    await test.client.documents.keepPlace({ id: other.id, readTo: null });
    expect((await test.client.documents.get({ id })).readTo).toBe(120);
    expect((await test.client.documents.get({ id: other.id })).readTo).toBeNull();
    expect((await test.client.workspace.state())?.seq).toBe(before);
    const again = new Profile(test.session.profile.folder, () => undefined);
    expect(again.reading.of(id)).toBe(120);
  });
});

describe('documents.update', () => {
  it('changes what is known about an article and clears what is null', async () => {
    const { id } = await importText(test, ARTICLE);
    await test.client.documents.update({
      id,
      patch: { title: 'A quiet frontier', byline: null, status: 'done' },
    });
    const { document } = await test.client.documents.get({ id });
    expect(document).toMatchObject({ title: 'A quiet frontier', status: 'done' });
    expect(document.byline).toBeUndefined();
  });

  it('refuses a date that is none', async () => {
    const { id } = await importText(test, ARTICLE);
    await expect(test.client.documents.update({ id, patch: { published: 'last week' } })).rejects.toThrow();
    expect((await test.client.documents.get({ id })).document.published).toBe('2025-03-16');
  });
});

describe('documents.remove', () => {
  it('takes articles from the list in one step that undo reverses', async () => {
    const first = await importText(test, ARTICLE);
    const second = await importText(test, ARTICLE.replace('doubled', 'tripled'));
    await test.client.documents.remove({ ids: [first.id, second.id] });
    expect(await test.client.documents.list()).toEqual([]);
    await test.client.workspace.undo();
    expect(await test.client.documents.list()).toHaveLength(2);
  });
});

describe('imports.stage', () => {
  it('refuses a file over 200 MB before a byte is sent', async () => {
    await expect(
      test.client.imports.stage({ name: 'huge.txt', size: 200 * 1024 * 1024 }),
    ).rejects.toMatchObject({
      code: 'file.tooLarge',
      message: 'Cannot import (huge.txt): it is larger than 200 MB',
    });
  });
});

describe('imports.append', () => {
  it('refuses more bytes than were announced and forgets the file', async () => {
    const { staged } = await test.client.imports.stage({ name: 'short.txt', size: 3 });
    await expect(test.client.imports.append({ staged, piece: new Blob(['four']) })).rejects.toMatchObject({
      code: 'import.failed',
    });
    await expect(test.client.imports.preview({ staged })).rejects.toMatchObject({ code: 'import.gone' });
  });

  it('puts a file together from its pieces', async () => {
    const text = `${ARTICLE}\n${'The river rose again that spring. '.repeat(PIECE_BYTES / 30)}`;
    const bytes = new TextEncoder().encode(text);
    const { staged } = await test.client.imports.stage({ name: 'long.txt', size: bytes.byteLength });
    for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
      await test.client.imports.append({ staged, piece: new Blob([bytes.slice(at, at + PIECE_BYTES)]) });
    }
    expect((await test.client.imports.preview({ staged })).words).toBeGreaterThan(500_000);
  });
});

describe('imports.paste', () => {
  it('imports words from the clipboard, which have no file', async () => {
    const { staged } = await test.client.imports.paste({
      text: 'The pass stays open in winter.\n\nIt always has.',
    });
    const { metadata } = await test.client.imports.preview({ staged });
    const document = await test.client.imports.confirm({
      staged,
      metadata: { ...metadata, title: 'The pass' },
    });
    expect(document.source).toBeUndefined();
    expect(document.report?.file).toBeNull();
    expect(await textOf(test, document.id)).toBe('The pass stays open in winter.\nIt always has.');
  });

  it('refuses an empty clipboard', async () => {
    await expect(test.client.imports.paste({ text: '  \n' })).rejects.toMatchObject({ code: 'file.empty' });
  });
});

describe('imports.preview', () => {
  it('shows what was recognised before anything is written', async () => {
    const preview = await test.client.imports.preview({ staged: await stage('article.txt', ARTICLE) });
    expect(preview.metadata).toMatchObject({
      title: 'A quiet border',
      publication: 'The Valley Herald',
      published: '2025-03-16',
      byline: 'Mira Sand',
      direction: 'ltr',
    });
    expect(preview.excerpt[0]).toContain('kept the ceasefire');
    expect(preview.duplicate).toBeNull();
    expect(await test.client.documents.list()).toEqual([]);
  });

  it('recognises a file that is here already, and the same words from another file', async () => {
    const { id, title } = await importText(test, ARTICLE);
    const same = await test.client.imports.preview({ staged: await stage('again.txt', ARTICLE) });
    expect(same.duplicate).toEqual({ id, title, by: 'source' });
    const reworded = await test.client.imports.preview({
      staged: await stage('crlf.txt', ARTICLE.replaceAll('\n', '\r\n')),
    });
    expect(reworded.duplicate).toEqual({ id, title, by: 'text' });
  });

  it('refuses a file that is no text, naming it', async () => {
    const staged = await stage('photo.txt', '\u0089PNG\r\n\u001a\n\0\0\0\0IHDR\0\0\0\0');
    await expect(test.client.imports.preview({ staged })).rejects.toThrow(/photo\.txt/);
  });
});

describe('imports.confirm', () => {
  it('keeps the metadata as the analyst left it, once', async () => {
    const staged = await stage('article.txt', ARTICLE);
    const { metadata } = await test.client.imports.preview({ staged });
    const document = await test.client.imports.confirm({ staged, metadata: { ...metadata, title: 'Mine' } });
    expect(document).toMatchObject({ title: 'Mine', status: 'unread' });
    await expect(test.client.imports.confirm({ staged, metadata })).rejects.toMatchObject({
      code: 'import.gone',
    });
  });
});

describe('imports.discard', () => {
  it('forgets a staged file', async () => {
    const staged = await stage('article.txt', ARTICLE);
    await test.client.imports.discard({ staged: [staged] });
    await expect(test.client.imports.preview({ staged })).rejects.toMatchObject({ code: 'import.gone' });
  });

  it('ends the import of a file, or hears that it is in: never neither, whenever it comes', async () => {
    const becomes = async (staged: string) => {
      try {
        for await (const { outcome } of await test.client.imports.batch({ staged: [staged] }))
          return outcome.outcome;
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : error;
      }
      return null;
    };
    const ends: unknown[] = [];
    for (let ms = 0; ms < 60; ms += 4) {
      const staged = await stage(`${ms}.txt`, ARTICLE.replace('doubled', `grown by ${ms} percent`));
      const end = becomes(staged);
      await setTimeout(ms);
      await test.client.imports.discard({ staged: [staged] });
      ends.push(await end);
    }
    const imported = ends.filter(end => end === 'imported');
    expect(await test.client.documents.list()).toHaveLength(imported.length);
    const unexpected = new Set(ends);
    for (const known of ['imported', 'job.cancelled', 'import.gone']) unexpected.delete(known);
    expect([...unexpected]).toEqual([]);
    expect(ends[0]).not.toBe('imported');
  });
});

describe('imports.batch', () => {
  it('imports what can be, names duplicates, and refuses the rest with the reason', async () => {
    await importText(test, ARTICLE);
    const files = [
      await stage('new.txt', ARTICLE.replace('doubled', 'halved')),
      await stage('again.txt', ARTICLE),
      await stage('empty.txt', ''),
    ];
    const outcomes = [];
    for await (const { done, total, outcome } of await test.client.imports.batch({ staged: files })) {
      expect(total).toBe(3);
      outcomes.push([done, outcome.outcome, outcome.file]);
    }
    expect(outcomes).toEqual([
      [1, 'imported', 'new.txt'],
      [2, 'duplicate', 'again.txt'],
      [3, 'refused', 'empty.txt'],
    ]);
    expect(await test.client.documents.list()).toHaveLength(2);
  });

  it('stops when its listener leaves, and keeps what was imported', async () => {
    const files = [];
    for (let i = 0; i < 5; i++)
      files.push(await stage(`${i}.txt`, ARTICLE.replace('doubled', `grown ${i} times`)));
    for await (const { done } of await test.client.imports.batch({ staged: files })) if (done === 2) break;
    expect(await test.client.documents.list()).toHaveLength(2);
  });
});
