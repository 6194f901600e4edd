/** Steps over very many records: other calls get their turn, they can be stopped, and go one after the other. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goThrough } from '../../../../electron/core/handlers/long-work.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { ARTICLE, anchorOf, importText } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

let test: TestSession;

beforeEach(() => {
  test = startSession();
});
afterEach(() => test.end());

/** Makes a workspace with an article. @returns what tags more passages of it at once than windows are told of. */
async function manyToTag(): Promise<() => void> {
  await test.client.workspace.create({ path: join(test.folder, 'many.postil') });
  const document = await importText(test, ARTICLE);
  const { workspace } = test.session;
  const anchor = { ...(await anchorOf(test, document, 'The two governments')) };
  const edits = Array.from({ length: 2_001 }, () => ({
    record: 'annotation' as const,
    id: newId(),
    fields: { document: document.id, kind: 'claim', anchor },
  }));
  return () => workspace.commit('Tag many', edits);
}

const allIds = (): string[] =>
  test.session.workspace.db.prepare<[], string>('SELECT id FROM annotation').pluck().all();

function count(condition: string): number {
  const sql = `SELECT count(*) FROM annotation WHERE ${condition}`;
  return Number(test.session.workspace.db.prepare(sql).pluck().get());
}

describe('a step over very many records', () => {
  it('gives way to other calls, can be stopped, and is gone on with', async () => {
    (await manyToTag())();
    const claims = async () => (await test.client.workspace.state())?.annotations.claim;
    const stop = new AbortController();
    const undone = test.client.workspace.undo(undefined, { signal: stop.signal });
    const refused = expect(undone).rejects.toMatchObject({ code: 'job.cancelled' });
    await expect.poll(claims, { interval: 1 }).toBe(2_001);
    stop.abort();
    await refused;
    const left = await claims();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(2_001);
    expect(await test.client.workspace.undo()).toMatchObject({ label: 'Tag many' });
    expect(await claims()).toBe(0);
    expect(await test.client.workspace.redo()).toMatchObject({ label: 'Tag many' });
    expect(await claims()).toBe(2_001);
  });

  it('is undone once when two windows ask at the same time, and then the step before it', async () => {
    (await manyToTag())();
    const { undo } = test.client.workspace;
    const labels = (await Promise.all([undo(), undo()])).map(step => step?.label);
    expect(labels[0]).toBe('Tag many');
    expect(labels[1]).toMatch(/^Import/);
    expect(await test.client.documents.list()).toEqual([]);
  });
});

describe('a change of very many records', () => {
  it('gives way to other calls, and can be stopped and undone', async () => {
    (await manyToTag())();
    const ids = allIds();
    const keys = () => count('key_passage = 1');
    await test.client.annotations.updateAll({ ids, patch: { keyPassage: true } });
    expect(keys()).toBe(2_001);
    expect(await test.client.workspace.state()).toMatchObject({ undo: 'Mark 2001 annotations as key' });
    const stop = new AbortController();
    const removing = test.client.annotations.remove({ ids }, { signal: stop.signal });
    const refused = expect(removing).rejects.toMatchObject({ code: 'job.cancelled' });
    const left = () => count('removed = 0');
    await expect.poll(left, { interval: 1 }).toBeLessThan(2_001);
    stop.abort();
    await refused;
    expect(left()).toBeGreaterThan(0);
    expect(await test.client.workspace.undo()).toMatchObject({
      label: 'Remove 2001 annotations (stopped)',
    });
    expect(left()).toBe(2_001);
  });

  it('is undone when it has ended, though undo was asked for before', async () => {
    (await manyToTag())();
    const ids = allIds();
    const set = () => count('confidence = 3');
    const setting = test.client.annotations.updateAll({ ids, patch: { confidence: 3 } });
    await expect.poll(set, { interval: 1 }).toBeGreaterThan(0);
    const undone = await test.client.workspace.undo();
    await setting;
    expect(undone?.label).toBe('Set confidence of 2001 annotations');
    expect(set()).toBe(0);
  });

  it('does nothing when it was stopped while it waited for its turn', async () => {
    (await manyToTag())();
    const ids = allIds();
    const setting = test.client.annotations.updateAll({ ids, patch: { confidence: 3 } });
    await expect.poll(() => count('confidence = 3'), { interval: 1 }).toBeGreaterThan(0);
    const stop = new AbortController();
    const marking = test.client.annotations.updateAll(
      { ids, patch: { keyPassage: true } },
      { signal: stop.signal },
    );
    const refused = expect(marking).rejects.toMatchObject({ code: 'job.cancelled' });
    stop.abort();
    await setting;
    await refused;
    await test.client.workspace.undo();
    expect(count('key_passage = 1')).toBe(0);
    expect(await test.client.workspace.state()).toMatchObject({ undo: 'Tag many' });
  });
});

describe('what windows hear of it', () => {
  it('is its number alone at the end, so that they read again', async () => {
    const tag = await manyToTag();
    const events = await test.client.workspace.events();
    const first = events.next();
    await setImmediate();
    tag();
    expect((await first).value).toMatchObject({
      type: 'changed',
      diff: null,
      state: { annotations: { claim: 2_001 } },
    });
  });

  it('is how far it is, now and then', async () => {
    await test.client.workspace.create({ path: join(test.folder, 'slow.postil') });
    const { workspace } = test.session;
    const events = await test.client.workspace.events();
    const first = events.next();
    await setImmediate();
    let done = 0;
    const slow = {
      total: 3,
      next: () => {
        // Nobody else has a turn meanwhile, as in a real piece.
        for (const since = performance.now(); performance.now() - since < 200; );
        return ++done;
      },
      finish: () => workspace.commit('Slow', []),
    };
    await goThrough(test.session, slow);
    expect((await first).value).toEqual({ type: 'progressed', done: 1, total: 3 });
    expect((await events.next()).value).toEqual({ type: 'progressed', done: 2, total: 3 });
  });
});
