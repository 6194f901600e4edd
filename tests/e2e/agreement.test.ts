/** Agreement: the figures, the walk through the disagreements, the file, and what a lone analyst is told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { twoCoders } from '../support/two-coders.ts';

const FIRST = 'In 1960 the two sides signed a treaty';
const SECOND = 'They should share the readings';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  const path = join(app.folder, 'two.postil');
  const { tagged } = twoCoders(path);
  const second = tagged.addArticle('A second opinion', ['Only one of them has read this.']);
  tagged.tag(second, 'claim', 'Only one of them');
  tagged.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
});
afterAll(() => app?.stop());

const dialog = (): Locator => window.page.getByRole('dialog', { name: 'Agreement' });
const walk = (): Locator => window.page.getByRole('region', { name: 'Walk through the disagreements' });
const cells = (name: string): Promise<string[]> =>
  dialog().getByRole('row', { name }).getByRole('cell').allTextContents();

async function openFromMenu(): Promise<void> {
  await window.button(/^Workspace /).click();
  await window.page.getByRole('menuitem', { name: 'Agreement…' }).click();
  await dialog().waitFor();
}

async function openArticle(title: string): Promise<void> {
  const list = window.library.getByRole('grid', { name: 'Articles' });
  await list.getByRole('row', { name: title }).click();
  await window.reader.getByRole('heading', { name: title }).waitFor();
}

async function openFromPalette(): Promise<void> {
  await window.page.keyboard.press('Control+k');
  await window.page.getByRole('combobox').fill('Agreement');
  await window.page.keyboard.press('Enter');
  await dialog().waitFor();
}

async function expectFine(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme });
    expect(await axeFindings(window.page)).toEqual([]);
  }
  await window.page.setViewportSize({ width: 1024, height: 700 });
  expect(await layoutFindings(window.page)).toEqual([]);
  await window.page.setViewportSize({ width: 1360, height: 820 });
}

/** The words lit up in the article. */
const lit = (): Promise<string> =>
  window.page.evaluate(() => {
    const [range] = CSS.highlights.get('postil-passage') ?? [];
    return range instanceof Range ? range.toString() : '';
  });

describe('two people have annotated', () => {
  it('shows the figures for everyone and each kind, by passages and by characters', async () => {
    await openFromMenu();
    await dialog().getByRole('table', { name: 'Figures' }).waitFor();
    expect((await cells('Everyone')).slice(0, 3)).toEqual(['25.0 %', '−0.091', '0.000']);
    expect((await cells('Precedent'))[0]).toBe('75.0 %');
    await expectFine();
    await dialog().getByText('Characters', { exact: true }).click();
    await expect.poll(async () => Number.parseFloat((await cells('Everyone'))[0] ?? '')).toBeGreaterThan(25);
    await dialog().getByText('Tags', { exact: true }).click();
    await dialog().getByRole('rowheader', { name: 'Water' }).waitFor();
    await dialog().getByText('Kinds', { exact: true }).click();
    await dialog().getByText('Passages', { exact: true }).first().click();
    await expect.poll(() => cells('Everyone').then(([share]) => share)).toBe('25.0 %');
  });

  it('writes the figures as CSV', async () => {
    await dialog().getByRole('button', { name: 'Export CSV…' }).click();
    const to = join(app.folder, 'agreement.csv');
    const files = window.page.getByRole('dialog', { name: 'Save' });
    await files.getByRole('textbox', { name: 'File name' }).fill(to);
    await files.getByRole('button', { name: 'Save' }).click();
    const notice = window.page.getByText(`4 rows written to ${to}`);
    await notice.waitFor();
    // It leaves the buttons of the dialog to the pointer.
    const bottom = await notice.evaluate(node => node.getBoundingClientRect().bottom);
    const done = dialog().getByRole('button', { name: 'Done' });
    expect(bottom).toBeLessThan(await done.evaluate(node => node.getBoundingClientRect().top));
    expect(readFileSync(to, 'utf8')).toContain('overall,,,,0.25,-0.090909,0,');
  });

  it('walks through the disagreements, each opening its passage, by keyboard alone', async () => {
    const list = dialog().getByRole('listbox', { name: 'Disagreements' });
    const option = list.getByRole('option', { name: FIRST });
    expect(await option.textContent()).toContain('Mira Sand: Precedent · Omar Reed: Claim');
    await option.press('Enter');
    await walk().getByText('1 of 3').waitFor();
    await expect.poll(lit).toBe(FIRST);
    await expect
      .poll(() =>
        walk()
          .getByRole('button', { name: 'Next' })
          .evaluate(next => next === document.activeElement),
      )
      .toBe(true);
    await window.page.keyboard.press('Enter');
    await walk().getByText('2 of 3').waitFor();
    await walk().getByText('Mira Sand: not marked · Omar Reed: Policy option').waitFor();
    await expect.poll(lit).toBe(SECOND);
    await window.page.keyboard.press('Enter');
    await walk().getByText('3 of 3').waitFor();
    expect(await walk().getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    await walk().getByRole('button', { name: 'Previous' }).click();
    await expect.poll(lit).toBe(SECOND);
    await expectFine();
    await walk().getByRole('button', { name: 'Agreement…' }).click();
    await dialog().getByRole('button', { name: 'Done' }).click();
    await walk().getByRole('button', { name: 'End the walk' }).click();
    await walk().waitFor({ state: 'detached' });
  });

  it('compares in the open article alone', async () => {
    await openArticle('A second opinion');
    await openFromMenu();
    await dialog().getByText('This article', { exact: true }).click();
    await dialog().getByText('Fewer than two people annotated there.').waitFor();
    await dialog().getByText('All articles', { exact: true }).click();
    await expect.poll(() => cells('Everyone').then(([share]) => share)).toBe('25.0 %');
    await dialog().getByRole('button', { name: 'Done' }).click();
    await openArticle('Shared waters');
    await openFromMenu();
    await dialog().getByText('This article', { exact: true }).click();
    await expect.poll(() => cells('Everyone').then(([share]) => share)).toBe('25.0 %');
    await dialog().getByRole('button', { name: 'Done' }).click();
  });

  it('compares only the people chosen, and asks for two', async () => {
    await openFromPalette();
    await dialog()
      .getByRole('button', { name: /People/ })
      .click();
    await window.page.getByRole('option', { name: 'Omar Reed (3)' }).click();
    await window.page.keyboard.press('Escape');
    await dialog().getByText('Choose two people or more.').waitFor();
    expect(await dialog().getByRole('button', { name: 'Export CSV…' }).isDisabled()).toBe(true);
    await dialog().getByRole('button', { name: 'Done' }).click();
  });
});

describe('one person works alone', () => {
  it('says how to get a second one’s annotations', async () => {
    await window.button(/^Workspace /).click();
    await window.page.getByRole('menuitem', { name: 'Close workspace' }).click();
    await window.createWorkspace(join(app.folder, 'alone.postil'));
    await openFromMenu();
    await dialog().getByText('Nobody has annotated in this workspace yet.').waitFor();
    expect(await dialog().textContent()).toContain('Merge…');
    await expectFine();
    expect(app.complaints).toEqual([]);
  });
});
