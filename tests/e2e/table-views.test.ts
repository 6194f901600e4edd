/** How the table is looked at: its columns, its order, its groups, and views kept under a name. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { CEASEFIRE, openRiver, RAINS, READINGS, TALKS, TREATY, URDU } from '../support/river-workspace.ts';
import { TableWindow } from '../support/table-window.ts';

let app: App;
let window: AppWindow;
let table: TableWindow;

const ALL = [CEASEFIRE, TREATY, READINGS, TALKS, RAINS, URDU];
const USUAL = ['Kind', 'Quote', 'Tags', 'Article', 'Speaker', 'Note', 'Key passage', 'Confidence'];

beforeAll(async () => {
  app = await App.start();
  ({ window, table } = await openRiver(app));
});
afterAll(() => app?.stop());

const dialog = (name: string) => window.page.getByRole('dialog', { name });
const widthOf = async (column: string) => (await table.head(column).boundingBox())?.width;
const quotes = () => table.column('Quote');

describe('columns', () => {
  beforeEach(async () => {
    await table.startAnew();
    await table.main.getByRole('button', { name: 'Columns…' }).click();
    await dialog('Columns').getByRole('button', { name: 'Usual columns' }).click();
    await dialog('Columns').getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => table.heads()).toEqual(USUAL);
  });

  it('are chosen and put in order, from the keyboard too, and are the same after a reload', async () => {
    await table.main.getByRole('button', { name: 'Columns…' }).press('Enter');
    await dialog('Columns').getByText('Note', { exact: true }).click();
    await dialog('Columns').getByRole('checkbox', { name: 'Verdict' }).focus();
    await table.press('Space');
    await expect.poll(() => table.heads()).toEqual([...USUAL.filter(name => name !== 'Note'), 'Verdict']);
    const up = dialog('Columns').getByRole('button', { name: 'Move Verdict up' });
    await up.focus();
    for (let i = 0; i < 7; i++) await table.press('Enter');
    const moved = ['Verdict', 'Kind', 'Quote', 'Tags', 'Article', 'Speaker', 'Key passage', 'Confidence'];
    await expect.poll(() => table.heads()).toEqual(moved);
    await table.press('Escape');
    await dialog('Columns').waitFor({ state: 'hidden' });
    await table.reload();
    await expect.poll(() => table.heads()).toEqual(moved);
    await table.startAnew();
    await expect.poll(() => table.heads()).toEqual(moved);
  });

  it('stay at least one', async () => {
    await table.main.getByRole('button', { name: 'Columns…' }).click();
    for (const name of USUAL)
      await dialog('Columns').getByRole('checkbox', { name, exact: true }).press('Space');
    expect(await table.heads()).toEqual(['Confidence']);
    expect(await dialog('Columns').getByRole('checkbox', { name: 'Confidence' }).isChecked()).toBe(true);
    await table.press('Escape');
  });

  it('are made wider by dragging their edge and by Shift with arrow keys, and stay so after a reload', async () => {
    const before = (await widthOf('Tags')) ?? 0;
    const box = await table.head('Tags').boundingBox();
    if (!box) throw new Error('there is no column of tags');
    await window.page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + box.width + 58, box.y + box.height / 2, { steps: 4 });
    await window.page.mouse.up();
    await expect.poll(() => widthOf('Tags')).toBe(before + 60);
    expect(await table.head('Tags').getAttribute('aria-sort')).toBe('none');
    await table.focus();
    await table.press('ArrowUp', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await table.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft');
    await expect.poll(() => widthOf('Tags')).toBe(before + 76);
    await table.reload();
    expect(await widthOf('Tags')).toBe(before + 76);
    await table.startAnew();
    expect(await widthOf('Tags')).toBe(before + 76);
  });
});

describe('order', () => {
  beforeEach(async () => {
    await table.startAnew();
    await expect.poll(quotes).toEqual(ALL);
  });

  it('is by several columns with Shift and click, each up, down and not', async () => {
    await table.head('Kind').click();
    await table.head('Quote').click({ modifiers: ['Shift'] });
    await expect.poll(quotes).toEqual([TALKS, RAINS, CEASEFIRE, URDU, TREATY, READINGS]);
    await table.head('Quote').click({ modifiers: ['Shift'] });
    await expect.poll(() => table.head('Quote').getAttribute('aria-sort')).toBe('descending');
    expect(await table.head('Kind').getAttribute('aria-sort')).toBe('ascending');
    await expect
      .poll(async () => (await quotes()).filter(quote => quote !== URDU))
      .toEqual([CEASEFIRE, RAINS, TALKS, TREATY, READINGS]);
    await table.head('Quote').click({ modifiers: ['Shift'] });
    await expect.poll(() => table.head('Quote').getAttribute('aria-sort')).toBe('none');
    await expect.poll(quotes).toEqual([CEASEFIRE, TALKS, RAINS, URDU, TREATY, READINGS]);
  });

  it('is by several columns with Shift and Enter, and the same after a reload', async () => {
    await table.focus();
    await table.press('ArrowUp', 'Home', 'ArrowRight', 'Enter', 'End', 'Shift+Enter', 'Shift+Enter');
    await expect.poll(() => table.head('Confidence').getAttribute('aria-sort')).toBe('descending');
    expect(await table.head('Kind').getAttribute('aria-sort')).toBe('ascending');
    const sorted = await quotes();
    await table.reload();
    await expect.poll(quotes).toEqual(sorted);
    expect(await table.head('Confidence').getAttribute('aria-sort')).toBe('descending');
  });
});

describe('groups', () => {
  beforeEach(() => table.startAnew());

  it('gather the rows of a speaker, fold with Enter or Space, and hold a row once for each tag', async () => {
    await table.choose('Group…', 'Speaker');
    const head = (name: RegExp) => table.main.getByRole('row', { name });
    await head(/^Mira Sand/).waitFor();
    await table.focus();
    expect(await head(/^Mira Sand/).getAttribute('aria-expanded')).toBe('true');
    await table.press('Enter');
    await expect.poll(() => head(/^Mira Sand/).getAttribute('aria-expanded')).toBe('false');
    await expect.poll(quotes).not.toContain(RAINS);
    await table.press('Space');
    await expect.poll(quotes).toContain(RAINS);
    await table.choose('Grouped: Speaker', 'Tags');
    await head(/^Water/)
      .first()
      .waitFor();
    await expect.poll(async () => (await quotes()).filter(quote => quote === TALKS).length).toBe(2);
    expect(await table.main.getByText('6 annotations').count()).toBe(1);
  });

  it('are selected whole where Shift comes upon their heads', async () => {
    await table.choose('Group…', 'Kind');
    await table.main.getByRole('row', { name: /^Precedents/ }).waitFor();
    await table.focus();
    for (let i = 0; i < 4; i++) await table.press(i === 0 ? 'ArrowDown' : 'Shift+ArrowDown');
    await table.main.getByText('4 selected').waitFor();
    await table.press('Shift+ArrowDown', 'Shift+ArrowDown');
    await table.main.getByText('5 selected').waitFor();
  });
});

describe('saved views', () => {
  const saveAs = async (name: string) => {
    await table.choose(/^Saved views/, 'Save as a view…');
    await dialog('Save as a view').getByRole('textbox', { name: 'Name' }).fill(name);
    await table.press('Enter');
    await table.main.getByRole('button', { name: `Saved views: ${name}` }).waitFor();
  };
  const take = (name: string) => table.choose(/^Saved views/, name);

  it('bring back filters, order, groups and columns, in another window too', async () => {
    await table.startAnew();
    await table.main.getByRole('searchbox').fill('the');
    await table.choose('Filter…', 'Kind…');
    await dialog('Kind').getByText('Claim', { exact: true }).click();
    await dialog('Kind').getByRole('button', { name: 'Done' }).click();
    await table.main.getByRole('button', { name: 'Columns…' }).click();
    await dialog('Columns').getByRole('checkbox', { name: 'Type' }).press('Space');
    await table.press('Escape');
    await table.head('Quote').click();
    await table.choose('Group…', 'Speaker');
    await expect.poll(quotes).toEqual([RAINS, CEASEFIRE]);
    const heads = await table.heads();
    await saveAs('Claims with “the”');
    await table.startAnew();
    await expect.poll(quotes).toEqual(ALL);
    await table.main.getByRole('button', { name: 'Columns…' }).click();
    await dialog('Columns').getByRole('button', { name: 'Usual columns' }).click();
    await table.press('Escape');
    await take('Claims with “the”');
    await expect.poll(quotes).toEqual([RAINS, CEASEFIRE]);
    expect(await table.heads()).toEqual(heads);
    expect(await table.head('Quote').getAttribute('aria-sort')).toBe('ascending');
    expect(await table.grid.getAttribute('role')).toBe('treegrid');
    expect(await table.main.getByRole('searchbox').inputValue()).toBe('the');
    const other = await app.window();
    const elsewhere = new TableWindow(other);
    await other.library.waitFor();
    await elsewhere.press('Control+2');
    await elsewhere.choose('Saved views', 'Claims with “the”');
    await expect.poll(() => elsewhere.column('Quote')).toEqual([RAINS, CEASEFIRE]);
    await other.context.close();
  });

  it('are renamed, and undo gives the name back', async () => {
    await table.choose(/^Saved views/, 'Rename “Claims with “the””…');
    const name = dialog('Rename the view').getByRole('textbox', { name: 'Name' });
    expect(await name.inputValue()).toBe('Claims with “the”');
    await name.fill('Spoken');
    await dialog('Rename the view').getByRole('button', { name: 'Rename' }).click();
    await table.main.getByRole('button', { name: 'Saved views: Spoken' }).waitFor();
    await table.grid.focus();
    await table.press('Control+z');
    await table.main.getByRole('button', { name: 'Saved views: Claims with “the”' }).waitFor();
    await table.press('Control+Shift+z');
    await table.main.getByRole('button', { name: 'Saved views: Spoken' }).waitFor();
  });

  it('are replaced by what the table shows, and undo brings back what they were', async () => {
    await table.main.getByRole('button', { name: 'Clear the words' }).click();
    await expect.poll(async () => (await quotes()).length).toBe(4);
    await take('Replace “Spoken”');
    await window.page.getByText('View “Spoken” replaced').waitFor();
    await table.startAnew();
    await take('Spoken');
    await expect.poll(async () => (await quotes()).length).toBe(4);
    await table.grid.focus();
    await table.press('Control+z');
    await table.startAnew();
    await take('Spoken');
    await expect.poll(quotes).toEqual([RAINS, CEASEFIRE]);
  });

  it('are removed and brought back, by the keyboard', async () => {
    await table.main.getByRole('button', { name: /^Saved views/ }).press('Enter');
    await window.page.getByRole('menuitem', { name: 'Remove “Spoken”' }).waitFor();
    await table.press('End', 'Enter');
    await table.main.getByRole('button', { name: 'Saved views', exact: true }).waitFor();
    await window.button('Bring back').press('Enter');
    await table.main.getByRole('button', { name: 'Saved views' }).click();
    await window.page.getByRole('menuitem', { name: 'Spoken', exact: true }).waitFor();
    await table.press('Escape');
  });

  it('want a name of their own', async () => {
    await table.startAnew();
    await table.choose(/^Saved views/, 'Save as a view…');
    const save = dialog('Save as a view').getByRole('button', { name: 'Save view' });
    expect(await save.isDisabled()).toBe(true);
    await dialog('Save as a view').getByRole('textbox', { name: 'Name' }).fill('   ');
    expect(await save.isDisabled()).toBe(true);
    await table.press('Escape');
  });
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
