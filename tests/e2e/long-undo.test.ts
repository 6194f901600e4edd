/** Changing very many records and undoing it: it is told, can be stopped, and undo goes on with it. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../electron/core/workspace/ids.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { TableWindow } from '../support/table-window.ts';
import { TaggedWorkspace } from '../support/tagged-workspace.ts';

const ARTICLES = 120;
const PER_ARTICLE = 500;

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  const path = join(app.folder, 'many.postil');
  const tagged = new TaggedWorkspace(path);
  const sentence = 'Trade across the river has doubled.';
  const edits = Array.from({ length: ARTICLES }, (_, i) => {
    const article = tagged.addArticle(`Report ${i}`, Array(PER_ARTICLE).fill(sentence));
    return Array.from({ length: PER_ARTICLE }, (_, n) => {
      const start = n * (sentence.length + 1);
      const anchor = { ...describeSelection(article.content, article.text, start, start + 5) };
      const fields = { document: article.id, kind: 'claim', anchor };
      return { record: 'annotation' as const, id: newId(), fields };
    });
  });
  tagged.workspace.commit('Tag many', edits.flat());
  tagged.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
}, 240_000);
afterAll(() => app?.stop());

const notices = (): Locator => window.page.getByRole('region', { name: 'Notices' });

/** How many annotations the status line counts in the workspace. */
async function counted(): Promise<number> {
  const status = await window.page.getByRole('status').textContent();
  return Number(/([\d,]+) annotations in the workspace/.exec(status ?? '')?.[1]?.replaceAll(',', ''));
}

it('shows how far a change of all rows is, and undo takes back what was done before it was stopped', async () => {
  await expect.poll(counted).toBe(ARTICLES * PER_ARTICLE);
  const table = new TableWindow(window);
  await table.press('Control+2');
  await table.main.waitFor();
  await table.focus();
  await table.press('Control+a');
  await table.main.getByText('60,000 selected').waitFor();
  await table.selected.getByRole('button', { name: 'Judgement…' }).click();
  await window.page.getByRole('menuitem', { name: 'Mark as key passages', exact: true }).click();
  const under = `Changing ${(ARTICLES * PER_ARTICLE).toLocaleString('en')} annotations…`;
  const progress = notices().getByRole('progressbar', { name: under });
  await progress.waitFor();
  const share = async () => Number(await progress.getAttribute('value'));
  await expect.poll(share).toBeGreaterThan(0);
  await notices().getByRole('button', { name: 'Stop' }).click();
  await notices().getByText('Stopped. Undo takes back what was changed.').waitFor();
  await window.button('Undo').click();
  await notices()
    .getByText(/^Undone: Mark .* as key \(stopped\)$/)
    .waitFor({ timeout: 60_000 });
  await window.page.keyboard.press('Control+1');
}, 120_000);

it('says that it is under way, and stops when asked to', async () => {
  await expect.poll(counted).toBe(ARTICLES * PER_ARTICLE);
  await window.button('Undo').click();
  await notices().getByText('Undoing…').waitFor();
  await notices().getByRole('button', { name: 'Stop' }).click();
  await notices().getByText('Stopped. Undo again to take the rest back.').waitFor();
  expect(await notices().getByText('Undoing…').count()).toBe(0);
  expect(await axeFindings(window.page)).toEqual([]);
  expect(await layoutFindings(window.page)).toEqual([]);
});

it('goes on with the rest, and says when all is taken back', async () => {
  const left = await counted();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(ARTICLES * PER_ARTICLE);
  await window.page.keyboard.press('Control+z');
  await notices().getByText('Undone: Tag many').waitFor({ timeout: 60_000 });
  await expect.poll(counted).toBe(0);
  expect(app.complaints).toEqual([]);
}, 90_000);
