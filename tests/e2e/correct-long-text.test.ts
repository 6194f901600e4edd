/** Correcting an article of many passages in a real window: saving it takes a while, shows that, and can be stopped. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../electron/core/workspace/ids.ts';
import type { Edit } from '../../shared/history/change.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import { article, Chance } from '../bench/anchors-prose.ts';
import { App, type AppWindow } from '../support/app-window.ts';
import { layoutFindings } from '../support/looks.ts';
import { TaggedWorkspace } from '../support/tagged-workspace.ts';

const UNITS = 500_000;
const PASSAGES = 4_000;
const TITLE = 'The long record of the river';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  const path = join(app.folder, 'long.postil');
  writeLongArticle(path);
  await window.openWorkspace(path);
  await window.library.getByText(TITLE).click();
  await window.article.waitFor();
}, 60_000);
afterAll(() => app?.stop());

function writeLongArticle(path: string): void {
  const { workspace, ...tagged } = withArticle(path);
  const { id, content, text } = tagged.article;
  const edits = Array.from({ length: PASSAGES }, (_, i): Edit => {
    const start = text.indexOf(' ', Math.floor((i / PASSAGES) * (text.length - 200)));
    const anchor = describeSelection(content, text, start, start + 70);
    if (!anchor) throw new Error('there is nothing to tag here');
    const fields = { document: id, kind: 'claim', anchor: { ...anchor }, keyPassage: false };
    return { record: 'annotation', id: newId(), fields };
  });
  workspace.commit('Tag many', edits);
  workspace.close();
}

function withArticle(path: string) {
  const tagged = new TaggedWorkspace(path);
  return { workspace: tagged.workspace, article: tagged.addArticle(TITLE, article(new Chance(7), UNITS)) };
}

const editor = () => window.reader.getByRole('textbox', { name: TITLE });
const bar = () => window.reader.getByRole('region', { name: 'Correcting the text' });

/** Selects the second half of the paragraphs and takes it out. */
async function cutHalf(): Promise<void> {
  await editor().evaluate(text => {
    const { children } = text;
    const [first, last] = [children[children.length >> 1], children[children.length - 1]];
    if (!first || !last) throw new Error('there are no paragraphs');
    getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  });
  await window.page.keyboard.press('Delete');
}

async function save(): Promise<void> {
  await bar().getByRole('button', { name: 'Save corrections' }).click();
  const review = window.page.getByRole('dialog', { name: 'Save corrections' });
  await review.getByRole('button', { name: 'Save corrections' }).click();
}

/** Cuts the article in half and begins to save that; answers how many paragraphs there were. */
async function beginToSave(): Promise<number> {
  const paragraphs = await window.article.locator('p').count();
  await window.button('Correct text').click();
  await editor().waitFor();
  await window.page.waitForTimeout(250);
  await cutHalf();
  await save();
  await bar().getByRole('progressbar', { name: 'Saving the corrections…' }).waitFor();
  return paragraphs;
}

it('shows that it is saved, and stops without having changed anything', async () => {
  const paragraphs = await beginToSave();
  await bar().getByRole('button', { name: 'Stop' }).click();
  await window.page.getByText('Stopped: nothing was saved').waitFor();
  await bar().getByText('Not saved yet.').waitFor();
  await bar().getByRole('button', { name: 'Discard' }).click();
  await window.article.waitFor();
  expect(await window.article.locator('p').count()).toBe(paragraphs);
  await window.status.getByText('4,000 annotations in this article').waitFor();
  expect(await window.inspector.getByText('orphan: not in the text').count()).toBe(0);
}, 90_000);

it('is saved when nobody stops it, and undone', async () => {
  const paragraphs = await beginToSave();
  expect(await layoutFindings(window.page)).toEqual([]);
  await window.article.waitFor({ timeout: 60_000 });
  await expect.poll(() => window.article.locator('p').count()).toBeLessThan(paragraphs);
  await window.button('Undo').first().click();
  await expect.poll(() => window.article.locator('p').count(), { timeout: 30_000 }).toBe(paragraphs);
  expect(app.complaints).toEqual([]);
}, 90_000);
