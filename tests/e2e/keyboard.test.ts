/** From the first start to the exported file without a mouse; and the keyboard is always where it is needed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { asFile, TEXT_OP_ED } from '../support/op-eds.ts';

const CLAIM = 'Trade across the river has doubled';
const PRECEDENT = 'In 1975 the Helsinki Final Act tied borders to rights.';
const NOTE =
  'A note from the bridge\n\nThe clerk reads the gauge at six in the morning, every day of the year.';
const OPTION = 'They should publish the gauge readings every day';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.page.evaluate(() => {
    for (const type of ['pointerdown', 'mousedown', 'mousemove'])
      addEventListener(
        type,
        event => {
          if (event.isTrusted) document.documentElement.dataset.mouse = type;
        },
        true,
      );
  });
});
afterAll(() => app?.stop());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const type = (text: string) => window.page.keyboard.insertText(text);
const isFocused = (what: Locator) => what.evaluate(element => element === document.activeElement);
const hasFocus = (what: Locator) => expect.poll(() => isFocused(what)).toBe(true);
const gone = (what: Locator) => what.waitFor({ state: 'detached' });
const shown = (description: string, words: string) =>
  expect.poll(() => window.marks(description)).toBe(words);

/** Presses Tab until `what` has the focus. */
async function tabTo(what: Locator, key = 'Tab'): Promise<void> {
  await what.waitFor();
  for (let i = 0; i < 60; i++) {
    if (await isFocused(what)) return;
    await press(key);
  }
  throw new Error(`Tab does not lead to ${what}`);
}

/** Chooses an item of the open menu. */
async function chooseItem(name: string): Promise<void> {
  const item = window.page.getByRole('menuitem', { name });
  await item.waitFor();
  for (let i = 0; i < 20 && !(await isFocused(item)); i++) await press('ArrowDown');
  await press('Enter');
}

it('says who annotates, and makes a workspace', async () => {
  await hasFocus(window.page.getByRole('textbox', { name: 'Your name' }));
  await press('Control+a');
  await type('Amina Rahman');
  await tabTo(window.button('Continue'));
  await press('Enter');
  await hasFocus(window.button(/^New workspace…/));
  await press('Enter');
  await hasFocus(window.page.getByRole('textbox', { name: 'File name' }));
  await press('Control+a');
  await type(join(app.folder, 'keys.postil'));
  await press('Enter');
  await window.library.waitFor();
});

/** Goes through the dialog that shows what was recognised. */
async function takeIn(words: string): Promise<void> {
  const dialog = window.page.getByRole('dialog', { name: 'Import article' });
  await tabTo(dialog.getByRole('button', { name: 'Import', exact: true }));
  await press('Enter');
  await window.article.getByText(words).waitFor();
}

it('imports pasted text', async () => {
  await tabTo(window.library.getByRole('button', { name: 'More ways to import' }));
  await press('Enter');
  await chooseItem('Paste text…');
  await hasFocus(window.page.getByRole('textbox', { name: 'Text of the article' }));
  await type(NOTE);
  await tabTo(window.button('Continue'));
  await press('Enter');
  await takeIn('The clerk reads the gauge');
});

it('imports a file through the dialog of the system', async () => {
  const chooser = window.page.waitForEvent('filechooser');
  await tabTo(window.library.getByRole('button', { name: 'Import…' }));
  await press('Enter');
  await (await chooser).setFiles([asFile(TEXT_OP_ED)]);
  await takeIn(CLAIM);
});

it('goes from the library to the text and selects with the caret', async () => {
  await tabTo(window.article);
  await press('F7');
  for (const [quote, key, description] of [
    [CLAIM, 'c', 'Claim'],
    [PRECEDENT, 'p', 'Precedent'],
    [OPTION, 'o', 'Policy option'],
  ] as const) {
    await window.selectByKeyboard(quote);
    await window.toolbar.waitFor();
    await press(key);
    await shown(description, quote);
    await press('Escape');
  }
  await press('F7');
});

it('tags by the toolbar, reached with Tab and left with Escape', async () => {
  await press('Control+a');
  await window.toolbar.waitFor();
  await press('Tab');
  await hasFocus(window.toolbar.getByRole('button', { name: 'Claim' }));
  await press('ArrowRight');
  await hasFocus(window.toolbar.getByRole('button', { name: 'Precedent' }));
  await press('Escape');
  await gone(window.toolbar);
  await hasFocus(window.article);
  await press('Escape');
});

it('walks through the annotations', async () => {
  const focused = () => window.inspector.getByRole('blockquote').textContent();
  await press('k', 'k', 'k', 'k');
  await expect.poll(focused).toBe(CLAIM);
  await press('j');
  await expect.poll(focused).toBe(PRECEDENT);
  await press('j');
  await expect.poll(focused).toBe(OPTION);
  await press('k');
  await expect.poll(focused).toBe(PRECEDENT);
});

it('puts a new tag on, and the keyboard is back in the text', async () => {
  await press('t');
  await hasFocus(window.page.getByRole('combobox', { name: 'Find or create a tag' }));
  await type('borders');
  await press('Enter');
  await window.inspector.getByRole('row', { name: 'borders', includeHidden: true }).waitFor();
  await press('Escape');
  await hasFocus(window.article);
});

it('writes a note, where Delete and letters are only typed', async () => {
  await press('n');
  const note = window.inspector.getByRole('textbox', { name: 'Note' });
  await hasFocus(note);
  await type('held sincex');
  await press('Backspace', 'Delete', 'c', 'Backspace');
  expect(await note.inputValue()).toBe('held since');
  await press('Escape');
  await hasFocus(window.article);
  await shown('Precedent', PRECEDENT);
});

