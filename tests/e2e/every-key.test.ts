/** Every key that docs/keyboard.md lists for the reader and the window, pressed in the running app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { TaggedWorkspace } from '../support/tagged-workspace.ts';

const keyboard = readFileSync(join(import.meta.dirname, '../../docs/keyboard.md'), 'utf8');
const FIRST = 'The clerk read the gauge at six.';
const SECOND = 'Nobody disputes the figure he wrote into the ledger.';

let app: App;
let window: AppWindow;
/** The cells of the document's key columns that a test has pressed. */
const pressed = new Set<string>();

beforeAll(async () => {
  app = await App.start();
  const path = join(app.folder, 'keys.postil');
  const tagged = new TaggedWorkspace(path);
  const water = tagged.addTag('water');
  const digits = [
    [water, '3'],
    [tagged.addTag('ice'), '0'],
  ] as const;
  tagged.workspace.commit(
    'Digits',
    digits.map(([id, shortcut]) => ({ record: 'tag', id, fields: { shortcut } })),
  );
  const paragraphs = [`${FIRST} ${SECOND} It was 417 again.`];
  for (let i = 0; i < 60; i++)
    paragraphs.push(`Paragraph ${i + 2} has some more words in it, and then it ends.`);
  const article = tagged.addArticle('The ledger', paragraphs);
  tagged.addArticle('Another day', ['The gauge was not read.']);
  tagged.tag(article, 'claim', 'read the gauge', { [`tag:${water}`]: true });
  tagged.tag(article, 'precedent', '417 again');
  tagged.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
  await window.library.getByText('The ledger').click();
  await window.article.locator('mark').first().waitFor();
});
afterAll(() => app?.stop());

beforeEach(async () => {
  await window.article.focus();
  await keys('Escape', 'Escape');
});

const keys = async (...list: readonly string[]) => {
  for (const key of list) await window.page.keyboard.press(key);
};
/** Says which row of the document is being tried. */
const row = (cell: string) => pressed.add(cell);
const selected = () => window.page.evaluate(() => String(getSelection()));
const quote = () => window.inspector.getByRole('blockquote').textContent();
const kind = (label: string) => window.button(`Kind: ${label}`).waitFor();
const dialog = (name: string) => window.page.getByRole('dialog', { name });
const place = (words: string) => window.putCaretBefore(words);
const undo = async (times = 1) => {
  for (let i = 0; i < times; i++) await keys('Control+z');
};
/** A dialog or field that closes gives the keyboard back a moment later. */
const inText = () =>
  expect.poll(() => window.article.evaluate(text => text === document.activeElement)).toBe(true);
const inNote = () =>
  expect
    .poll(() =>
      window.inspector
        .getByRole('textbox', { name: 'Note' })
        .evaluate(field => field === document.activeElement),
    )
    .toBe(true);
const marks = () => window.article.locator('mark').count();
/** The claim that is there from the start is focused. */
const focusClaim = async () => {
  await place(FIRST);
  await keys('j');
  await expect.poll(quote).toBe('read the gauge');
};

it('C, P, O tag words and change the kind', async () => {
  for (const [cell, key, label] of [
    ['`C`', 'c', 'Claim'],
    ['`P`', 'p', 'Precedent'],
    ['`O`', 'o', 'Policy option'],
  ] as const) {
    row(cell);
    const before = await marks();
    await place(SECOND);
    await keys('s', key);
    await kind(label);
    expect(await quote()).toBe(SECOND);
    await undo();
    await expect.poll(marks).toBe(before);
    await focusClaim();
    await keys(key);
    await kind(label);
    if (label !== 'Claim') await undo();
    await expect.poll(() => window.marks('Claim')).toBe('read the gauge');
    await keys('Escape');
  }
});

it('T, digits, N, L tag words and open what belongs to an annotation', async () => {
  row('`T`');
  row('`1` … `9`, `0`');
  row('`N`');
  row('`L`');
  await focusClaim();
  await keys('t');
  await dialog('Tags').waitFor();
  await keys('Escape');
  await inText();
  await keys('3');
  await expect
    .poll(() => window.inspector.getByRole('row', { name: 'water', includeHidden: true }).count())
    .toBe(0);
  await keys('3', '0');
  await window.inspector.getByRole('row', { name: 'water', includeHidden: true }).waitFor();
  await window.inspector.getByRole('row', { name: 'ice', includeHidden: true }).waitFor();
  await undo();
  await keys('n');
  await inNote();
  await keys('Escape');
  await inText();
  await keys('l');
  await dialog('Link to…').waitFor();
  await keys('Escape');
  await inText();
  await keys('Escape');
  for (const key of ['t', '3', 'n', 'l']) {
    const before = await marks();
    await place(SECOND);
    await keys('s', key);
    await expect.poll(marks).toBe(before + 1);
    if (key === 't' || key === 'l') await dialog(key === 't' ? 'Tags' : 'Link to…').waitFor();
    else if (key === 'n') await inNote();
    else await window.inspector.getByRole('blockquote').waitFor();
    if (key !== '3') await keys('Escape');
    await inText();
    await undo();
    await expect.poll(marks).toBe(before);
  }
});

