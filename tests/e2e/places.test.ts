/** Going anywhere and doing anything by the keyboard: the palette, places, back and forward, links, the look. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.button(/^Open the sample/).click();
  await window.article.waitFor();
});
afterAll(() => app?.stop());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const dialog = (name: string) => window.page.getByRole('dialog', { name });
const root = () => window.page.evaluate(() => ({ ...document.documentElement.dataset }));

it('does what is chosen by some letters of its name', async () => {
  await window.article.focus();
  await press('Control+k');
  await window.page.getByRole('combobox', { name: 'Do something, or go somewhere' }).fill('high contrast');
  await expect
    .poll(() => dialog('Commands').getByRole('option').first().textContent())
    .toMatch(/High contrast/);
  await press('Enter');
  await expect.poll(root).toMatchObject({ contrast: 'high' });
  await press('Control+k');
  await window.page.keyboard.insertText('theme: dark');
  await press('Enter');
  await expect.poll(root).toMatchObject({ contrast: 'high', theme: 'dark' });
});

it('keeps the look after a reload', async () => {
  await window.page.reload();
  await window.article.waitFor();
  await expect.poll(root).toMatchObject({ contrast: 'high', theme: 'dark' });
});

it('goes to a paragraph by its number, and back and forward between places', async () => {
  await window.article.focus();
  await press('g');
  await dialog('Go to…').waitFor();
  await window.page.keyboard.insertText('14');
  await window.page.getByRole('option', { name: /Paragraph 14/ }).waitFor();
  await press('Enter');
  await expect.poll(() => window.page.evaluate(() => CSS.highlights.has('postil-passage'))).toBe(true);
  await expect.poll(() => window.button('Back').isEnabled()).toBe(true);
  await press('Alt+ArrowLeft');
  await expect.poll(() => window.button('Forward').isEnabled()).toBe(true);
  await press('Alt+ArrowRight');
  await expect.poll(() => window.button('Forward').isEnabled()).toBe(false);
});

it('links the focused annotation to another by some words of it', async () => {
  await window.article.focus();
  await press('j', 'l');
  const link = dialog('Link to…');
  const field = link.getByRole('combobox', { name: 'Find an annotation' });
  await field.waitFor();
  const options = link.getByRole('option');
  const words = ((await options.nth(3).textContent()) ?? '').slice(0, 25);
  await field.fill(words);
  await expect.poll(() => options.count()).toBeLessThan(6);
  await press('Enter');
  const lines = window.inspector.getByRole('region', { name: 'Argument' }).getByRole('listitem');
  await expect
    .poll(async () => (await lines.allTextContents()).some(line => line.includes(words)))
    .toBe(true);
  await window.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect
    .poll(async () => (await lines.allTextContents()).some(line => line.includes(words)))
    .toBe(false);
});

it('changes face and width of the article in the settings', async () => {
  const column = () => window.reader.getByRole('article').evaluate(article => article.clientWidth);
  const face = () => window.article.evaluate(text => getComputedStyle(text).fontFamily);
  await window.button('Settings').click();
  const settings = dialog('Settings');
  await settings.getByRole('radio', { name: 'Wide' }).check({ force: true });
  const wide = await column();
  await settings.getByRole('radio', { name: 'Narrow' }).check({ force: true });
  await expect.poll(column).toBeLessThan(wide);
  await settings.getByRole('radio', { name: 'Sans serif' }).check({ force: true });
  await expect.poll(face).toContain('Inter');
  await settings.getByRole('button', { name: 'Done' }).click();
});

it('ends without a word on the console', async () => {
  await window.page.screenshot({ path: join(app.folder, 'end.png') });
  expect(app.complaints).toEqual([]);
});
