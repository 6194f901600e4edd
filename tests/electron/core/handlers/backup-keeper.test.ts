/** The open workspace is backed up by itself, and what goes wrong with that is told and stops nobody. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkspaceEvent } from '../../../../shared/contract/workspace.ts';
import { ARTICLE, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

const HOUR = 60 * 60 * 1000;

let test: TestSession;
let path: string;
let events: WorkspaceEvent[];
let stop: AbortController;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  test = startSession();
  path = join(test.folder, 'basin.postil');
  stop = new AbortController();
  events = [];
  void listen(stop.signal);
  await test.client.workspace.create({ path });
});
afterEach(() => {
  stop.abort();
  test.end();
  vi.useRealTimers();
});

async function listen(signal: AbortSignal): Promise<void> {
  try {
    for await (const event of await test.client.workspace.events(undefined, { signal })) events.push(event);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

const later = (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR);
const backups = async () => (await test.client.backups.list())[0]?.backups ?? [];
const heard = (type: WorkspaceEvent['type']) =>
  vi.waitFor(() => expect(events.map(event => event.type)).toContain(type), { timeout: 10_000 });

/** Closes the workspace and opens it again. */
async function reopen(): Promise<void> {
  await test.client.workspace.close();
  await test.client.workspace.open({ path });
}

describe('a workspace is backed up', () => {
  it('when it is closed after work, and not when nothing was done in it', async () => {
    await reopen();
    expect(await backups()).toEqual([]);
    await importText(test, ARTICLE);
    await reopen();
    expect(await backups()).toMatchObject([{ number: 1, reason: 'daily', facts: { documents: 1 } }]);
    later(48);
    await reopen();
    expect(await backups()).toHaveLength(1);
  });

  it('when it is closed again at the earliest an hour later', async () => {
    await importText(test, ARTICLE);
    await reopen();
    await test.client.workspace.rename({ name: 'Basin' });
    await reopen();
    expect(await backups()).toMatchObject([{ number: 1 }]);
    await test.client.workspace.rename({ name: 'The basin' });
    later(2);
    await reopen();
    expect((await backups())[0]).toMatchObject({ number: 2 });
  });

  it('when it is opened and was written without a backup, in the background', async () => {
    await importText(test, ARTICLE);
    await reopen();
    rmSync(join(test.folder, 'home', 'backups'), { recursive: true });
    events.length = 0;
    await reopen();
    if (!events.some(({ type }) => type === 'backedUp')) await heard('backedUp');
    expect(await backups()).toMatchObject([{ number: 1, reason: 'daily' }]);
  });

  it('every day while it stays open', async () => {
    await importText(test, ARTICLE);
    await test.client.backups.make();
    await heard('backedUp');
    events.length = 0;
    await test.client.workspace.rename({ name: 'Same day' });
    later(25);
    expect(await backups()).toHaveLength(1);
    await test.client.workspace.rename({ name: 'Next day' });
    await heard('backedUp');
    expect(await backups()).toMatchObject([{ number: 2, reason: 'daily' }, { number: 1 }]);
  });
});

describe('a backup that cannot be made', () => {
  beforeEach(async () => {
    await importText(test, ARTICLE);
    rmSync(join(test.folder, 'home', 'backups'), { recursive: true, force: true });
    writeFileSync(join(test.folder, 'home', 'backups'), 'in the way');
  });

  it('is told when the workspace is closed, which it is all the same', async () => {
    await test.client.workspace.close();
    await heard('closed');
    expect(events.map(({ type }) => type)).toContain('backupFailed');
    expect(await test.client.workspace.state()).toBeNull();
  });

  it('is told to windows that come later, and the workspace can be worked in', async () => {
    await test.client.workspace.close();
    events.length = 0;
    await test.client.workspace.open({ path });
    await heard('backupFailed');
    expect(events.find(({ type }) => type === 'backupFailed')).toMatchObject({
      message: expect.stringContaining('Cannot back up the workspace'),
    });
    await test.client.workspace.rename({ name: 'Still at work' });
    const late = await test.client.workspace.events(undefined, { signal: stop.signal });
    expect((await late.next()).value).toMatchObject({ type: 'backupFailed' });
  });

  it('is null to who asks for one before much is changed, and nothing is thrown', async () => {
    const { session } = test;
    expect(await session.backups.backUp(session.workspace, 'merge')).toBeNull();
    await heard('backupFailed');
  });
});

describe('before something large', () => {
  it('a backup is made that says so', async () => {
    const { session } = test;
    await importText(test, ARTICLE);
    expect(await session.backups.backUp(session.workspace, 'merge')).toMatchObject({
      reason: 'merge',
      facts: { documents: 1 },
    });
  });
});