it('fills a field, and comes back with Escape', async () => {
  const event = window.inspector.getByRole('textbox', { name: 'Event' });
  await tabTo(event);
  await type('Helsinki Final Act');
  await press('Enter', 'Delete', 'Backspace');
  await type('t');
  expect(await event.inputValue()).toBe('Helsinki Final Act');
  await press('Enter', 'Escape');
  await hasFocus(window.article);
  await shown('Precedent', PRECEDENT);
});

it('links the passage to another, of which some words are typed', async () => {
  await press('l');
  const dialog = window.page.getByRole('dialog', { name: 'Link to…' });
  await hasFocus(dialog.getByRole('combobox', { name: 'Find an annotation' }));
  await type('publish the gauge');
  await dialog.getByRole('option', { name: /publish the gauge/ }).waitFor();
  await press('Enter');
  await window.inspector
    .getByRole('region', { name: 'Argument' })
    .getByRole('listitem')
    .filter({ hasText: OPTION })
    .waitFor();
  await hasFocus(window.article);
});

it('removes an annotation and brings it back', async () => {
  await press('Delete');
  await shown('Precedent', '');
  await press('Control+z');
  await shown('Precedent', PRECEDENT);
  await press('Control+Shift+z');
  await shown('Precedent', '');
  await press('Control+z');
  await shown('Precedent', PRECEDENT);
  await hasFocus(window.article);
});

it('gives the keyboard back to the text after every dialog', async () => {
  await press('?');
  await window.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await press('Escape');
  await hasFocus(window.article);
  await press('j', 't');
  await window.page.getByRole('dialog', { name: 'Tags' }).waitFor();
  await press('Escape');
  await hasFocus(window.article);
  await press('[', ']');
  await gone(window.inspector);
  await hasFocus(window.article);
  await press('[', ']');
  await window.inspector.waitFor();
  await press('k');
  await hasFocus(window.article);
});

it('goes to the list of annotations and from one of them back to the text', async () => {
  await press('k');
  await tabTo(window.button('All annotations of this article'));
  await press('Enter');
  const list = window.inspector.getByRole('listbox');
  await hasFocus(list.getByRole('option').first());
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await hasFocus(window.article);
  await expect.poll(() => window.inspector.getByRole('blockquote').textContent()).toBe(OPTION);
  await press('Escape');
  await list.waitFor();
  await hasFocus(window.article);
});

it('searches, and goes to what was found', async () => {
  await press('Control+Shift+f');
  await hasFocus(window.page.getByRole('searchbox', { name: 'Search workspace' }));
  await type('gauge');
  const results = window.page.getByRole('listbox', { name: 'Search results' });
  await results.getByRole('option').first().waitFor();
  await press('ArrowDown', 'Enter');
  await gone(results);
  await hasFocus(window.article);
});

it('goes to the match of what was typed when Enter is quicker than the search', async () => {
  await press('Control+Shift+f', 'Control+a');
  await window.page.evaluate(() => {
    document.execCommand('insertText', false, 'kind:option gauge');
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );
  });
  await expect.poll(() => window.inspector.getByRole('blockquote').textContent()).toBe(OPTION);
  await hasFocus(window.article);
});

it('clears a search with Enter on its button', async () => {
  await press('Control+Shift+f');
  const box = window.page.getByRole('searchbox', { name: 'Search workspace' });
  await hasFocus(box);
  const help = window.page.getByText('Words are found by their beginning');
  await tabTo(window.button('Clear search'));
  await press('Enter');
  await hasFocus(box);
  await help.waitFor();
  expect(await box.inputValue()).toBe('');
  await press('Escape');
  await hasFocus(window.article);
});

it('narrows a search by what is said of passages', async () => {
  await press('Control+Shift+f', 'Control+a');
  await type('kind:precedent tag:borders by:am "final act"');
  const hits = window.page.getByRole('listbox', { name: 'Search results' }).getByRole('option');
  await expect.poll(() => hits.allTextContents()).toHaveLength(1);
  expect(await hits.first().textContent()).toContain('Helsinki');
  await press('Enter');
  await expect.poll(() => window.inspector.getByRole('blockquote').textContent()).toBe(PRECEDENT);
  await hasFocus(window.article);
});

it('exports', async () => {
  const file = join(app.folder, 'keys.csv');
  await tabTo(window.button('Export…'));
  await press('Enter');
  await tabTo(window.button('Save CSV…'));
  await press('Enter');
  await hasFocus(window.page.getByRole('textbox', { name: 'File name' }));
  await press('Control+a');
  await type(file);
  await press('Enter');
  await tabTo(window.page.getByRole('dialog').getByRole('button', { name: 'Done' }));
  await press('Enter');
  await hasFocus(window.button('Export…'));
  const rows: Record<string, string>[] = parse(readFileSync(file), { bom: true, columns: true });
  const linked = rows.filter(({ links }) => links !== '').map(({ kind }) => kind);
  expect(linked).toContain('precedent');
  expect(rows.map(({ kind, quote, note, tags, event }) => [kind, quote, note, tags, event])).toEqual([
    ['claim', CLAIM, '', '', ''],
    ['precedent', PRECEDENT, 'held since', 'borders', 'Helsinki Final Act'],
    ['option', OPTION, '', '', ''],
  ]);
});

it('never saw a mouse', async () => {
  expect(await window.page.evaluate(() => document.documentElement.dataset.mouse)).toBeUndefined();
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
