/** Lists that grow with the workspace: what is drawn of them, and how one gets to the rest. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { analyst, TaggedWorkspace } from '../support/tagged-workspace.ts';
import { colleague } from '../support/two-coders.ts';

const ARTICLES = 260;

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  const path = join(app.folder, 'long.postil');
  const tagged = new TaggedWorkspace(path);
  const articles = Array.from({ length: ARTICLES }, (_, i) =>
    tagged.addArticle(`Report ${String(i + 1).padStart(3, '0')}`, ['Both sides signed a treaty.']),
  );
  for (const article of articles) tagged.tag(article, 'claim', 'signed a treaty');
  tagged.workspace.setPerson(colleague);
  for (const article of articles) tagged.tag(article, 'precedent', 'signed a treaty');
  tagged.workspace.setPerson(analyst);
  tagged.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
}, 120_000);
afterAll(() => app?.stop());

async function open(item: string): Promise<Locator> {
  await window.button(/^Workspace /).click();
  await window.page.getByRole('menuitem', { name: `${item}…` }).click();
  const dialog = window.page.getByRole('dialog', { name: item });
  await dialog.waitFor();
  return dialog;
}

const hasFocus = (line: Locator): Promise<boolean> => line.evaluate(node => node === document.activeElement);

describe('more disagreements than are drawn at once', () => {
  it('go on from the first of the next ones', async () => {
    const dialog = await open('Agreement');
    await dialog.getByRole('heading', { name: `${ARTICLES} disagreements` }).waitFor();
    const lines = dialog.getByRole('option');
    expect(await lines.count()).toBe(200);
    const more = dialog.getByRole('button', { name: 'Show more' });
    await more.focus();
    await window.page.keyboard.press('Enter');
    await expect.poll(() => lines.count()).toBe(ARTICLES);
    await expect.poll(() => hasFocus(lines.nth(200))).toBe(true);
    expect(await more.count()).toBe(0);
    expect(await axeFindings(window.page)).toEqual([]);
  });

  it('are walked through to the last one', async () => {
    await window.page.getByRole('option').last().press('Enter');
    const walk = window.page.getByRole('region', { name: 'Walk through the disagreements' });
    await walk.getByText(`${ARTICLES} of ${ARTICLES}`).waitFor();
    await window.reader.getByRole('heading', { name: `Report ${ARTICLES}` }).waitFor();
    await walk.getByRole('button', { name: 'End the walk' }).click();
  });
});

describe('more articles to choose from than are in sight', () => {
  it('are found by typing, and only those in sight are drawn', async () => {
    const dialog = await open('Activity');
    const lines = dialog.getByRole('option');
    await lines.first().waitFor();
    await dialog.getByRole('button', { name: /(^| )Article( |$)/ }).click();
    const choices = window.page.getByRole('listbox').last().getByRole('option');
    await expect.poll(() => choices.count()).toBeGreaterThan(5);
    expect(await choices.count()).toBeLessThan(60);
    await window.page.setViewportSize({ width: 1024, height: 700 });
    expect(await layoutFindings(window.page)).toEqual([]);
    await window.page.setViewportSize({ width: 1360, height: 820 });
    await window.page.keyboard.type('Report 257');
    await expect.poll(() => hasFocus(choices.filter({ hasText: 'Report 257' }))).toBe(true);
    await window.page.keyboard.press('Enter');
    await expect.poll(() => lines.count()).toBe(3);
    await lines.filter({ hasText: 'imported “Report 257”' }).waitFor();
    expect(app.complaints).toEqual([]);
  });
});
