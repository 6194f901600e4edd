/** Taking rows of the table away: an export of what it shows and of what is selected, and rows on the clipboard. */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import {
  CEASEFIRE,
  FORMULA,
  HARD_NOTE,
  openRiver,
  RAINS,
  READINGS,
  type River,
  TALKS,
  TREATY,
  URDU,
} from '../support/river-workspace.ts';
import { parseElsewhere } from '../support/second-csv-parser.ts';
import type { TableWindow } from '../support/table-window.ts';

let app: App;
let window: AppWindow;
let table: TableWindow;
let river: River;
/** The export of everything: heads, then a row an annotation. */
let everything: string[][];

beforeAll(async () => {
  app = await App.start();
  ({ window, table, river } = await openRiver(app));
  await window.button('Export…').click();
  everything = await save('everything.csv');
});
afterAll(() => app?.stop());
beforeEach(() => table.startAnew());

const dialog = () => window.page.getByRole('dialog', { name: 'Export' });

/** Saves what the dialog offers, and reads it with a parser that is not ours. */
async function save(name: string): Promise<string[][]> {
  const file = join(app.folder, name);
  await dialog().getByRole('button', { name: 'Save CSV…' }).click();
  const saving = window.page.getByRole('dialog', { name: 'Save as' });
  await saving.getByRole('textbox', { name: 'File name' }).fill(file);
  await saving.getByRole('button', { name: 'Save', exact: true }).click();
  await window.button('Done').press('Enter');
  await dialog().waitFor({ state: 'hidden' });
  return parseElsewhere(file);
}

/** The rows of the whole export that are of these quotes, with its heads. */
function rowsOf(...quotes: readonly string[]): string[][] {
  const [heads = [], ...rows] = everything;
  const ids = quotes.map(quote => river.ids.get(quote));
  return [heads, ...rows.filter(row => ids.includes(row[0]))];
}

it('exports everything as it was tagged, cell for cell', () => {
  const [heads = [], ...rows] = everything;
  const said = rows.map(row => {
    const cell = (name: string) => row[heads.indexOf(name)];
    return ['annotation_id', 'kind', 'quote', 'note', 'tags', 'speaker', 'event', 'guarded'].map(cell);
  });
  expect(said).toEqual([
    [river.ids.get(CEASEFIRE), 'claim', CEASEFIRE, '', 'Water', 'Mira Sand', '', ''],
    [river.ids.get(TREATY), 'precedent', TREATY, '', 'Gauges', '', 'Treaty', ''],
    [river.ids.get(READINGS), 'option', READINGS, `'${FORMULA}`, '', '', '', 'note'],
    [river.ids.get(TALKS), 'claim', TALKS, HARD_NOTE, 'Law; Water', 'Omar Haq', '', ''],
    [river.ids.get(RAINS), 'claim', RAINS, '', '', 'Mira Sand', '', ''],
    [river.ids.get(URDU), 'claim', URDU, 'یہ بات سچ ہے', '', '', '', ''],
  ]);
});

it('exports exactly the rows that the filter lets through', async () => {
  await table.main.getByRole('searchbox').fill('the');
  await table.choose('Filter…', 'Kind…');
  await window.page.getByRole('dialog', { name: 'Kind' }).getByText('Claim', { exact: true }).click();
  await table.press('Escape');
  await expect.poll(() => table.column('Quote')).toEqual([CEASEFIRE, RAINS]);
  await table.main.getByRole('button', { name: 'Export these…' }).press('Enter');
  expect(await dialog().getByRole('radio', { name: 'What the table shows' }).isChecked()).toBe(true);
  await dialog().getByText('All 2 rows').waitFor();
  expect(await save('shown.csv')).toEqual(rowsOf(CEASEFIRE, RAINS));
});

it('exports exactly the selected rows, from the keyboard', async () => {
  await table.select(READINGS, TALKS, URDU);
  await table.selected.getByRole('button', { name: 'Export selected…' }).press('Enter');
  expect(await dialog().getByRole('radio', { name: '3 selected' }).isChecked()).toBe(true);
  await dialog().getByText('All 3 rows').waitFor();
  expect(await save('selected.csv')).toEqual(rowsOf(READINGS, TALKS, URDU));
  await expect
    .poll(() => window.page.evaluate(() => document.activeElement?.textContent))
    .toBe('Export selected…');
});

