/** What was done in the workspace: narrowed by person, deed and article, read on, and followed to its passage. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { allFindings } from '../support/looks.ts';
import { bela, handTo, mergeFrom } from '../support/merging.ts';
import { addDocument, addTag, edit, newStore, PARAGRAPHS, tagPassage } from '../support/store.ts';

let app: App;
let window: AppWindow;

/** Two articles; in the older Béla tagged a passage, in the newer Ada edited and tagged by turns, 120 lines of it. */
function makeWorkspace(): string {
  const a = newStore(app.folder, 'mine');
  const document = addDocument(a, PARAGRAPHS, { title: 'Two banks' });
  const water = addTag(a, 'Water');
  const b = handTo(bela, a);
  edit(b, 'annotation', tagPassage(b, document, 'Team Beta', 'precedent'), { note: 'Whose gauge?' });
  mergeFrom(a, b);
  b.close();
  const gauges = addDocument(a, ['Every gauge is read twice a day.'], { title: 'Gauges' });
  const passage = tagPassage(a, gauges, 'Every gauge');
  for (let i = 0; i < 60; i++) {
    edit(a, 'annotation', passage, { note: `Reading ${i}` });
    edit(a, 'annotation', passage, { [`tag:${water}`]: i % 2 === 0 });
  }
  a.close();
  return a.path;
}

beforeAll(async () => {
  app = await App.start();
  const path = makeWorkspace();
  window = await app.window();
  await window.confirmName('Ada Lindqvist');
  await window.openWorkspace(path);
  await window.library.getByText('Two banks').click();
  await window.article.locator('mark').first().waitFor();
});
afterAll(() => app?.stop());

const activity = (): Locator => window.page.getByRole('dialog', { name: 'Activity' });
const lines = (): Locator =>
  activity().getByRole('listbox', { name: 'Activity, the latest first' }).getByRole('option');
const more = (): Locator => activity().getByRole('button', { name: 'Show more' });
const focused = () => window.page.evaluate(() => document.activeElement?.textContent);

/** Whether the keyboard is on a line (0-based). */
const isOn = (line: number) => () =>
  lines()
    .nth(line)
    .evaluate(option => option === document.activeElement);

/** Narrows by one of the three choices. */
async function narrow(what: RegExp, to: string): Promise<void> {
  await activity().getByRole('button', { name: what }).click();
  await window.page.getByRole('option', { name: to, exact: true }).click();
}

async function expectFine(): Promise<void> {
  expect(await allFindings(window.page)).toEqual([]);
}

describe('the activity of the workspace', () => {
  it('lists from the workspace menu who did what, the keyboard on the latest', async () => {
    await window.button(/^Workspace /).click();
    await window.page.getByRole('menuitem', { name: 'Activity…' }).click();
    await lines().first().waitFor();
    await expect.poll(focused).toContain('took “Water” off “Every gauge” in “Gauges”');
    expect(await lines().count()).toBe(50);
    await expectFine();
  });

  it('shows more, and goes on from the first of it', async () => {
    await more().focus();
    await window.page.keyboard.press('Enter');
    await expect.poll(() => lines().count()).toBe(100);
    await expect.poll(isOn(50)).toBe(true);
    await window.page.keyboard.press('ArrowUp');
    await expect.poll(isOn(49)).toBe(true);
    await more().focus();
    await window.page.keyboard.press('Enter');
    await more().waitFor({ state: 'detached' });
    await expect.poll(isOn(100)).toBe(true);
    await lines().filter({ hasText: 'Ada Lindqvist imported “Two banks”' }).waitFor();
  });

  it('narrows to what was done', async () => {
    await narrow(/What was done/, 'Tags and collections put on or taken off');
    await expect.poll(() => lines().first().textContent()).toContain('took “Water” off');
    expect(await lines().filter({ hasText: 'edited' }).count()).toBe(0);
    await narrow(/What was done/, 'Articles imported');
    // With nothing between them any more, both in one go.
    await lines().filter({ hasText: 'Ada Lindqvist imported 2 articles' }).waitFor();
    expect(await lines().count()).toBe(1);
    await narrow(/What was done/, 'Deleted');
    await activity().getByText('No activity fits the filter.').waitFor();
    await expectFine();
    await narrow(/What was done/, 'Everything');
  });

  it('narrows to one article', async () => {
    await narrow(/(^| )Article( |$)/, 'Two banks');
    await expect.poll(() => lines().count()).toBe(3);
    await narrow(/(^| )Article( |$)/, 'Every article');
    await expect.poll(() => lines().count()).toBeGreaterThan(50);
  });

  it('narrows to one person', async () => {
    await narrow(/Person/, 'Béla Tóth');
    await expect.poll(() => lines().count()).toBe(2);
    expect(await lines().allTextContents()).toEqual([
      expect.stringContaining('Béla Tóth edited note of “Team Beta”'),
      expect.stringContaining('Béla Tóth tagged “Team Beta”'),
    ]);
  });

  it('leads by keyboard to the passage a line is about', async () => {
    await lines().first().focus();
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Enter');
    await activity().waitFor({ state: 'detached' });
    await window.inspector.getByRole('region', { name: 'Precedent' }).getByText('Team Beta').waitFor();
  });

  it('opens from the palette, and Escape gives the keyboard back to the text', async () => {
    await window.article.focus();
    await window.page.keyboard.press('Control+k');
    await window.page.keyboard.insertText('activity');
    await window.page.keyboard.press('Enter');
    await lines().first().waitFor();
    await window.page.keyboard.press('Escape');
    await activity().waitFor({ state: 'detached' });
    await expect
      .poll(() => window.article.evaluate(text => text.contains(document.activeElement)))
      .toBe(true);
  });

  it('complained of nothing in the console', () => {
    expect(app.complaints).toEqual([]);
  });
});
