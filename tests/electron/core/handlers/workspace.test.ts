import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Profile } from '../../../../electron/core/profile/profile.ts';
import type { WorkspaceEvent } from '../../../../shared/contract/workspace.ts';
import { defaultExportOptions } from '../../../../shared/records/export-options.ts';
import { ARTICLE, anchorOf, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;
let path: string;

beforeEach(() => {
  test = startSession();
  path = join(test.folder, 'basin.postil');
});
afterEach(() => test.end());

/** Reads `count` events, starting before `act` runs. */
async function eventsDuring(count: number, act: () => Promise<unknown>): Promise<WorkspaceEvent[]> {
  const stream = await test.client.workspace.events();
  const collected = (async () => {
    const events: WorkspaceEvent[] = [];
    for await (const event of stream) if (events.push(event) === count) break;
    return events;
  })();
  await new Promise(resolve => setImmediate(resolve));
  await act();
  return collected;
}

describe('workspace.state', () => {
  it('is null while nothing is open, and any work is refused with what to do', async () => {
    expect(await test.client.workspace.state()).toBeNull();
    await expect(test.client.documents.list()).rejects.toMatchObject({
      code: 'workspace.none',
      message: 'No workspace is open: open or create one first',
    });
  });
});

describe('workspace.create', () => {
  it('makes an empty workspace named after its file and opens it', async () => {
    const state = await test.client.workspace.create({ path });
    expect(state).toMatchObject({ path, name: 'basin', documents: 0, undo: null, redo: null });
    expect(state.annotations).toEqual({ claim: 0, precedent: 0, option: 0 });
    expect(state.me).toEqual(test.session.profile.me);
  });

  it('refuses a path that is taken and leaves the file as it is', async () => {
    writeFileSync(path, 'mine');
    await expect(test.client.workspace.create({ path })).rejects.toMatchObject({ code: 'workspace.exists' });
    expect(await test.client.workspace.state()).toBeNull();
  });
});

describe('workspace.open', () => {
  it('opens what was closed, with everything in it', async () => {
    await test.client.workspace.create({ path });
    await importText(test, ARTICLE);
    await test.client.workspace.close();
    expect(await test.client.workspace.open({ path })).toMatchObject({ documents: 1 });
  });

  it('keeps the open workspace when another cannot be opened', async () => {
    await test.client.workspace.create({ path });
    const stranger = join(test.folder, 'stranger.postil');
    writeFileSync(stranger, 'not a workspace at all, just words that go on for a while');
    await expect(test.client.workspace.open({ path: stranger })).rejects.toMatchObject({
      code: 'workspace.foreign',
    });
    expect(await test.client.workspace.state()).toMatchObject({ path });
  });

  it('answers the open workspace when asked for it again', async () => {
    const state = await test.client.workspace.create({ path });
    expect(await test.client.workspace.open({ path })).toEqual(state);
  });
});

describe('a workspace whose file is gone while it is open', () => {
  const workspace = () => test.client.workspace;

  it('refuses changes, exports and checks, and names the copy of its work, which can be opened', async () => {
    await workspace().create({ path });
    await importText(test, ARTICLE);
    renameSync(path, `${path}.moved`);
    const options = { ...defaultExportOptions, byteOrderMark: false };
    const refusals = await Promise.allSettled([
      workspace().rename({ name: 'Lost' }),
      workspace().undo(),
      workspace().check(),
      test.client.exports
        .run({ options, to: join(test.folder, 'a.csv') })
        .then(async events => (await events.next()).value),
    ]);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ reason: { code: 'workspace.missing', data: { file: path } } });
    const copies = readdirSync(test.folder).filter(name => name.startsWith('basin rescued '));
    expect(copies).toHaveLength(1);
    expect(await workspace().open({ path: join(test.folder, copies[0] ?? '') })).toMatchObject({
      documents: 1,
    });
  });

  it('makes way for another workspace, whatever that is called', async () => {
    await workspace().create({ path });
    rmSync(path);
    expect(await workspace().create({ path })).toMatchObject({ path, documents: 0 });
    rmSync(path);
    const other = join(test.folder, 'other.postil');
    expect(await workspace().create({ path: other })).toMatchObject({ path: other });
    rmSync(other);
    expect(await workspace().openSample()).toMatchObject({ documents: 1 });
    expect(test.errors).toEqual([]);
  });

  it('is closed when the file in its place is opened', async () => {
    await workspace().create({ path, name: 'Old' });
    const other = join(test.folder, 'other.postil');
    await workspace().create({ path: other, name: 'New' });
    await workspace().open({ path });
    renameSync(other, path);
    expect(await workspace().open({ path })).toMatchObject({ path, name: 'New' });
  });
});

