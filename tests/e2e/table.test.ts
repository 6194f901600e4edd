/** The table of all annotations, by mouse and by keyboard: found, sorted, changed, and changed together. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings } from '../support/looks.ts';
import { TaggedWorkspace } from '../support/tagged-workspace.ts';

let app: App;
let window: AppWindow;

const CEASEFIRE = 'The two governments have kept the ceasefire';
const TREATY = 'In 1960 both banks signed a treaty';
const READINGS = 'They should publish the readings';
const URDU = 'دونوں حکومتوں نے جنگ بندی برقرار رکھی ہے';

function filled(path: string): void {
  const tagged = new TaggedWorkspace(path);
  const water = tagged.addTag('Water');
  const gauges = tagged.addTag('Gauges', water);
  tagged.addTag('Law');
  const border = tagged.addArticle('A quiet border', [`${CEASEFIRE}.`, `${TREATY}.`, `${READINGS}.`]);
  const urdu = tagged.addArticle('دریا', [`${URDU}۔`], { direction: 'rtl', language: 'ur' });
  tagged.tag(border, 'claim', CEASEFIRE, { 'claim.speaker': 'Mira Sand', [`tag:${water}`]: true });
  tagged.tag(border, 'precedent', TREATY, { 'precedent.event': 'Treaty', [`tag:${gauges}`]: true });
  tagged.tag(border, 'option', READINGS);
  tagged.tag(urdu, 'claim', URDU, { note: 'یہ بات سچ ہے' });
  tagged.close();
}

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  const path = join(app.folder, 'basin.postil');
  filled(path);
  await window.openWorkspace(path);
});
afterAll(() => app?.stop());
/** Each test begins with the table as it is at first, whatever the one before left. */
beforeEach(async () => {
  await window.page.evaluate(() => sessionStorage.removeItem('postil.table'));
  await window.page.reload();
  await window.library.waitFor();
  if (!(await main().isVisible())) await window.page.getByRole('tab', { name: 'Table' }).click();
  await grid().waitFor();
});

const main = () => window.page.getByRole('main', { name: 'Table' });
const grid = () => main().locator('[role="grid"], [role="treegrid"]');
const press = async (...keys: string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const quotes = () => column('Quote');
async function column(name: string): Promise<string[]> {
  const heads = await main().getByRole('columnheader').allTextContents();
  const at = heads.findIndex(head => head.startsWith(name));
  const rows = main().locator('[role="rowgroup"]:last-child > [role="row"]');
  return rows.evaluateAll(
    (found, index) =>
      found
        .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
        .flatMap(row => row.querySelectorAll('[role="gridcell"]')[index]?.textContent?.trim() ?? []),
    at,
  );
}
const cellOf = (quote: string, at: number): Locator =>
  main().getByRole('row').filter({ hasText: quote }).getByRole('gridcell').nth(at);
const focusGrid = async () => {
  await grid().focus();
  await press('Control+Home');
};

it('lists the annotations of all articles, says how many, and shows all about the one it is on', async () => {
  await expect.poll(quotes).toEqual([CEASEFIRE, TREATY, READINGS, URDU]);
  expect(await main().getByText('4 annotations').count()).toBe(1);
  expect(await grid().getAttribute('aria-rowcount')).toBe('5');
  await focusGrid();
  await press('ArrowDown');
  await window.inspector.getByText(TREATY).waitFor();
});

it('opens a passage in its article with Enter, and comes back to its row', async () => {
  await focusGrid();
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await window.article.getByText(READINGS).waitFor();
  await expect
    .poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('role')))
    .toBe('document');
  await press('Alt+ArrowLeft');
  await grid().waitFor();
  await window.inspector.getByText(READINGS).waitFor();
});

