/** Acting on many rows of the table: each act is one step, by mouse and by keyboard, and one undo takes it back. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { CEASEFIRE, openRiver, RAINS, READINGS, TALKS, TREATY, URDU } from '../support/river-workspace.ts';
import { TableWindow } from '../support/table-window.ts';

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
  await expect.poll(() => table.column('Quote')).toEqual([CEASEFIRE, TREATY, READINGS, TALKS, RAINS, URDU]);
});

/** Does something that changes the cells, and sees that one undo brings back all and one redo does it again. */
async function isOneStep(act: () => Promise<void>, isDone: () => Promise<unknown>): Promise<void> {
  const before = await table.cells();
  await act();
  await expect.poll(isDone).toBe(true);
  const after = await table.cells();
  expect(after).not.toEqual(before);
  await table.grid.focus();
  await table.press('Control+z');
  await expect.poll(() => table.cells()).toEqual(before);
  await table.press('Control+Shift+z');
  await expect.poll(() => table.cells()).toEqual(after);
  await table.press('Control+z');
  await expect.poll(() => table.cells()).toEqual(before);
}

const focused = () =>
  window.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );
/** The cell of a column in each of these rows. */
const cellsOf = async (column: string, ...quotes: readonly string[]) => {
  const values = await table.column(column);
  const rows = await table.column('Quote');
  return quotes.map(quote => values[rows.indexOf(quote)]);
};
const are = async (column: string, value: string, ...quotes: readonly string[]) =>
  (await cellsOf(column, ...quotes)).every(cell => cell?.endsWith(value));

async function toggleTag(letters: string): Promise<void> {
  await table.selected.getByRole('button', { name: 'Tags…' }).click();
  await window.page.getByRole('dialog').getByRole('combobox').fill(letters);
  await table.press('Enter', 'Escape');
  await window.page.getByRole('dialog').waitFor({ state: 'hidden' });
}

it('tags rows of which some have the tag already, and one undo leaves those that had it with it', async () => {
  await table.select(CEASEFIRE, TALKS, RAINS);
  await isOneStep(
    () => toggleTag('wat'),
    async () => (await cellsOf('Tags', CEASEFIRE, TALKS, RAINS)).every(tags => tags?.includes('Water')),
  );
});

it('takes a tag off rows that all have it, in one step', async () => {
  await table.select(CEASEFIRE, TALKS);
  await isOneStep(
    () => toggleTag('wat'),
    async () => (await cellsOf('Tags', CEASEFIRE, TALKS)).every(tags => !tags?.includes('Water')),
  );
});

it('makes a new tag on all of them, and one undo takes the tag away with it', async () => {
  await table.select(RAINS, URDU);
  await isOneStep(
    () => toggleTag('Drought'),
    async () => are('Tags', 'Drought', RAINS, URDU),
  );
});

it('sets a field of words and one of a list for all, whatever they had before', async () => {
  await table.select(CEASEFIRE, TALKS, URDU);
  const dialog = window.page.getByRole('dialog', { name: 'Set fields of 3 annotations' });
  await isOneStep(
    async () => {
      await table.selected.getByRole('button', { name: 'Fields…' }).click();
      const speaker = dialog.getByRole('textbox', { name: 'Speaker' });
      expect(await speaker.getAttribute('placeholder')).toBe('Mixed');
      await speaker.fill('The ministry');
      await table.press('Enter', 'Escape');
      await dialog.waitFor({ state: 'hidden' });
    },
    () => are('Speaker', 'The ministry', CEASEFIRE, TALKS, URDU),
  );
  await table.choose('Group…', 'Verdict');
  await expect.poll(() => table.grid.getAttribute('role')).toBe('treegrid');
  await table.selected.waitFor({ state: 'hidden' });
  await table.select(CEASEFIRE, TALKS);
  await table.selected.getByRole('button', { name: 'Fields…' }).press('Enter');
  const two = window.page.getByRole('dialog', { name: 'Set fields of 2 annotations' });
  await two.getByRole('button', { name: 'Add… Verdict' }).press('Enter');
  await window.page.getByRole('option', { name: 'Contested' }).press('Enter');
  await table.press('Escape');
  await two.waitFor({ state: 'hidden' });
  await table.main.getByRole('row', { name: /^Contested/ }).waitFor();
  await table.press('Control+z');
  await expect.poll(() => table.main.getByRole('row', { name: /^Contested/ }).count()).toBe(0);
});