describe('workspace.openSample', () => {
  it('opens an article tagged throughout, the same one the second time', async () => {
    const state = await test.client.workspace.openSample();
    expect(state.documents).toBe(1);
    expect(state.annotations.claim).toBeGreaterThanOrEqual(8);
    expect(state.annotations.precedent).toBeGreaterThanOrEqual(4);
    expect(state.annotations.option).toBeGreaterThanOrEqual(5);
    await test.client.workspace.close();
    expect((await test.client.workspace.openSample()).path).toBe(state.path);
  });

  it('makes the sample anew when its file is gone', async () => {
    const { path: sample } = await test.client.workspace.openSample();
    await test.client.workspace.close();
    rmSync(sample);
    expect((await test.client.workspace.openSample()).documents).toBe(1);
    expect(existsSync(sample)).toBe(true);
  });

  it('makes the sample anew when its file is gone while it is open, and keeps what was done in it', async () => {
    const { path: sample } = await test.client.workspace.openSample();
    await test.client.workspace.rename({ name: 'My sample' });
    rmSync(sample);
    expect(await test.client.workspace.openSample()).toMatchObject({
      path: sample,
      name: 'Sample workspace',
    });
    const copy = readdirSync(dirname(sample)).find(name => name.startsWith('Sample rescued '));
    expect(await test.client.workspace.open({ path: join(dirname(sample), copy ?? '') })).toMatchObject({
      name: 'My sample',
    });
  });

  it('has nothing to undo at first: undo cannot take the sample away', async () => {
    expect(await test.client.workspace.openSample()).toMatchObject({ undo: null, redo: null });
    expect(await test.client.workspace.undo()).toBeNull();
    await test.client.workspace.rename({ name: 'My sample' });
    await test.client.workspace.undo();
    expect(await test.client.workspace.state()).toMatchObject({
      name: 'Sample workspace',
      documents: 1,
      undo: null,
    });
  });

  it('is the same for two windows that ask for it at once', async () => {
    const [one, two] = await Promise.all([
      test.client.workspace.openSample(),
      test.client.workspace.openSample(),
    ]);
    expect(one).toEqual(two);
    expect(readdirSync(dirname(one.path)).filter(name => name.endsWith('.postil'))).toEqual([
      'Sample.postil',
    ]);
    await test.client.workspace.rename({ name: 'Shared' });
  });

  it('says why when it cannot be made', async () => {
    writeFileSync(join(test.folder, 'home', 'sample'), 'a file where the folder should be');
    await expect(test.client.workspace.openSample()).rejects.toMatchObject({
      message: expect.stringContaining('Cannot make the sample'),
    });
    expect(test.errors).toEqual([]);
  });
});

describe('workspace.close', () => {
  it('tells every window and leaves a file that opens', async () => {
    await test.client.workspace.create({ path });
    const events = await eventsDuring(1, () => test.client.workspace.close());
    expect(events).toEqual([{ type: 'closed' }]);
    expect(await test.client.workspace.open({ path })).toMatchObject({ path });
  });
});

describe('workspace.rename', () => {
  it('changes the name everywhere, and undo brings the old one back', async () => {
    await test.client.workspace.create({ path });
    await test.client.workspace.rename({ name: ' Basin security ' });
    expect(await test.client.workspace.state()).toMatchObject({
      name: 'Basin security',
      undo: 'Rename workspace',
    });
    expect(test.session.profile.settings.recent[0]).toMatchObject({ name: 'Basin security' });
    await test.client.workspace.undo();
    expect(await test.client.workspace.state()).toMatchObject({ name: 'basin' });
  });

  it('is done, and shown in every window, though the settings cannot be written', async () => {
    await test.client.workspace.create({ path });
    const home = join(test.folder, 'home');
    rmSync(home, { recursive: true });
    writeFileSync(home, 'a file where the folder of the settings was');
    const [event] = await eventsDuring(1, () => test.client.workspace.rename({ name: 'Basin security' }));
    expect(event).toMatchObject({ type: 'changed', state: { name: 'Basin security' } });
    const other = join(test.folder, 'other.postil');
    expect(await test.client.workspace.create({ path: other })).toMatchObject({ path: other });
    expect(test.errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining('Cannot write the settings') }),
      expect.objectContaining({ message: expect.stringContaining('Cannot write the settings') }),
    ]);
  });
});

describe('workspace.recent', () => {
  it('lists what was opened, newest first, without files that are gone', async () => {
    const other = join(test.folder, 'other.postil');
    await test.client.workspace.create({ path });
    await test.client.workspace.create({ path: other });
    expect((await test.client.workspace.recent()).map(recent => recent.path)).toEqual([other, path]);
    await test.client.workspace.close();
    rmSync(other);
    expect((await test.client.workspace.recent()).map(recent => recent.path)).toEqual([path]);
  });
});

