/** The matrix of the table: its keys, the passages behind each count, and the way back. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { CEASEFIRE, openRiver, RAINS, READINGS, TALKS, TREATY, URDU } from '../support/river-workspace.ts';
import type { TableWindow } from '../support/table-window.ts';

let app: App;
let window: AppWindow;
let table: TableWindow;

beforeAll(async () => {
  app = await App.start();
  ({ window, table } = await openRiver(app));
});
afterAll(() => app?.stop());
beforeEach(async () => {
  await table.startAnew();
  await table.main.getByText('Matrix', { exact: true }).click();
  await table.matrix.waitFor();
});

const quotes = () => table.column('Quote');
const focused = () => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
const count = (name: string) => table.matrix.getByRole('button', { name, exact: true });
/** Reaches the counts from the control above them, as Tab does. */
async function reachCounts(): Promise<void> {
  for (let i = 0; i < 10 && !(await focused())?.includes(': '); i++) await table.press('Tab');
}
/** What is counted, by the heads of the matrix. */
async function counts(): Promise<Record<string, Record<string, string>>> {
  const [heads = [], ...rows] = await table.matrix
    .getByRole('row')
    .evaluateAll(found => found.map(row => [...row.children].map(cell => cell.textContent?.trim() ?? '')));
  return Object.fromEntries(
    rows.map(([name = '', ...cells]) => [
      name,
      Object.fromEntries(cells.map((cell, i) => [heads[i + 1], cell]).filter(([, cell]) => cell !== '·')),
    ]),
  );
}
async function shape(which: 'Rows' | 'Columns', value: string): Promise<void> {
  await table.main.getByRole('button', { name: new RegExp(`(^| )${which}( |$)`) }).click();
  await window.page.getByRole('option', { name: value, exact: true }).click();
}

it('counts articles by tags, those below a tag with it, and says what has none', async () => {
  expect(await counts()).toEqual({
    'A quiet border': { Water: '2', 'Water / Gauges': '1', 'Not set': '1', Total: '3' },
    'Before spring': { Law: '1', Water: '1', 'Not set': '1', Total: '2' },
    دریا: { 'Not set': '1', Total: '1' },
    'All rows': { Law: '1', Water: '3', 'Water / Gauges': '1', 'Not set': '3', Total: '6' },
  });
});

it('has nothing to tell of one annotation beside it', async () => {
  await window.inspector.getByText('Go to a row of the table').waitFor();
  await table.main.getByText('Rows', { exact: true }).first().click();
  await window.inspector.getByText(CEASEFIRE).waitFor();
});

it('is walked with the arrow keys, and Enter on nothing stays', async () => {
  await reachCounts();
  expect(await focused()).toBe('Law, A quiet border: 0');
  await table.press('Enter');
  expect(await table.matrix.count()).toBe(1);
  await table.press('ArrowRight', 'ArrowDown');
  await expect.poll(focused).toBe('Water, Before spring: 1');
  await table.press('End', 'Control+End');
  await expect.poll(focused).toBe('Total, All rows: 6');
  await table.press('ArrowDown', 'ArrowRight');
  expect(await focused()).toBe('Total, All rows: 6');
  await table.press('Home', 'ArrowUp');
  await expect.poll(focused).toBe('Law, دریا: 0');
  await table.press('Control+Home', 'ArrowUp', 'ArrowLeft');
  await expect.poll(focused).toBe('Law, A quiet border: 0');
});

it('opens the passages of a count with Enter; back leads to that count, and forward to the passages', async () => {
  await reachCounts();
  await table.press('ArrowRight', 'Enter');
  await expect.poll(quotes).toEqual([CEASEFIRE, TREATY]);
  await expect.poll(focused).toBe('Annotations');
  await table.press('ArrowDown', 'Enter');
  await window.article.getByText(TREATY).waitFor();
  await table.press('Alt+ArrowLeft');
  await expect.poll(quotes).toEqual([CEASEFIRE, TREATY]);
  await table.press('Alt+ArrowLeft');
  await expect.poll(focused).toBe('Water, A quiet border: 2');
  expect(await table.main.getByRole('list', { name: 'Filters' }).count()).toBe(0);
  await table.press('Alt+ArrowRight');
  await expect.poll(quotes).toEqual([CEASEFIRE, TREATY]);
  await window.button('Back').click();
  await expect.poll(focused).toBe('Water, A quiet border: 2');
});

it('comes back to the matrix after the rows were narrowed further', async () => {
  await count('Not set, All rows: 3').click();
  await expect.poll(quotes).toEqual([READINGS, RAINS, URDU]);
  await table.main.getByRole('searchbox').fill('rains');
  await expect.poll(quotes).toEqual([RAINS]);
  await table.grid.focus();
  await table.press('Alt+ArrowLeft');
  await count('Not set, All rows: 3').waitFor();
  await table.press('Alt+ArrowRight');
  await expect.poll(quotes).toEqual([RAINS]);
});

it('counts articles by kinds', async () => {
  await shape('Columns', 'Kinds');
  await expect.poll(counts).toEqual({
    'A quiet border': { Claims: '1', Precedents: '1', 'Policy options': '1', Total: '3' },
    'Before spring': { Claims: '2', Total: '2' },
    دریا: { Claims: '1', Total: '1' },
    'All rows': { Claims: '4', Precedents: '1', 'Policy options': '1', Total: '6' },
  });
  await count('Claims, Before spring: 2').click();
  await expect.poll(quotes).toEqual([TALKS, RAINS]);
  await table.press('Alt+ArrowLeft');
  await count('Claims, Before spring: 2').waitFor();
});

it('counts speakers by types of claim, and remembers what it counted', async () => {
  await shape('Rows', 'Speakers');
  await shape('Columns', 'Type');
  const expected = {
    'Mira Sand': { Factual: '1', Predictive: '1', Total: '2' },
    'Omar Haq': { Predictive: '1', Total: '1' },
    'Not set': { 'Not set': '1', Total: '1' },
    'All rows': { Factual: '1', Predictive: '2', 'Not set': '1', Total: '4' },
  };
  await expect.poll(counts).toEqual(expected);
  await count('Predictive, All rows: 2').click();
  await expect.poll(quotes).toEqual([TALKS, RAINS]);
  await table.main.getByText('Matrix', { exact: true }).click();
  await expect.poll(async () => Object.keys(await counts())).toContain('Omar Haq');
  await table.press('Alt+ArrowLeft');
  await expect.poll(counts).toEqual(expected);
  await count('Not set, Not set: 1').click();
  await expect.poll(quotes).toEqual([URDU]);
});

it('counts people by kinds', async () => {
  await shape('Rows', 'People');
  await shape('Columns', 'Kinds');
  const total = { Claims: '4', Precedents: '1', 'Policy options': '1', Total: '6' };
  await expect.poll(counts).toEqual({ 'Mira Sand': total, 'All rows': total });
});

it('counts under the filter of the table, also where a filter of tags meets another tag', async () => {
  await table.choose('Filter…', 'Tag…');
  await window.page.getByRole('dialog', { name: 'Tag' }).getByRole('combobox').fill('wat');
  await table.press('Enter');
  await window.page.getByRole('dialog', { name: 'Tag' }).getByRole('button', { name: 'Done' }).click();
  await expect.poll(async () => (await counts())['All rows']?.Total).toBe('3');
  await count('Law, All rows: 1').click();
  await expect.poll(quotes).toEqual([TALKS]);
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