it('sorts by a column head, then by another too, by mouse and by keyboard', async () => {
  await main().getByRole('columnheader', { name: 'Quote' }).click();
  await expect.poll(quotes).toEqual([TREATY, CEASEFIRE, READINGS, URDU]);
  await focusGrid();
  await press('ArrowUp', 'Home', 'ArrowRight', 'Enter', 'Enter');
  await expect.poll(() => column('Kind')).toEqual(['Policy option', 'Precedent', 'Claim', 'Claim']);
  expect(await main().getByRole('columnheader', { name: 'Kind' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  await press('Enter');
  await expect.poll(quotes).toEqual([CEASEFIRE, TREATY, READINGS, URDU]);
});

it('narrows as words are typed, says so when nothing is left, and clears', async () => {
  await main().getByRole('searchbox', { name: 'Filter annotations' }).fill('treaty');
  await expect.poll(quotes).toEqual([TREATY]);
  expect(await main().getByText('1 of 4 annotations').count()).toBe(1);
  await main().getByRole('searchbox').fill('nowhere to be found');
  await main().getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(quotes).toHaveLength(4);
  expect(await main().getByRole('searchbox').inputValue()).toBe('');
});

it('narrows by a tag and those below it, as a chip that can be taken away', async () => {
  await main().getByRole('button', { name: 'Filter…' }).click();
  await window.page.getByRole('menuitem', { name: 'Tag…' }).click();
  const dialog = window.page.getByRole('dialog', { name: 'Tag' });
  await dialog.getByRole('combobox').fill('wat');
  await press('Enter');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect.poll(quotes).toEqual([CEASEFIRE, TREATY]);
  await main().getByRole('button', { name: 'Remove the filter Tag: Water' }).click();
  await expect.poll(quotes).toHaveLength(4);
});

it('edits a field in place by typing, gives up with Escape, and undoes', async () => {
  await cellOf(CEASEFIRE, 5).click();
  await press('X');
  await window.page.keyboard.type('enia Ott');
  await press('Escape');
  expect(await cellOf(CEASEFIRE, 5).textContent()).toBe('Mira Sand');
  await press('F2', 'Control+a');
  await window.page.keyboard.type('Xenia Ott');
  await press('Enter');
  await expect.poll(() => cellOf(CEASEFIRE, 5).textContent()).toBe('Xenia Ott');
  await press('Control+z');
  await expect.poll(() => cellOf(CEASEFIRE, 5).textContent()).toBe('Mira Sand');
});

it('changes a kind from a list, and marks a key passage with one key', async () => {
  await cellOf(READINGS, 1).click();
  await press('F2');
  await window.page.getByRole('option', { name: 'Claim' }).click();
  await expect.poll(() => cellOf(READINGS, 1).textContent()).toContain('Claim');
  await press('Control+z');
  await expect.poll(() => cellOf(READINGS, 1).textContent()).toContain('Policy option');
  await cellOf(READINGS, 7).click();
  await press('F2');
  await expect.poll(() => cellOf(READINGS, 7).textContent()).toContain('Yes');
  await press('Control+z');
});

it('tags, and takes a tag off, several rows as one step each', async () => {
  await focusGrid();
  await press('Shift+ArrowDown', 'Shift+ArrowDown');
  const selected = main().getByRole('region', { name: 'Selected rows' });
  await selected.getByText('3 selected').waitFor();
  const tagAll = async () => {
    await selected.getByRole('button', { name: 'Tags…' }).click();
    await window.page.getByRole('dialog').getByRole('combobox').fill('law');
    await press('Enter');
    await press('Escape');
  };
  await tagAll();
  await expect.poll(async () => (await column('Tags')).filter(tags => tags.includes('Law')).length).toBe(3);
  await tagAll();
  await expect.poll(async () => (await column('Tags')).filter(tags => tags.includes('Law')).length).toBe(0);
  await grid().focus();
  await press('Control+z');
  await expect.poll(async () => (await column('Tags')).filter(tags => tags.includes('Law')).length).toBe(3);
  await press('Control+z', 'Escape');
  await expect.poll(async () => (await column('Tags')).filter(tags => tags.includes('Law')).length).toBe(0);
});

it('removes all that are shown as one step, and brings them back', async () => {
  await focusGrid();
  await press('Control+a');
  await main().getByText('4 selected').waitFor();
  await press('Delete');
  await main().getByRole('heading', { name: 'Nothing is tagged yet' }).waitFor();
  await window.button('Bring back').click();
  await expect.poll(quotes).toHaveLength(4);
});

it('gathers rows under heads that fold', async () => {
  await main().getByRole('button', { name: 'Group…' }).click();
  await window.page.getByRole('menuitem', { name: 'Kind' }).click();
  await expect
    .poll(() =>
      main()
        .getByRole('row', { name: /^Claims/ })
        .count(),
    )
    .toBe(1);
  await focusGrid();
  await press('Enter');
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('6');
  await main().getByRole('button', { name: 'Grouped: Kind' }).click();
  await window.page.getByRole('menuitem', { name: 'No groups' }).click();
  await expect.poll(quotes).toHaveLength(4);
});

it('keeps a view under a name, takes it again, and undoes its removal', async () => {
  await main().getByRole('searchbox').fill('ceasefire');
  await expect.poll(quotes).toEqual([CEASEFIRE]);
  await main().getByRole('button', { name: 'Saved views' }).click();
  await window.page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await window.page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Ceasefire');
  await press('Enter');
  await main().getByRole('button', { name: 'Saved views: Ceasefire' }).waitFor();
  await main().getByRole('button', { name: 'Clear the words' }).click();
  await expect.poll(quotes).toHaveLength(4);
  await main().getByRole('button', { name: 'Saved views: Ceasefire' }).click();
  await window.page.getByRole('menuitem', { name: 'Ceasefire', exact: true }).click();
  await expect.poll(quotes).toEqual([CEASEFIRE]);
  await main().getByRole('button', { name: 'Saved views: Ceasefire' }).click();
  await window.page.getByRole('menuitem', { name: 'Remove “Ceasefire”' }).click();
  await window.button('Bring back').click();
  await main().getByRole('button', { name: 'Saved views' }).click();
  await window.page.getByRole('menuitem', { name: 'Ceasefire', exact: true }).waitFor();
  await press('Escape');
  await main().getByRole('button', { name: 'Clear the words' }).click();
});

it('counts articles by tags, and opens what a count stands for', async () => {
  await main().getByText('Matrix', { exact: true }).click();
  const matrix = main().getByRole('grid', { name: 'Matrix' });
  await matrix.getByRole('button', { name: 'Water, A quiet border: 2' }).click();
  await expect.poll(quotes).toEqual([CEASEFIRE, TREATY]);
  await main().getByRole('button', { name: 'Remove the filter Tag: Water' }).click();
  await main()
    .getByRole('button', { name: /^Remove the filter Article/ })
    .click();
  await expect.poll(quotes).toHaveLength(4);
});

it('shows at once what is done in another window', async () => {
  const other = await app.window({ width: 1024, height: 700, theme: 'dark' });
  await other.page.getByRole('tab', { name: 'Table' }).click();
  await cellOf(CEASEFIRE, 5).click();
  await press('F2', 'Control+a');
  await window.page.keyboard.type('Both offices');
  await press('Enter');
  await other.page.getByRole('gridcell', { name: 'Both offices' }).waitFor();
  await other.context.close();
});

it('has nothing a screen reader stumbles over, in light, dark and high contrast', async () => {
  const { page } = window;
  await cellOf(URDU, 2).click();
  await press('Space');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-contrast', 'high'));
  expect(await axeFindings(page)).toEqual([]);
  await main().getByText('Matrix', { exact: true }).click();
  await main().getByRole('grid', { name: 'Matrix' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