it('Delete and Backspace remove', async () => {
  row('`Delete`, `Backspace`');
  for (const key of ['Delete', 'Backspace']) {
    const before = await marks();
    await focusClaim();
    await keys(key);
    await expect.poll(marks).toBe(before - 1);
    await undo();
    await expect.poll(marks).toBe(before);
    // What undo brings back is focused a moment later, and J counts from there.
    await expect.poll(quote).toBe('read the gauge');
    await keys('Escape');
  }
});

it('Shift and arrows select, and move ends of the focused annotation; Escape leaves', async () => {
  row('`Shift` `←` `→`');
  row('`Alt` `Shift` `←` `→`');
  row('`Escape`');
  await place('Nobody');
  await keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft');
  expect(await selected()).toBe('No');
  await keys('Escape');
  expect(await selected()).toBe('');
  await focusClaim();
  const claim = (words: string) => expect.poll(() => window.marks('Claim')).toBe(words);
  await keys('Shift+ArrowRight');
  await claim('read the gauge at');
  await keys('Shift+ArrowLeft');
  await claim('read the gauge');
  await keys('Alt+Shift+ArrowLeft');
  await claim('clerk read the gauge');
  await keys('Alt+Shift+ArrowRight');
  await claim('read the gauge');
  await keys('Escape');
  await window.inspector.getByRole('listbox').waitFor();
});

it('J and K walk, / and Ctrl F find', async () => {
  row('`J`, `K`');
  row('`/`, `Ctrl` `F`');
  await place(FIRST);
  await keys('j', 'j');
  await expect.poll(quote).toBe('417 again');
  await keys('k');
  await expect.poll(quote).toBe('read the gauge');
  for (const key of ['/', 'Control+f']) {
    await keys(key);
    const field = window.reader.getByLabel('Find in article');
    await field.waitFor();
    await keys('Control+a');
    await window.page.keyboard.insertText('ledger');
    await expect.poll(() => window.page.evaluate(() => CSS.highlights.has('postil-find-current'))).toBe(true);
    await keys('Enter', 'Shift+Enter', 'Escape');
    await expect.poll(selected).toBe('ledger');
  }
});

