/** Sharing from the window's side: the summary before, the file after, and a way to stop. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShareProgress } from '../../../../shared/contract/sharing.ts';
import { defaultShareOptions } from '../../../../shared/records/share-options.ts';
import { startSession, type TestSession } from '../../../support/session.ts';
import { sharingWorkspace } from '../../../support/sharing-workspace.ts';

let test: TestSession;

beforeAll(async () => {
  test = startSession();
  const { workspace } = sharingWorkspace(test.folder);
  workspace.close();
  await test.client.workspace.open({ path: workspace.path });
});
afterAll(() => test.end());

describe('share.summary', () => {
  it('tells what share.write then writes', async () => {
    const to = join(test.folder, 'share.postil');
    const options = { ...defaultShareOptions, notes: false };
    const summary = await test.client.share.summary(options);
    expect(summary).toMatchObject({
      documents: 2,
      annotations: 3,
      links: 1,
      tags: 3,
      notes: 0,
      sourceFiles: 1,
    });
    const steps: ShareProgress[] = [];
    for await (const step of await test.client.share.write({ options, to })) steps.push(step);
    const { size } = statSync(to);
    expect(steps.at(-1)).toEqual({ type: 'finished', path: to, summary: { ...summary, bytes: size } });
    expect(summary.bytes).toBeGreaterThan(size / 2);
    expect(summary.bytes).toBeLessThan(size * 2);
  });
});

describe('share.write', () => {
  it('leaves nothing behind when it is stopped', async () => {
    const to = join(test.folder, 'stopped.postil');
    const stop = AbortSignal.abort();
    await expect(
      (async () => {
        for await (const _ of await test.client.share.write(
          { options: defaultShareOptions, to },
          { signal: stop },
        ));
      })(),
    ).rejects.toThrow();
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(test.folder).filter(name => name.includes('stopped'))).toEqual([]);
  });

  it('opens an article whose text was left out as one without words, and takes no correction of it', async () => {
    const to = join(test.folder, 'quotes.postil');
    const options = { ...defaultShareOptions, text: false };
    for await (const _ of await test.client.share.write({ options, to }));
    await test.client.workspace.open({ path: to });
    const [listed] = await test.client.documents.list();
    const id = listed?.document.id ?? '';
    const { isWithheld, body, document } = await test.client.documents.get({ id });
    expect([isWithheld, body, document.words]).toEqual([
      true,
      { type: 'doc', content: [{ type: 'paragraph' }] },
      0,
    ]);
    await expect(
      test.client.documents.correct({ id, base: document.content, steps: [] }),
    ).rejects.toMatchObject({
      code: 'field.invalid',
    });
    expect(test.errors).toEqual([]);
  });
});
