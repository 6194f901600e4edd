/** Several annotations at once: selecting them in the list and in the article, and one step for all of them. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { TaggedWorkspace } from '../support/tagged-workspace.ts';

const MANY = 3_000;

let app: App;
let window: AppWindow;
let other: AppWindow;

beforeAll(async () => {
  app = await App.start();
  const path = join(app.folder, 'passages.postil');
  const filled = new TaggedWorkspace(path);
  const water = filled.addTag('Water');
  filled.workspace.commit('Digit', [{ record: 'tag', id: water, fields: { shortcut: '1' } }]);
  const article = filled.addArticle('A quiet border', [
    'Trade across the river has doubled.',
    'In 1960 both sides signed a treaty.',
    'They should publish every gauge reading.',
  ]);
  filled.tag(article, 'claim', 'Trade across the river');
  filled.tag(article, 'claim', 'both sides signed', { [`tag:${water}`]: true });
  filled.tag(article, 'option', 'publish every gauge reading');
  const sentence = (i: number) => `Sentence ${String(i).padStart(4, '0')} stands here.`;
  const long = filled.addArticle(
    'Three thousand passages',
    Array.from({ length: MANY }, (_, i) => sentence(i)),
  );
  for (let i = 0; i < MANY; i++)
    filled.tag(
      long,
      i % 3 === 0 ? 'precedent' : 'claim',
      sentence(i).slice(0, 13),
      {},
      long.text.indexOf(sentence(i)),
    );
  filled.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
  await window.library.getByText('A quiet border').click();
  other = await app.window({ width: 1024, height: 700, theme: 'dark' });
  await other.library.getByText('A quiet border').click();
  await options(other).first().waitFor();
}, 240_000);
afterAll(() => app?.stop());

const list = (at: AppWindow): Locator =>
  at.inspector.getByRole('listbox', { name: 'Annotations of this article' });
const options = (at: AppWindow): Locator => list(at).getByRole('option');
const panel = (): Locator => window.inspector.getByRole('region', { name: 'Selected annotations' });
const names = (at: AppWindow): Promise<string[]> => options(at).allTextContents();
const undo = () => window.button('Undo').first().click();

async function selectFirstTwo(): Promise<void> {
  await options(window)
    .first()
    .click({ modifiers: ['Control'] });
  await window.page.keyboard.press('Shift+ArrowDown');
  await panel().getByText('2 annotations selected').waitFor();
}

it('changes the kind of all that are selected with one key, in both windows, and back with one undo', async () => {
  await selectFirstTwo();
  await window.page.keyboard.press('p');
  const precedents = async () => (await names(other)).filter(name => name.startsWith('Precedent')).length;
  await expect.poll(precedents).toBe(2);
  await undo();
  await expect.poll(precedents).toBe(0);
});

it('shows in the tag picker what only some of them carry, and puts it on all', async () => {
  await options(window).nth(1).focus();
  await window.page.keyboard.press('t');
  const picker = window.page.getByRole('dialog', { name: 'Tags for 2 annotations' });
  await picker.getByRole('option', { name: /Water/ }).getByText('on some').waitFor();
  await window.page.keyboard.type('water');
  await window.page.keyboard.press('Enter');
  await expect
    .poll(() => picker.getByRole('option', { name: /Water/ }).textContent())
    .toMatch(/, on\b(?! some)/);
  await window.page.keyboard.press('Escape');
  await options(window).nth(1).focus();
  await window.page.keyboard.press('1');
  await undo();
  await undo();
});

it('sets a field and the confidence of all of them', async () => {
  await panel().getByText('Set fields of all…').click();
  await panel().getByRole('textbox', { name: 'Speaker' }).fill('The ministry');
  await window.page.keyboard.press('Enter');
  await panel().getByRole('radio', { name: '4 of 5' }).click();
  for (const index of [0, 1]) {
    await options(other).nth(index).click();
    await expect
      .poll(() => other.inspector.getByRole('textbox', { name: 'Speaker' }).inputValue())
      .toBe('The ministry');
    await other.inspector.getByRole('button', { name: 'All annotations of this article' }).click();
  }
  expect(await axeFindings(window.page)).toEqual([]);
  expect(await layoutFindings(window.page)).toEqual([]);
  await window.page.emulateMedia({ forcedColors: 'active' });
  expect(await axeFindings(window.page)).toEqual([]);
  await window.page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
  expect(await axeFindings(window.page)).toEqual([]);
  await window.page.emulateMedia({ colorScheme: 'light' });
});

it('links all of them to another, and copies them with their source', async () => {
  await panel()
    .getByRole('button', { name: /^Link to…/ })
    .click();
  const dialog = window.page.getByRole('dialog', { name: 'Link to…' });
  await dialog.getByRole('option', { name: /publish every gauge/ }).click();
  await options(other).nth(2).click();
  const argument = other.inspector.getByRole('region', { name: 'Argument' });
  await expect.poll(() => argument.getByRole('listitem').count()).toBe(2);
  await other.inspector.getByRole('button', { name: 'All annotations of this article' }).click();
  await window.context.grantPermissions(['clipboard-read']);
  await panel().getByRole('button', { name: 'Copy with source' }).click();
  const copied = await window.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    '“Trade across the river”\n— “A quiet border”, para. 1.\n\n“both sides signed”\n— “A quiet border”, para. 2.',
  );
});

it('selects highlights in the article with Ctrl and a click, and removes all with one key', async () => {
  await window.page.keyboard.press('Escape');
  await window.inspector.getByRole('button', { name: 'End the selection' }).click();
  await window.article.getByText('Trade across the river', { exact: true }).click();
  await window.article.getByText('both sides signed', { exact: true }).click({ modifiers: ['Control'] });
  await panel().getByText('2 annotations selected').waitFor();
  await window.article.focus();
  await window.page.keyboard.press('Delete');
  await expect.poll(() => options(other).count()).toBe(1);
  await window.button('Bring back').click();
  await expect.poll(() => options(other).count()).toBe(3);
});

it('draws only the lines in sight of thousands, and says how many there are', async () => {
  await window.library.getByText('Three thousand passages').click();
  await expect
    .poll(() => window.inspector.getByRole('heading', { level: 2 }).textContent())
    .toContain('3000');
  expect(await options(window).count()).toBeLessThan(120);
  expect(await options(window).first().getAttribute('aria-setsize')).toBe(String(MANY));
  await options(window).first().focus();
  await window.page.keyboard.press('End');
  await options(window)
    .filter({ hasText: `Sentence ${MANY - 1}` })
    .waitFor();
  await window.page.keyboard.press('Control+a');
  await panel().getByText('3,000 annotations selected').waitFor();
  await window.page.keyboard.press('Escape');
  await expect.poll(() => panel().count()).toBe(0);
});

it('narrows the list by kind', async () => {
  await window.inspector.getByRole('radio', { name: 'Precedents: 1000' }).click();
  await expect
    .poll(() => window.inspector.getByRole('heading', { level: 2 }).textContent())
    .toBe('Annotations · 1000 of 3000');
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