it('F7 shows a caret that walks', async () => {
  row('`F7`');
  await place('Nobody');
  await keys('F7', 'ArrowRight', 'ArrowRight');
  expect(await window.page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
  await keys('Shift+ArrowRight');
  expect(await selected()).toBe('b');
  await keys('Escape', 'F7');
});

it('Shift with lines and pages, Ctrl Shift with words and the article, S and Ctrl A select', async () => {
  row('`Shift` with arrows, `Page Up`, `Page Down`, `Home`, `End`');
  row('`Ctrl` `Shift` `←` `→`');
  row('`Ctrl` `Shift` `Home`, `End`');
  row('`S`');
  row('`Ctrl` `A`');
  const length = async (...list: readonly string[]) => {
    await keys(...list);
    return (await selected()).length;
  };
  await place('Nobody');
  const line = await length('Shift+ArrowDown');
  const page = await length('Shift+PageDown');
  expect(page).toBeGreaterThan(line);
  expect(await length('Shift+PageUp')).toBeLessThan(page);
  expect(await length('Shift+ArrowUp')).toBeLessThan(line + 1);
  await keys('Escape');
  await place('Nobody');
  expect(await length('Shift+End')).toBeGreaterThan(5);
  await keys('Escape');
  await place('Nobody');
  expect(await length('Shift+Home')).toBe(FIRST.length + 1);
  await keys('Escape');
  await place('Nobody');
  await keys('Control+Shift+ArrowRight');
  expect((await selected()).trim()).toBe('Nobody');
  await keys('Control+Shift+ArrowRight', 'Control+Shift+ArrowLeft');
  expect((await selected()).trim()).toBe('Nobody');
  await keys('Escape');
  await place('Nobody');
  expect(await length('Control+Shift+Home')).toBe(FIRST.length + 1);
  await keys('Escape');
  await place('Nobody');
  expect(await length('Control+Shift+End')).toBeGreaterThan(2_000);
  await keys('Escape');
  await place('Nobody');
  await keys('s');
  expect(await selected()).toBe(SECOND);
  await keys('s');
  expect(await selected()).toBe(`${SECOND} It was 417 again.`);
  expect(await length('Control+a')).toBeGreaterThan(3_000);
});

it('Ctrl C copies with the source', async () => {
  row('`Ctrl` `C`');
  await window.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await place(SECOND);
  await keys('s', 'Control+c');
  const copied = await window.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(SECOND);
  expect(copied).toContain('The ledger');
});

it('the palette, places, back and forward, search', async () => {
  for (const cell of ['`Ctrl` `K`', '`G`', '`Alt` `←` `→`', '`Ctrl` `Shift` `F`']) row(cell);
  await keys('Control+k');
  await dialog('Commands').waitFor();
  await keys('Escape', 'g');
  await dialog('Go to…').waitFor();
  await window.page.keyboard.insertText('another day');
  await window.page.getByRole('option', { name: /Another day/ }).waitFor();
  await keys('Enter');
  const heading = (name: string) => window.reader.getByRole('heading', { name }).waitFor();
  await heading('Another day');
  await keys('Alt+ArrowLeft');
  await heading('The ledger');
  await keys('Alt+ArrowRight');
  await heading('Another day');
  await keys('Alt+ArrowLeft');
  await heading('The ledger');
  await keys('Control+Shift+f');
  const box = window.page.getByRole('searchbox', { name: 'Search workspace' });
  await expect.poll(() => box.evaluate(field => field === document.activeElement)).toBe(true);
  await window.page.getByText('with a tag, or with one below it').waitFor();
  await keys('Escape');
});

it('F2, undo and redo, codebook, panes, the list of keys', async () => {
  for (const cell of [
    '`F2`',
    '`Ctrl` `Z`',
    '`Ctrl` `Shift` `Z`, `Ctrl` `Y`',
    '`Ctrl` `B`',
    '`[`, `]`',
    '`?`',
  ])
    row(cell);
  await keys('F2');
  await window.page.getByRole('region', { name: 'Correcting the text' }).waitFor();
  await keys('Escape');
  await window.article.waitFor();
  await window.article.focus();
  const before = await marks();
  await focusClaim();
  await keys('Delete');
  await expect.poll(marks).toBe(before - 1);
  for (const [key, count] of [
    ['Control+z', before],
    ['Control+Shift+z', before - 1],
    ['Control+z', before],
    ['Control+y', before - 1],
    ['Control+z', before],
  ] as const) {
    await keys(key);
    await expect.poll(marks).toBe(count);
  }
  await keys('Control+b');
  await dialog('Codebook').waitFor();
  await keys('Escape');
  await dialog('Codebook').waitFor({ state: 'detached' });
  for (const [key, pane] of [
    ['[', window.library],
    [']', window.inspector],
  ] as const) {
    await keys(key);
    await pane.waitFor({ state: 'detached' });
    await keys(key);
    await pane.waitFor();
  }
  await keys('?');
  await dialog('Keys').waitFor();
  await keys('Escape');
});

it('Ctrl 1 and Ctrl 2 go to the article and to the table', async () => {
  row('`Ctrl` `1`, `Ctrl` `2`');
  await keys('Control+2');
  await window.page.getByRole('grid', { name: 'Annotations' }).waitFor();
  await keys('Control+1');
  await window.article.waitFor();
  await inText();
});

it('Ctrl V imports what was copied, Tab goes to the next control, Delete in the library removes', async () => {
  for (const cell of ['`Ctrl` `V`', '`Tab`, `Shift` `Tab`', '`Delete`']) row(cell);
  await window.page.evaluate(() =>
    navigator.clipboard.writeText('A third day\n\nThe gauge was read twice, and both numbers were kept.'),
  );
  await keys('Control+v');
  const taken = dialog('Import article');
  await taken.waitFor();
  await keys('Escape');
  await taken.waitFor({ state: 'detached' });
  await window.article.focus();
  await keys('Shift+Tab');
  const name = () => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  expect(await name()).toBe('Article details…');
  await keys('Tab');
  expect(await window.article.evaluate(text => text === document.activeElement)).toBe(true);
  await window.library
    .getByRole('row', { name: /Another day/ })
    .or(window.library.getByRole('option', { name: /Another day/ }))
    .first()
    .focus();
  await keys('Delete');
  await expect.poll(() => window.library.getByText('Another day').count()).toBe(0);
  await keys('Control+z');
  await window.library.getByText('Another day').waitFor();
});

it('leaves out no key that the document lists for the reader and the window', () => {
  const parts = ['In the reader', 'Anywhere'].map(title => {
    const from = keyboard.indexOf(`## ${title}`);
    const to = keyboard.indexOf('\n## ', from + 1);
    return keyboard.slice(from, to);
  });
  const cells = parts
    .join('\n')
    .split('\n')
    .flatMap(line => /^\| (`[^|]*?) \|/.exec(line)?.[1] ?? [])
    // Electron opens the other window; the loopback shell has the browser's own.
    .filter(cell => cell !== '`Ctrl` `Shift` `N`');
  expect(cells.length).toBeGreaterThan(25);
  expect(cells.filter(cell => !pressed.has(cell))).toEqual([]);
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