describe('workspace.forgetRecent', () => {
  it('takes one from the list and leaves its file', async () => {
    await test.client.workspace.create({ path });
    await test.client.workspace.forgetRecent({ path });
    expect(await test.client.workspace.recent()).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });
});

describe('workspace.libraryView', () => {
  it('is null in a workspace whose library was never sorted or narrowed', async () => {
    await test.client.workspace.create({ path });
    expect(await test.client.workspace.libraryView()).toBeNull();
  });
});

describe('workspace.keepLibraryView', () => {
  it('remembers each workspace by itself, on this computer and not in the file', async () => {
    const view = { order: 'title', status: 'unread', kind: 'none', person: null, collection: null } as const;
    const before = await test.client.workspace.create({ path });
    await test.client.workspace.keepLibraryView(view);
    expect((await test.client.workspace.state())?.seq).toBe(before.seq);
    await test.client.workspace.create({ path: join(test.folder, 'other.postil') });
    expect(await test.client.workspace.libraryView()).toBeNull();
    await test.client.workspace.open({ path });
    expect(await test.client.workspace.libraryView()).toEqual(view);
    const restarted = new Profile(test.session.profile.folder, () => undefined);
    expect(restarted.libraries.of(test.session.workspace.path)).toEqual(view);
  });

  it('refuses an order there is none of', async () => {
    await test.client.workspace.create({ path });
    const view = { order: 'by mood', status: null, kind: null, person: null, collection: null };
    await expect(test.client.workspace.keepLibraryView(view as never)).rejects.toThrow();
    expect(await test.client.workspace.libraryView()).toBeNull();
  });
});

describe('workspace.check', () => {
  it('finds nothing wrong with a workspace that was only used', async () => {
    await test.client.workspace.create({ path });
    const document = await importText(test, ARTICLE);
    const anchor = await anchorOf(test, document, 'Trade across the river has doubled.');
    await test.client.annotations.create({ document: document.id, kind: 'claim', anchor });
    const report = await test.client.workspace.check();
    expect(report).toMatchObject({
      documents: 1,
      annotations: 1,
      anchors: { exact: 1, moved: 0, orphan: 0 },
      problems: [],
    });
  });

  it('runs beside other work and is stopped by the window that asked for it', async () => {
    await test.client.workspace.create({ path });
    const stop = new AbortController();
    const checking = test.client.workspace.check(undefined, { signal: stop.signal });
    const stopped = expect(checking).rejects.toMatchObject({ code: 'job.cancelled' });
    await test.client.workspace.rename({ name: 'While it is checked' });
    stop.abort();
    await stopped;
  });
});

describe('workspace.undo', () => {
  it('answers null when there is nothing to undo', async () => {
    await test.client.workspace.create({ path });
    expect(await test.client.workspace.undo()).toBeNull();
  });

  it('takes an import back, names what it did, and survives a restart', async () => {
    await test.client.workspace.create({ path });
    await importText(test, ARTICLE);
    await test.client.workspace.close();
    const { undo } = await test.client.workspace.open({ path });
    expect(undo).toContain('Import');
    expect(await test.client.workspace.undo()).toMatchObject({ label: undo });
    expect(await test.client.documents.list()).toEqual([]);
  });
});

describe('workspace.redo', () => {
  it('does again what was undone, and is void after a new step', async () => {
    await test.client.workspace.create({ path });
    await importText(test, ARTICLE);
    await test.client.workspace.undo();
    expect(await test.client.workspace.redo()).not.toBeNull();
    expect(await test.client.documents.list()).toHaveLength(1);
    await test.client.workspace.undo();
    await test.client.workspace.rename({ name: 'Another' });
    expect(await test.client.workspace.redo()).toBeNull();
  });
});

describe('workspace.events', () => {
  it('tells two windows the same changes with rising numbers', async () => {
    await test.client.workspace.create({ path });
    const second = await test.client.workspace.events();
    const first = await eventsDuring(2, async () => {
      await importText(test, ARTICLE);
      await test.client.workspace.rename({ name: 'Basin security' });
    });
    const seen: WorkspaceEvent[] = [];
    for await (const event of second) if (seen.push(event) === 2) break;
    expect(seen).toEqual(first);
    const numbers = first.map(event => (event.type === 'changed' ? event.state.seq : Number.NaN));
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
  });

  it('says that another workspace was opened', async () => {
    mkdirSync(join(test.folder, 'more'));
    const events = await eventsDuring(1, () => test.client.workspace.create({ path }));
    expect(events[0]).toMatchObject({ type: 'opened', state: { path } });
  });
});
