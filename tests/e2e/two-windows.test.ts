/** Two windows on one Postil: what is done in one is there in the other. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { asFile, HTML_OP_ED, TEXT_OP_ED } from '../support/op-eds.ts';

const CLAIM = 'Trade across the river has doubled';

let app: App;
let one: AppWindow;
let other: AppWindow;

beforeAll(async () => {
  app = await App.start();
  one = await app.window();
  await one.confirmName();
  other = await app.window({ width: 1024, height: 700, theme: 'dark' });
  await other.button(/^New workspace…/).waitFor();
});
afterAll(() => app?.stop());

async function importInto(window: AppWindow, file: typeof TEXT_OP_ED): Promise<void> {
  await window.chooseFiles([asFile(file)]);
  const dialog = window.page.getByRole('dialog', { name: 'Import article' });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
}

it('opens a workspace in both', async () => {
  await one.createWorkspace(join(app.folder, 'shared.postil'));
  await other.button('Workspace shared').waitFor();
});

it('lists an article imported in the other window', async () => {
  await importInto(one, TEXT_OP_ED);
  await one.article.waitFor();
  await other.library.getByText('A quiet border').click();
  await other.article.getByText(CLAIM).waitFor();
});

it('shows a passage tagged in the other window, its counts and its fields', async () => {
  await one.selectByMouse(CLAIM);
  await one.page.keyboard.press('c');
  await expect.poll(() => other.marks('Claim')).toBe(CLAIM);
  await expect.poll(() => other.status.textContent()).toContain('1 annotation in this article');
  await other.article.getByText(CLAIM).click();
  await one.inspector.getByRole('textbox', { name: 'Speaker' }).fill('The customs office');
  await one.page.keyboard.press('Enter');
  await expect
    .poll(() => other.inspector.getByRole('textbox', { name: 'Speaker' }).inputValue())
    .toBe('The customs office');
});

it('undoes in one window what was done in the other', async () => {
  await other.button('Undo').click();
  await expect.poll(() => one.inspector.getByRole('textbox', { name: 'Speaker' }).inputValue()).toBe('');
  await other.article.focus();
  await other.page.keyboard.press('Control+z');
  await expect.poll(() => one.marks('Claim')).toBe('');
  await one.article.focus();
  await one.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => other.marks('Claim')).toBe(CLAIM);
});

it('keeps each window where it is while the other reads on', async () => {
  await importInto(other, HTML_OP_ED);
  await other.article.getByText('Joint patrols sound bolder').waitFor();
  await one.library.getByText('Joint patrols: a second look').waitFor();
  expect(await one.article.textContent()).toContain(CLAIM);
});

it('removes an article from both, and brings it back to both', async () => {
  const row = one.library.getByRole('row', { name: 'Joint patrols: a second look' });
  await row.hover();
  await row.getByRole('button', { name: /^More for/ }).click();
  await one.page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.poll(() => other.library.getByRole('row').count()).toBe(1);
  await other.button('Undo').click();
  await expect.poll(() => one.library.getByRole('row').count()).toBe(2);
});

it('shows the welcome screen in both when the workspace is closed in one', async () => {
  await other.button('Workspace shared').click();
  await other.page.getByRole('menuitem', { name: 'Close workspace' }).click();
  for (const window of [one, other]) {
    await window.page.getByRole('main', { name: 'Welcome' }).waitFor();
    await window.button(/^shared/).waitFor();
  }
  await one.button(/^shared/).click();
  for (const window of [one, other]) await window.library.getByText('A quiet border').waitFor();
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
