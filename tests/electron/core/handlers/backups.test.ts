/** Backups as the window asks for them. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLE, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;
let path: string;

beforeEach(async () => {
  test = startSession();
  path = join(test.folder, 'basin.postil');
  await test.client.workspace.create({ path });
});
afterEach(() => test.end());

describe('backups.list', () => {
  it('begins with the open workspace, also when it has no backup yet', async () => {
    expect(await test.client.backups.list()).toEqual([
      expect.objectContaining({ path, name: 'basin', isOpen: true, isThere: true, backups: [] }),
    ]);
  });

  it('is empty on a computer without any', async () => {
    await test.client.workspace.close();
    expect(await test.client.backups.list()).toEqual([]);
  });

  it('names every workspace that has one, whether or not it is still there', async () => {
    await importText(test, ARTICLE);
    await test.client.backups.make();
    const other = join(test.folder, 'other.postil');
    await test.client.workspace.create({ path: other });
    const before = await test.client.backups.list();
    expect(before.map(shelf => [shelf.path, shelf.isOpen, shelf.backups.length])).toEqual([
      [other, true, 0],
      [path, false, 1],
    ]);
    test.session.close();
    rmSync(path);
    expect(await test.client.backups.list()).toMatchObject([{ path, isOpen: false, isThere: false }]);
  });
});

describe('backups.make', () => {
  it('backs up what is here, says how much that is, and tells the windows', async () => {
    await importText(test, ARTICLE);
    const stop = new AbortController();
    const events = await test.client.workspace.events(undefined, { signal: stop.signal });
    const told = events.next();
    const backup = await test.client.backups.make();
    expect(backup).toMatchObject({ number: 1, reason: 'manual', isSound: true, facts: { documents: 1 } });
    expect(backup.file.startsWith(join(test.folder, 'home', 'backups'))).toBe(true);
    expect((await test.client.backups.list())[0]?.backups).toEqual([backup]);
    expect((await told).value).toEqual({ type: 'backedUp' });
    stop.abort();
  });

  it('makes one after the other when asked twice at once', async () => {
    const [one, two] = await Promise.all([test.client.backups.make(), test.client.backups.make()]);
    expect([one.number, two.number]).toEqual([1, 2]);
  });

  it('is refused without a workspace', async () => {
    await test.client.workspace.close();
    await expect(test.client.backups.make()).rejects.toMatchObject({ code: 'workspace.none' });
  });

  it('says why it cannot be done', async () => {
    writeFileSync(join(test.folder, 'home', 'backups'), 'in the way');
    await expect(test.client.backups.make()).rejects.toMatchObject({
      message: expect.stringMatching(/^Cannot back up the workspace \(.*backups.*\): there is/),
    });
  });
});

describe('backups.restore', () => {
  it('brings a workspace back as a new file, which opens as it was', async () => {
    const { id } = await importText(test, ARTICLE);
    const { file } = await test.client.backups.make();
    await test.client.documents.remove({ ids: [id] });
    const to = join(test.folder, 'basin restored.postil');
    expect(await test.client.backups.restore({ file, to })).toMatchObject({ path: to, documents: 1 });
    expect(await test.client.workspace.open({ path: to })).toMatchObject({ documents: 1 });
    expect(existsSync(path)).toBe(true);
  });

  it('never writes over a workspace', async () => {
    const { file } = await test.client.backups.make();
    await expect(test.client.backups.restore({ file, to: path })).rejects.toMatchObject({
      code: 'workspace.exists',
      message: expect.stringContaining('choose another name'),
    });
  });

  it('refuses a backup that has changed since it was made, and keeps it', async () => {
    const { file } = await test.client.backups.make();
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const to = join(test.folder, 'back.postil');
    await expect(test.client.backups.restore({ file, to })).rejects.toMatchObject({
      code: 'workspace.damaged',
    });
    expect(existsSync(to)).toBe(false);
    expect(readFileSync(file)).toEqual(bytes);
  });
});
