/** The main job, as an analyst does it: a new workspace, two articles, tags of every kind, and the CSV. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { asFile, HTML_OP_ED, TEXT_OP_ED } from '../support/op-eds.ts';

const CLAIM = 'Trade across the river has doubled';
const PRECEDENT = 'In 1975 the Helsinki Final Act tied borders to rights.';
const OPTION = 'They should publish the gauge readings every day';
const OVERLAP = 'publish the gauge readings every day, from both banks';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
});
afterAll(() => app?.stop());

/** Waits until the article shows `words` under exactly this description. */
const shown = (description: string, words: string) =>
  expect.poll(() => window.marks(description), { timeout: 10_000 }).toBe(words);

it('opens a new workspace', async () => {
  await window.confirmName();
  await window.createWorkspace(join(app.folder, 'basin.postil'));
  await expect.poll(() => window.button('Workspace basin').count()).toBe(1);
});

it('imports a text file, shows what was recognised, and takes corrections', async () => {
  await window.chooseFiles([asFile(TEXT_OP_ED)]);
  const dialog = window.page.getByRole('dialog', { name: 'Import article' });
  await expect.poll(() => dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A quiet border');
  expect(await dialog.getByRole('textbox', { name: 'Byline' }).inputValue()).toBe('Mira Sand');
  expect(await dialog.getByRole('textbox', { name: 'Publication' }).inputValue()).toBe('The Valley Herald');
  expect(await dialog.getByRole('textbox', { name: 'Published' }).inputValue()).toBe('2025-03-16');
  expect(await dialog.textContent()).toContain('Leave a Reply');
  await dialog.getByRole('textbox', { name: 'Byline' }).fill('Mira B. Sand');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await window.article.getByText(CLAIM).waitFor();
  expect(await window.article.textContent()).not.toContain('Leave a Reply');
});

it('tags a claim by mouse', async () => {
  await window.selectByMouse(CLAIM);
  await window.toolbar.getByRole('button', { name: 'Claim' }).click();
  await shown('Claim', CLAIM);
});

it('tags a precedent and an option by keyboard alone', async () => {
  await window.article.focus();
  await window.page.keyboard.press('Escape');
  await window.page.keyboard.press('F7');
  await window.selectByKeyboard(PRECEDENT);
  await window.page.keyboard.press('p');
  await shown('Precedent', PRECEDENT);
  await window.page.keyboard.press('Escape');
  await window.selectByKeyboard(OPTION);
  await window.page.keyboard.press('o');
  await shown('Policy option', OPTION);
  await window.page.keyboard.press('F7');
});

it('lets two passages overlap and says so on the shared words', async () => {
  await window.page.keyboard.press('Escape');
  await window.selectByMouse(OVERLAP);
  await window.page.keyboard.press('c');
  const shared = 'publish the gauge readings every day';
  await expect
    .poll(async () =>
      [await window.marks('Policy option, Claim'), await window.marks('Claim, Policy option')].join(''),
    )
    .toBe(shared);
});

it('edits the fields of the focused annotation', async () => {
  await window.article.focus();
  await window.page.keyboard.press('Escape');
  await window.article.getByText(CLAIM).click();
  await window.inspector.getByText('Claim', { exact: true }).first().waitFor();
  await window.inspector.getByRole('textbox', { name: 'Speaker' }).fill('The author, “roughly”; =2+2');
  await window.page.keyboard.press('Enter');
  await window.inspector.getByRole('button', { name: 'Type' }).click();
  await window.page.getByRole('option', { name: 'Factual' }).click();
  await window.inspector
    .getByRole('textbox', { name: 'Note' })
    .fill('=HYPERLINK("x"), check\nthe customs 😀 yearbook — تجارت');
  await window.inspector.getByRole('combobox', { name: 'Add tag' }).fill('trade');
  await window.page.keyboard.press('Enter');
  await window.inspector.getByRole('row', { name: 'trade' }).waitFor();
  await window.inspector.getByText('4', { exact: true }).click();
  await expect.poll(() => window.button(/^Undo/).isEnabled()).toBe(true);
});

it('undoes and redoes, and the text follows', async () => {
  await window.article.focus();
  await window.page.keyboard.press('Escape');
  await window.selectByMouse('nobody disputes the figure');
  await window.page.keyboard.press('c');
  await shown('Claim', `${CLAIM}nobody disputes the figure, from both banks`);
  await window.page.keyboard.press('Control+z');
  await shown('Claim', `${CLAIM}, from both banks`);
  await window.page.keyboard.press('Control+Shift+z');
  await shown('Claim', `${CLAIM}nobody disputes the figure, from both banks`);
  await window.button(/^Undo/).click();
  await shown('Claim', `${CLAIM}, from both banks`);
});

it('imports a saved page without a request to anywhere', async () => {
  const elsewhere: string[] = [];
  window.page.on('request', request => {
    if (!request.url().startsWith(`http://127.0.0.1:${app.shell.port}/`)) elsewhere.push(request.url());
  });
  await window.chooseFiles([asFile(HTML_OP_ED)]);
  const dialog = window.page.getByRole('dialog', { name: 'Import article' });
  await expect
    .poll(() => dialog.getByRole('textbox', { name: 'Title' }).inputValue())
    .toBe('Joint patrols: a second look');
  expect(await dialog.getByRole('textbox', { name: 'Published' }).inputValue()).toBe('2025-03-11');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await window.article.getByText('Joint patrols sound bolder').waitFor();
  await window.article.getByText('A grey patrol boat at anchor').waitFor();
  await window.selectByMouse('The two navies should test the line weekly');
  await window.toolbar.getByRole('button', { name: 'Policy option' }).click();
  await shown('Policy option', 'The two navies should test the line weekly');
  expect(elsewhere).toEqual([]);
});

it('has everything still there after a reload', async () => {
  await window.page.reload();
  await window.library.getByText('A quiet border').click();
  await shown('Precedent', PRECEDENT);
  await shown('Claim', `${CLAIM}, from both banks`);
  await window.article.getByText(CLAIM).click();
  await expect
    .poll(() => window.inspector.getByRole('textbox', { name: 'Speaker' }).inputValue())
    .toBe('The author, “roughly”; =2+2');
});

it('exports, and every cell is what was tagged', async () => {
  const file = join(app.folder, 'evidence.csv');
  await window.button('Export…').click();
  await window.page
    .getByRole('dialog', { name: 'Export' })
    .getByRole('button', { name: 'Save CSV…' })
    .click();
  const saving = window.page.getByRole('dialog', { name: 'Save as' });
  await saving.getByRole('textbox', { name: 'File name' }).fill(file);
  await saving.getByRole('button', { name: 'Save', exact: true }).click();
  await window.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();

  const bytes = readFileSync(file);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
  expect(rows.map(row => [row.kind, row.quote])).toEqual([
    ['claim', CLAIM],
    ['precedent', PRECEDENT],
    ['option', OPTION],
    ['claim', OVERLAP],
    ['option', 'The two navies should test the line weekly'],
  ]);
  const text = TEXT_OP_ED.text;
  const body = `${text.slice(text.indexOf('The two gov'), text.indexOf('\n\nPublished')).replaceAll('\n\n', '\n')}`;
  const start = [...body.slice(0, body.indexOf(CLAIM))].length;
  expect(rows[0]).toMatchObject({
    note: '\'=HYPERLINK("x"), check\nthe customs 😀 yearbook — تجارت',
    tags: 'trade',
    speaker: 'The author, “roughly”; =2+2',
    claim_type: 'factual',
    confidence: '4',
    key_passage: 'false',
    event: '',
    document_title: 'A quiet border',
    byline: 'Mira B. Sand',
    publication: 'The Valley Herald',
    published: '2025-03-16',
    language: 'en',
    paragraph: '1',
    start: String(start),
    end: String(start + CLAIM.length),
    offset_unit: 'code points',
    anchor_status: 'exact',
    coder: 'Amina Rahman',
    guarded: 'note',
  });
  expect(rows[4]).toMatchObject({
    heading: 'What worked before',
    document_title: 'Joint patrols: a second look',
  });
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