it('exports everything when that is asked for, whatever is selected', async () => {
  await table.select(READINGS);
  await table.selected.getByRole('button', { name: 'Export selected…' }).click();
  await dialog().getByText('Whole workspace', { exact: true }).click();
  await dialog().getByText('All 6 rows').waitFor();
  expect(await save('all.csv')).toEqual(everything);
});

it('exports a matrix of speakers as it is shown, and the usual one where articles are counted by tags', async () => {
  const { page } = window;
  await table.main.getByText('Matrix', { exact: true }).click();
  const pick = async (which: string, value: string) => {
    await table.main.getByRole('button', { name: new RegExp(`(^| )${which}( |$)`) }).click();
    await page.getByRole('option', { name: value, exact: true }).click();
  };
  await pick('Rows', 'Speakers');
  await pick('Columns', 'Type');
  await table.matrix.getByRole('button', { name: 'Predictive, All rows: 2' }).waitFor();
  const take = () => table.main.getByRole('button', { name: 'Export these…' }).press('Enter');
  await take();
  expect(await dialog().getByRole('radio', { name: 'Matrix' }).isChecked()).toBe(true);
  await dialog().getByText('A row for each speaker, a column for each type of a claim.').waitFor();
  await dialog().getByText('All 3 rows').waitFor();
  expect(await save('speakers.csv')).toEqual([
    [
      'speaker',
      'annotations',
      'claim_type:factual',
      'claim_type:predictive',
      'claim_type:not_set',
      'guarded',
    ],
    ['Mira Sand', '2', '1', '1', '0', ''],
    ['Omar Haq', '1', '0', '1', '0', ''],
    ['', '1', '0', '0', '1', ''],
  ]);
  await pick('Rows', 'Articles');
  await pick('Columns', 'Tags');
  await take();
  await dialog().getByText('A row for each article, a column for each tag.').waitFor();
  const [heads = []] = await save('articles.csv');
  expect(heads).toContain('tag:Water/Gauges');
  await window.button('Export…').click();
  await dialog().getByText('A row for each article, a column for each tag.').waitFor();
  await table.press('Escape');
});

async function copied(): Promise<string> {
  await window.context.grantPermissions(['clipboard-read']);
  return window.page.evaluate(() => navigator.clipboard.readText());
}
const said = (words: string) => expect.poll(() => window.page.getByText(words).count()).toBeGreaterThan(0);
const LINE_END = /\r?\n/;

it('copies the selected rows as the table has them: its columns, its order, a tab between cells', async () => {
  await table.head('Quote').click();
  await table.select(CEASEFIRE, RAINS, READINGS);
  await table.grid.focus();
  await table.press('Control+c');
  await said('Copied 3 rows.');
  const lines = (await copied()).split(LINE_END).slice(0, -1);
  expect(lines.map(line => line.split('\t'))).toEqual([
    await table.heads(),
    ['Claim', RAINS, '', 'Before spring', 'Mira Sand', '', '', ''],
    ['Claim', CEASEFIRE, 'Water', 'A quiet border', 'Mira Sand', '', '', '4'],
    ['Policy option', READINGS, '', 'A quiet border', '', `'${FORMULA}`, '', ''],
  ]);
});

it('copies a cell with tabs and lines whole, and the row one is on when none is selected', async () => {
  await table.main.getByRole('row').filter({ hasText: TALKS }).getByRole('gridcell').nth(2).click();
  await table.press('Control+c');
  await said('Copied a row.');
  const text = (await copied()).replaceAll('\r\n', '\n');
  const quoted = `"${HARD_NOTE.replaceAll('"', '""')}"`;
  expect(text).toBe(
    `${(await table.heads()).join('\t')}\n${['Claim', TALKS, 'Water; Law', 'Before spring', 'Omar Haq', quoted, '', ''].join('\t')}\n`,
  );
});

it('copies rows in the order of their groups, each once though it stands under two tags', async () => {
  await table.choose('Group…', 'Tags');
  await expect.poll(async () => (await table.column('Quote')).length).toBe(7);
  const shown = [...new Set(await table.column('Quote'))];
  expect(shown).not.toEqual([CEASEFIRE, TREATY, READINGS, TALKS, RAINS, URDU]);
  await table.focus();
  await table.press('Control+a');
  await table.main.getByText('6 selected').waitFor();
  await table.selected.getByRole('button', { name: 'Copy' }).press('Enter');
  await said('Copied 6 rows.');
  const text = await copied();
  const places = shown.map(quote => text.indexOf(quote));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(text.split(TALKS)).toHaveLength(2);
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
