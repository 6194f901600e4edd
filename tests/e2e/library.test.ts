/** The library with many articles: collections, filters, selecting several, and one step for all of them. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { TaggedWorkspace } from '../support/tagged-workspace.ts';

const MANY = 5_000;
const URDU = 'دریا کے پانی کی تقسیم اور سرحدی تعاون: ایک نیا جائزہ';
const LONG = 'Sharing a shrinking river: why the upstream states will not wait for another treaty';

let app: App;
let window: AppWindow;
let other: AppWindow;

beforeAll(async () => {
  app = await App.start();
  const path = join(app.folder, 'shelf.postil');
  const filled = new TaggedWorkspace(path);
  for (let i = 0; i < MANY - 4; i++) filled.addArticle(`Report ${i}`, ['The river rose again.']);
  filled.addArticle(LONG, ['Trade has doubled.'], { byline: 'Amina Rahman' });
  filled.addArticle(URDU, ['دریا'], { language: 'ur', direction: 'rtl' });
  filled.addArticle('Dams and drought', ['They should wait.']);
  const tagged = filled.addArticle('A quiet border', ['Trade across the river has doubled.']);
  filled.tag(tagged, 'claim', 'Trade across the river');
  filled.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
  other = await app.window({ width: 800, height: 600, theme: 'dark' });
  await rows(other).first().waitFor();
}, 240_000);
afterAll(() => app?.stop());

const articles = (at: AppWindow): Locator => at.library.getByRole('grid', { name: 'Articles' });
const rows = (at: AppWindow): Locator => articles(at).getByRole('row');
const row = (name: string, at = window): Locator => articles(at).getByRole('row', { name, exact: true });
const collection = (name: string, at = window): Locator =>
  at.library.getByRole('grid', { name: 'Collections' }).getByRole('row', { name, exact: true });
const bar = (): Locator => window.page.getByRole('region', { name: 'Selected articles' });
const heading = (at = window): Promise<string | null> =>
  at.library.getByRole('heading', { level: 2 }).textContent();

it('draws only the rows in sight of five thousand, and goes to the last by one key', async () => {
  expect(await rows(window).count()).toBeLessThan(60);
  await rows(window).first().click();
  await window.page.keyboard.press('End');
  await row('Report 0').waitFor();
  expect(await rows(window).count()).toBeLessThan(60);
  await window.page.keyboard.press('Home');
  await row('A quiet border').waitFor();
});

it('filters by words, by what is tagged and by status', async () => {
  const field = window.page.getByRole('searchbox', { name: 'Filter articles' });
  await field.fill('rahman');
  await expect.poll(() => heading()).toBe(`Library · 1 of ${MANY}`);
  await row(LONG).waitFor();
  await window.page.keyboard.press('Escape');
  await expect.poll(() => heading()).toBe(`Library · ${MANY}`);
  await window.button('Sort and filter').click();
  await window.page.getByRole('menuitem', { name: 'Only with claims' }).click();
  await expect.poll(() => rows(window).count()).toBe(1);
  await window.button('Show all').click();
  await expect.poll(() => heading()).toBe(`Library · ${MANY}`);
});

it('makes collections, and adds selected articles by the keyboard alone', async () => {
  await window.button('New collection…').click();
  await window.page.getByRole('textbox', { name: 'Name' }).fill('River basin');
  await window.page.keyboard.press('Enter');
  await collection('River basin').waitFor();
  await window.library.getByText(/^Nothing is in this collection yet/).waitFor();
  expect(await axeFindings(window.page)).toEqual([]);
  await collection('All articles').click();

  await rows(window).first().click();
  await window.page.keyboard.press('Shift+ArrowDown');
  await window.page.keyboard.press('Shift+ArrowDown');
  await bar().getByText('3 articles selected').waitFor();
  await bar().getByRole('button', { name: 'Collections…' }).press('Enter');
  await window.page.keyboard.type('basin');
  await window.page.keyboard.press('Enter');
  await window.page
    .getByRole('option', { name: /River basin/ })
    .getByText('in it')
    .waitFor();
  await window.page.keyboard.press('Escape');
  await expect.poll(() => collection('River basin', other).textContent()).toContain('3');
});

it('takes articles that are dragged onto a collection', async () => {
  await row(LONG).dragTo(collection('River basin'));
  await window.page.getByText(`Added “${LONG.slice(0, 59)}…” to “River basin”`).waitFor();
  await expect.poll(() => collection('River basin').textContent()).toContain('4');
  await window.button('Undo').first().click();
  await expect.poll(() => collection('River basin', other).textContent()).toContain('3');
});

it('moves articles from the collection that is shown to a new one in one step', async () => {
  await collection('River basin').click();
  await expect.poll(() => rows(window).count()).toBe(3);
  await rows(window).first().click();
  await rows(window)
    .nth(1)
    .click({ modifiers: ['Shift'] });
  await bar().getByRole('button', { name: 'Move to…' }).click();
  await window.page.keyboard.type('Archive');
  await window.page.keyboard.press('Enter');
  await collection('Archive').waitFor();
  await expect.poll(() => rows(window).count()).toBe(1);
  await expect.poll(() => collection('Archive', other).textContent()).toContain('2');
  await window.page.keyboard.press('Control+z');
  await expect.poll(() => rows(window).count()).toBe(3);
  expect(await collection('Archive').count()).toBe(0);
});

it('renames a collection, and removes it without its articles', async () => {
  const more = async (item: string) => {
    await collection('River basin').hover();
    await window.button('More for collection “River basin”').click();
    await window.page.getByRole('menuitem', { name: item }).click();
  };
  await more('Rename…');
  await window.page.getByRole('textbox', { name: 'Name' }).fill('Basin');
  await window.page.keyboard.press('Enter');
  await collection('Basin', other).waitFor();
  await window.page.keyboard.press('Control+z');
  await collection('River basin', other).waitFor();
  await more('Remove');
  await expect.poll(() => collection('River basin', other).count()).toBe(0);
  expect(await heading()).toBe(`Library · ${MANY}`);
  await window.button('Bring back').click();
  await expect.poll(() => collection('River basin', other).textContent()).toContain('3');
});

it('marks, exports and removes several articles in one step each', async () => {
  await collection('All articles').click();
  await rows(window).first().click();
  await rows(window)
    .nth(2)
    .click({ modifiers: ['Control'] });
  await bar().getByRole('button', { name: 'Status' }).click();
  await window.page.getByRole('menuitem', { name: 'Done' }).click();
  await expect.poll(() => rows(other).getByText('done', { exact: true }).count()).toBe(2);
  await bar().getByRole('button', { name: 'Export…' }).click();
  const dialog = window.page.getByRole('dialog', { name: 'Export' });
  expect(await dialog.getByRole('radio', { name: '2 articles' }).isChecked()).toBe(true);
  await window.page.keyboard.press('Escape');
  await bar().getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => heading(other)).toBe(`Library · ${MANY - 2}`);
  await window.button('Bring back').click();
  await expect.poll(() => heading(other)).toBe(`Library · ${MANY}`);
});

it('selects with Space and Ctrl A, and lets go with Escape', async () => {
  await rows(window).first().click();
  await window.page.keyboard.press('Control+ArrowDown');
  await window.page.keyboard.press('Control+ArrowDown');
  await window.page.keyboard.press('Space');
  await bar().getByText('2 articles selected').waitFor();
  await window.page.keyboard.press('Control+a');
  await bar().getByText('5,000 articles selected').waitFor();
  await window.page.keyboard.press('Escape');
  await expect.poll(() => bar().count()).toBe(0);
});

it('shows the collections of an article in its details, where they can be changed with the rest', async () => {
  await row('A quiet border').click();
  await window.button('Article details…').click();
  const dialog = window.page.getByRole('dialog', { name: 'Article details' });
  const field = dialog.getByRole('button', { name: /Collections/ });
  expect(await field.textContent()).toContain('River basin');
  await field.click();
  await window.page.getByRole('option', { name: 'River basin' }).click();
  await window.page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => collection('River basin', other).textContent()).toContain('2');
});

it('has nothing for axe to find and nothing cut off, light, dark, forced colours and small', async () => {
  await rows(window).first().click();
  await window.page.keyboard.press('Shift+ArrowDown');
  await bar().waitFor();
  for (const at of [window, other]) {
    expect(await axeFindings(at.page)).toEqual([]);
    expect(await layoutFindings(at.page)).toEqual([]);
  }
  await window.page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  expect(await axeFindings(window.page)).toEqual([]);
  await window.page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
