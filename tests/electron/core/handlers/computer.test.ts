import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultExportChoices } from '../../../../shared/records/export-options.ts';
import { ARTICLE, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
});
afterEach(() => test.end());

describe('people.setMe', () => {
  it('names the analyst on this computer and in what they do from now on', async () => {
    const me = await test.client.people.setMe({ name: 'Amina Rahman', initials: 'AR', colour: '#0b63a5' });
    expect(await test.client.shell.settings()).toMatchObject({ isMeConfirmed: true, me });
    await importText(test, ARTICLE);
    expect(await test.client.people.list()).toEqual([me]);
    expect((await test.client.documents.list())[0]?.document.createdBy).toBe(me.id);
  });
});

describe('people.list', () => {
  it('names those who did something here', async () => {
    await importText(test, ARTICLE);
    expect((await test.client.people.list()).map(person => person.id)).toEqual([test.session.profile.me.id]);
  });
});

describe('shell.abilities', () => {
  it('says what the shell can do', async () => {
    expect(await test.client.shell.abilities()).toEqual({
      hasNativeDialogs: true,
      canReveal: true,
      canQuit: true,
    });
  });
});

describe('shell.settings', () => {
  it('starts with a name to confirm and keeps one id for the person', async () => {
    const settings = await test.client.shell.settings();
    expect(settings.isMeConfirmed).toBe(false);
    const stored = JSON.parse(readFileSync(join(test.folder, 'home', 'settings.json'), 'utf8'));
    expect(stored.me).toEqual(settings.me);
  });
});

describe('shell.setAppearance', () => {
  it('changes what is named and keeps the rest', async () => {
    const changed = await test.client.shell.setAppearance({ theme: 'dark' });
    expect(changed).toMatchObject({ theme: 'dark', textSize: 18.5 });
    expect((await test.client.shell.settings()).appearance).toEqual(changed);
  });
});

describe('shell.setExportChoices', () => {
  it('remembers the last export', async () => {
    const choices = {
      ...defaultExportChoices,
      preset: 'claims',
      rawCells: true,
      folder: test.folder,
    } as const;
    await test.client.shell.setExportChoices(choices);
    expect((await test.client.shell.settings()).exportChoices).toEqual(choices);
  });
});

describe('shell.listFolder', () => {
  it('lists folders, then the files of the purpose, without hidden ones', async () => {
    const folder = join(test.folder, 'files');
    mkdirSync(join(folder, 'sub'), { recursive: true });
    for (const name of ['b.postil', 'a.postil', 'c.csv', 'd.txt', '.hidden.postil'])
      writeFileSync(join(folder, name), '');
    const listing = await test.client.shell.listFolder({ path: folder, purpose: 'workspace' });
    expect(listing.entries.map(entry => entry.name)).toEqual(['sub', 'a.postil', 'b.postil']);
    expect(listing.parent).toBe(test.folder);
  });

  it('says so when there is no such folder', async () => {
    const path = join(test.folder, 'gone');
    await expect(test.client.shell.listFolder({ path, purpose: 'export' })).rejects.toMatchObject({
      message: `Cannot show the folder (${path}): there is no such folder`,
    });
  });
});

describe('shell.chooseOpen', () => {
  it('asks with the dialog of the shell', async () => {
    expect(await test.client.shell.chooseOpen({ purpose: 'workspace' })).toBe(
      join(test.folder, 'chosen.postil'),
    );
  });
});

describe('shell.chooseSave', () => {
  it('suggests a name', async () => {
    const request = { suggestedName: 'claims.csv', purpose: 'export' } as const;
    expect(await test.client.shell.chooseSave(request)).toBe(join(test.folder, 'claims.csv'));
  });
});

describe('shell.reveal', () => {
  it('passes the path to the shell', async () => {
    await test.client.shell.reveal({ path: '/some/where.csv' });
    expect(test.asked).toEqual(['reveal /some/where.csv']);
  });
});

describe('shell.quit', () => {
  it('asks the shell to end', async () => {
    await test.client.shell.quit();
    expect(test.asked).toEqual(['quit']);
  });
});