it('says which of the rows are of another kind than the field', async () => {
  await table.select(CEASEFIRE, TREATY, READINGS);
  await table.selected.getByRole('button', { name: 'Fields…' }).click();
  const dialog = window.page.getByRole('dialog', { name: 'Set fields of 3 annotations' });
  await dialog.getByText(/2 are of another kind/).waitFor();
  await dialog.getByText('Precedents', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Event' }).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
});

it('judges all of them, from the keyboard alone', async () => {
  await table.focus();
  await table.press('Space', 'ArrowDown', 'Space');
  await table.main.getByText('2 selected').waitFor();
  const reach = async (name: string) => {
    await table.grid.focus();
    for (let i = 0; i < 12 && (await focused()).trim() !== name; i++) await table.press('Shift+Tab');
    expect((await focused()).trim()).toBe(name);
  };
  await isOneStep(
    async () => {
      await reach('Judgement…');
      await table.press('Enter');
      await window.page.getByRole('menuitem', { name: 'Confidence 2 of 5' }).waitFor();
      await table.press('ArrowDown', 'Enter');
    },
    () => are('Confidence', '2 of 5', CEASEFIRE, TREATY),
  );
  await isOneStep(
    async () => {
      await reach('Judgement…');
      await table.press('Enter');
      await window.page.getByRole('menuitem', { name: 'Mark as key passages', exact: true }).waitFor();
      await window.page.keyboard.type('mark');
      await table.press('Enter');
    },
    () => are('Key passage', 'Yes', CEASEFIRE, TREATY),
  );
});

it('changes the kind of all, from the keyboard alone', async () => {
  await table.select(CEASEFIRE, TREATY, READINGS);
  await isOneStep(
    async () => {
      await table.selected.getByRole('button', { name: 'Kind…' }).press('Enter');
      await window.page.getByRole('menuitem', { name: 'Claim' }).waitFor();
      await table.press('ArrowDown', 'Enter');
    },
    () => are('Kind', 'Precedent', CEASEFIRE, TREATY, READINGS),
  );
});

it('removes all of them with Delete in the bar, and the keyboard is with the rows again', async () => {
  await table.select(TREATY, TALKS, URDU);
  await isOneStep(
    async () => {
      await table.selected.getByRole('button', { name: 'Delete' }).press('Enter');
      await expect.poll(focused).toBe('Annotations');
    },
    async () => (await table.column('Quote')).join() === [CEASEFIRE, READINGS, RAINS].join(),
  );
  expect(await table.selected.count()).toBe(0);
});

it('gives the keyboard back to the rows when the selection is ended', async () => {
  await table.select(TREATY, TALKS);
  await table.selected.getByRole('button', { name: 'End the selection' }).press('Enter');
  await expect.poll(focused).toBe('Annotations');
  expect(await table.selected.count()).toBe(0);
});

it('leaves out of the selection what another window removed, and acts on the rest', async () => {
  const other = await app.window();
  const elsewhere = new TableWindow(other);
  await other.library.waitFor();
  await elsewhere.press('Control+2');
  await table.select(CEASEFIRE, TREATY, READINGS);
  await elsewhere.select(TREATY);
  await elsewhere.grid.focus();
  await elsewhere.press('Delete');
  await table.main.getByText('2 selected').waitFor();
  await isOneStep(
    async () => table.choose('Kind…', 'Precedent'),
    () => are('Kind', 'Precedent', CEASEFIRE, READINGS),
  );
  await table.press('Control+z');
  await expect.poll(() => table.column('Quote')).toHaveLength(6);
  await other.context.close();
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
