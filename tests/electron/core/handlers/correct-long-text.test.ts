/** Corrections and versions of a long article are worked out beside the main thread, and come to the same. */
import { join } from 'node:path';
import { Transform } from 'prosemirror-transform';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findAheadOfStep } from '../../../../electron/core/handlers/find-ahead.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import type { Edit } from '../../../../shared/history/change.ts';
import type { Document } from '../../../../shared/records/document.ts';
import { describeSelection } from '../../../../shared/text/anchors.ts';
import { schema } from '../../../../shared/text/schema.ts';
import { article, Chance } from '../../../bench/anchors-prose.ts';
import { importText, textOf } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

const PARAGRAPHS = article(new Chance(11), 120_000);
const PASSAGES = 400;

let test: TestSession;
let document: Document;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'long.postil') });
  document = await importText(test, PARAGRAPHS.join('\n\n'));
  expect(document.words).toBeGreaterThan(10_000);
  const text = await textOf(test, document.id);
  const edits = Array.from({ length: PASSAGES }, (_, i): Edit => {
    const start = text.indexOf(' ', Math.floor((i / PASSAGES) * (text.length - 200)));
    const anchor = describeSelection(document.content, text, start, start + 70);
    if (!anchor) throw new Error('there is nothing to tag here');
    const fields = { document: document.id, kind: 'claim', anchor: { ...anchor }, keyPassage: false };
    return { record: 'annotation', id: newId(), fields };
  });
  test.session.workspace.commit('Tag many', edits);
});
afterEach(() => test.end());

/** The correction that takes the second half of the article away. */
async function halved() {
  const { body } = await test.client.documents.get({ id: document.id });
  const doc = schema.nodeFromJSON(body);
  let from = 0;
  for (let i = 0; i < doc.childCount / 2; i++) from += doc.child(i).nodeSize;
  const { steps } = new Transform(doc).delete(from, doc.content.size);
  return { id: document.id, base: document.content, steps: steps.map(step => step.toJSON()) };
}

const places = async () =>
  (await test.client.annotations.list({ document: document.id }))
    .map(({ id, anchor, position }) => ({ id, anchor, position }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

it('a correction leaves each passage on its own words or as an orphan, through undo, redo and a check', async () => {
  const before = await places();
  await test.client.documents.correct(await halved());
  const after = await places();
  const text = await textOf(test, document.id);
  const orphans = after.filter(({ position }) => position.status === 'orphan');
  expect(orphans.length).toBeGreaterThan(PASSAGES / 3);
  expect(orphans.length).toBeLessThan((PASSAGES * 2) / 3);
  for (const { anchor, position } of after)
    if (position.start !== null && position.end !== null)
      expect(text.slice(position.start, position.end)).toBe(anchor.quote);
  await test.client.workspace.undo();
  expect(await places()).toEqual(before);
  await test.client.workspace.redo();
  expect(await places()).toEqual(after);
  expect((await test.client.workspace.check()).problems).toEqual([]);
});

it('a correction that is done again after a restart finds its passages before it is written', async () => {
  await test.client.documents.correct(await halved());
  const after = await places();
  const { content } = (await test.client.documents.get({ id: document.id })).document;
  await test.client.workspace.undo();
  await test.client.workspace.close();
  await test.client.workspace.open({ path: join(test.folder, 'long.postil') });
  const { workspace } = test.session;
  const lost = after.filter(({ position }) => position.status === 'orphan');
  expect(lost.filter(({ anchor }) => workspace.places.get(content, anchor))).toEqual([]);
  await findAheadOfStep(test.session, 'after');
  for (const { anchor, position } of lost) expect(workspace.places.get(content, anchor)).toEqual(position);
  const kept = after.filter(({ anchor }) => anchor.content === content);
  expect(kept.filter(({ anchor }) => workspace.places.get(content, anchor))).toEqual([]);
  expect(await test.client.workspace.redo()).toMatchObject({ label: expect.stringMatching(/^Correct text/) });
  expect(await places()).toEqual(after);
  expect((await test.client.workspace.check()).problems).toEqual([]);
});

it('undo never takes back what was done while it looked for passages', async () => {
  await test.client.documents.correct(await halved());
  const { document: corrected } = await test.client.documents.get({ id: document.id });
  const { steps } = await halved();
  await test.client.documents.correct({ id: document.id, base: corrected.content, steps });
  await test.client.workspace.close();
  await test.client.workspace.open({ path: join(test.folder, 'long.postil') });
  const undoing = test.client.workspace.undo();
  await new Promise(resolve => setImmediate(resolve));
  test.session.workspace.commit('Rename', [
    { record: 'document', id: document.id, fields: { title: 'Meanwhile' } },
  ]);
  expect(await undoing).toBeNull();
  expect((await test.client.documents.get({ id: document.id })).document.title).toBe('Meanwhile');
  expect(await test.client.workspace.undo()).toMatchObject({ label: 'Rename' });
  expect(await test.client.workspace.undo()).toMatchObject({ label: expect.stringMatching(/^Correct text/) });
});

it('a correction that is cancelled changes nothing', async () => {
  const before = await places();
  const controller = new AbortController();
  const correcting = test.client.documents.correct(await halved(), { signal: controller.signal });
  controller.abort();
  await expect(correcting).rejects.toThrow();
  expect(await places()).toEqual(before);
  expect((await test.client.documents.get({ id: document.id })).document.content).toBe(document.content);
});

it('what is tagged while a correction is worked out goes with its words, too', async () => {
  const correction = await halved();
  const text = await textOf(test, document.id);
  const anchor = describeSelection(document.content, text, 0, 40);
  if (!anchor) throw new Error('there is nothing to tag here');
  const correcting = test.client.documents.correct(correction);
  const { id } = await test.client.annotations.create({ document: document.id, kind: 'claim', anchor });
  await correcting;
  const tagged = await test.client.annotations.get({ id });
  expect(tagged.position).toEqual({ status: 'exact', start: anchor.start, end: anchor.end });
  const { content } = (await test.client.documents.get({ id: document.id })).document;
  expect(tagged.anchor.content).toBe(content);
  expect((await test.client.workspace.check()).problems).toEqual([]);
});

it('a new version is previewed and imported with the same places, and an earlier one shown again', async () => {
  const before = await places();
  const later = ['A paragraph was put in.', ...PARAGRAPHS.filter((_, i) => i % 3 > 0)].join('\n\n');
  const bytes = new TextEncoder().encode(later);
  const { staged } = await test.client.imports.stage({ name: 'later.txt', size: bytes.length });
  await test.client.imports.append({ staged, piece: new Blob([bytes]) });
  const preview = await test.client.imports.previewVersion({ staged, document: document.id });
  await test.client.imports.confirmVersion({ staged, document: document.id });
  const after = await places();
  const count = (status: string) => after.filter(({ position }) => position.status === status).length;
  expect(count('orphan')).toBeGreaterThan(0);
  expect([preview.exact, preview.moved + preview.changed, preview.orphan]).toEqual(
    ['exact', 'moved', 'orphan'].map(count),
  );
  expect((await test.client.workspace.check()).problems).toEqual([]);
  await test.client.versions.use({ document: document.id, content: document.content });
  expect(await places()).toEqual(before);
});
