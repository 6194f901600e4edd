/** Taking the evidence away in every form, in the window: what, as what, a look at it, and the file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { readXlsx, recordsOf } from '../support/xlsx-reader.ts';

let app: App;
let window: AppWindow;
let dialog: Locator;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.button(/^Open the sample/).click();
  await window.article.waitFor();
  dialog = window.page.getByRole('dialog', { name: 'Export' });
});
afterAll(() => app?.stop());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const radio = (name: string | RegExp) => dialog.getByRole('radio', { name });
const choose = (group: string, name: string) =>
  dialog.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click();
const preview = () => dialog.getByRole('region');

async function save(name: string): Promise<string> {
  const file = join(app.folder, name);
  await dialog.getByRole('button', { name: /^Save / }).click();
  const saving = window.page.getByRole('dialog', { name: 'Save as' });
  await saving.getByRole('textbox', { name: 'File name' }).fill(file);
  await saving.getByRole('button', { name: 'Save', exact: true }).click();
  await window.button('Done').waitFor();
  return file;
}

describe('a workbook', () => {
  it('is chosen by the keyboard, and its table shown before it is written', async () => {
    await window.button('Export…').click();
    await radio(/^CSV/).focus();
    await press('ArrowRight');
    await expect.poll(() => radio(/^XLSX/).isChecked()).toBe(true);
    await choose('Table', 'By tag');
    await expect.poll(() => preview().getByRole('columnheader').allTextContents()).toContain('tag_path');
    expect(await preview().getByRole('columnheader', { name: 'guarded' }).count()).toBe(0);
    expect(await dialog.getByRole('checkbox', { name: /byte-order mark/ }).count()).toBe(0);
  });

  it('leaves out the kinds that are cleared', async () => {
    await dialog.getByRole('group', { name: 'Kinds' }).getByText('Precedents', { exact: true }).click();
    await expect
      .poll(async () =>
        (await preview().getByRole('row').allTextContents()).some(row => /precedent/.test(row)),
      )
      .toBe(false);
    const file = await save('by-tag.xlsx');
    expect(await dialog.getByRole('alert').textContent()).toContain('by-tag.xlsx');
    const [table] = readXlsx(file);
    const kinds = new Set(table ? recordsOf(table).map(row => row.kind?.text) : []);
    expect(kinds).toEqual(new Set(['claim', 'option']));
    await window.button('Done').click();
  });

  it('is what is offered the next time, for all kinds again', async () => {
    await window.button('Export…').click();
    expect(await radio(/^XLSX/).isChecked()).toBe(true);
    expect(await radio('By tag').isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Precedents' }).isChecked()).toBe(true);
  });
});

describe('a brief', () => {
  it('shows its first lines, grouped as chosen', async () => {
    await choose('Format', 'Markdown');
    await expect.poll(() => preview().textContent()).toContain('grouped_by: kind');
    await expect.poll(() => preview().textContent()).toContain('## Claims');
    await choose('Group by', 'Speaker');
    await expect.poll(() => preview().textContent()).toContain('grouped_by: speaker');
  });

  it('is written as it was shown', async () => {
    const shown = (await preview().textContent()) ?? '';
    const file = await save('brief.md');
    expect(readFileSync(file, 'utf8').startsWith(shown)).toBe(true);
    await window.button('Done').click();
  });

  it('in HTML is a page that reads without Postil', async () => {
    await window.button('Export…').click();
    await choose('Format', 'HTML');
    const file = await save('brief.html');
    await window.button('Done').click();
    const page = await window.context.newPage();
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(`file://${file}`);
    expect(await page.getByRole('article').count()).toBeGreaterThan(5);
    expect(
      await page.getByRole('navigation', { name: 'Contents' }).getByRole('link').count(),
    ).toBeGreaterThan(1);
    expect(asked.filter(url => !url.startsWith('file:'))).toEqual([]);
    await page.close();
  });
});

it('says so when nothing is left to export, and writes nothing', async () => {
  await window.button('Export…').click();
  for (const kind of ['Claims', 'Precedents', 'Policy options'])
    await dialog.getByRole('group', { name: 'Kinds' }).getByText(kind, { exact: true }).click();
  await dialog.getByText('there is nothing to export').waitFor();
  expect(await dialog.getByRole('button', { name: /^Save / }).isDisabled()).toBe(true);
});

it('takes the open article alone', async () => {
  await press('Escape');
  await window.button('Export…').click();
  await choose('Format', 'CSV');
  await choose('Table', 'Matrix');
  await expect.poll(() => preview().getByRole('row').count()).toBeGreaterThan(1);
  await dialog.getByText(/^This article: /).click();
  await expect.poll(() => preview().getByRole('row').count()).toBe(2);
  await choose('Between cells', 'Semicolon');
  const file = await save('matrix.csv');
  expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffdocument_id;document_title;/);
  expect(await dialog.getByRole('alert').textContent()).toMatch(/^1 row was written/);
  await window.button('Done').click();
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
