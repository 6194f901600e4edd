/** Correcting the text of a tagged article in a real window: typing, the review, saving, undo, and every way out. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { asFile, HTML_OP_ED, TEXT_OP_ED } from '../support/op-eds.ts';

const CLAIM = 'Trade across the river has doubled';
const PRECEDENT = 'In 1975 the Helsinki Final Act tied borders to rights.';
const OPTION = 'They should publish the gauge readings every day';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.createWorkspace(join(app.folder, 'corrections.postil'));
  for (const file of [HTML_OP_ED, TEXT_OP_ED]) {
    await window.chooseFiles([asFile(file)]);
    const dialog = window.page.getByRole('dialog', { name: 'Import article' });
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await window.article.getByText(CLAIM).waitFor();
  for (const [quote, key] of [
    [CLAIM, 'c'],
    [PRECEDENT, 'p'],
    [OPTION, 'o'],
  ] as const) {
    await window.selectByMouse(quote);
    await window.page.keyboard.press(key);
    await window.article.locator('mark').filter({ hasText: quote }).waitFor();
    await window.page.keyboard.press('Escape');
  }
});
afterAll(() => app?.stop());

const editor = () => window.reader.getByRole('textbox', { name: 'A quiet border' });
const bar = () => window.reader.getByRole('region', { name: 'Correcting the text' });
const dialog = (name: string) => window.page.getByRole('dialog', { name });
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => window.page.keyboard.press(key)), Promise.resolve());

async function beginCorrecting(): Promise<void> {
  await window.button('Correct text').click();
  await settled();
}

/** For 200 ms after it got the focus ProseMirror takes a jump to the start for the browser's own and undoes it. */
async function settled(): Promise<void> {
  await window.reader.getByRole('textbox').waitFor();
  await window.page.waitForTimeout(250);
}

/** Waits until the text has the keyboard, as it has when a dialog over it is closed. */
const isInText = () =>
  expect.poll(() => editor().evaluate(text => text === document.activeElement)).toBe(true);

/** Puts the selection over words of the text that is corrected, or the caret before them. */
async function goTo(words: string, isSelected = true): Promise<void> {
  await editor().evaluate(
    (text, { words, isSelected }) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      const whole = nodes.map(node => node.data).join('');
      const point = (offset: number): [Node, number] => {
        let before = 0;
        for (const node of nodes) {
          if (offset <= before + node.length) return [node, offset - before];
          before += node.length;
        }
        throw new Error('past the end');
      };
      const start = whole.indexOf(words);
      if (start === -1) throw new Error(`The article does not say “${words}”.`);
      const [node, offset] = point(start);
      const [toNode, toOffset] = isSelected ? point(start + words.length) : [node, offset];
      getSelection()?.setBaseAndExtent(node, offset, toNode, toOffset);
    },
    { words, isSelected },
  );
}

/** Words of the marks of one kind in the text that is corrected. */
const marked = (kind: string) => editor().locator(`mark[aria-description="${kind}"]`).allTextContents();
const words = async (locator: Locator) => (await locator.allTextContents()).join('\n');

/** What is wrong with the screen as it stands, in both themes and at every size. */
async function findings(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme });
    found.push(...(await axeFindings(window.page)));
  }
  for (const [width, height] of [
    [800, 600],
    [1024, 700],
    [1360, 820],
  ] as const) {
    await window.page.setViewportSize({ width, height });
    await window.page.waitForTimeout(50);
    found.push(...(await layoutFindings(window.page)));
  }
  return found;
}

it('begins with the selected words, hides the toolbar and types letters that tag elsewhere', async () => {
  await window.selectByMouse('nobody');
  await window.toolbar.waitFor();
  await press('F2');
  await settled();
  expect(await window.page.evaluate(() => String(getSelection()))).toBe('nobody');
  await expect.poll(() => window.toolbar.count()).toBe(0);
  await window.page.keyboard.type('pcow one [?]');
  await editor().getByText('and pcow one [?] disputes the figure').waitFor();
  expect(await marked('Claim')).toEqual([CLAIM]);
  expect(await window.inspector.getAttribute('inert')).not.toBeNull();
});

it('undoes and redoes what was typed, and nothing else', async () => {
  await press('Control+z');
  await editor().getByText('and nobody disputes the figure').waitFor();
  await press('Control+Shift+z');
  await editor().getByText('and pcow one [?] disputes the figure').waitFor();
  await window.button('Undo').click();
  await editor().getByText('and nobody disputes the figure').waitFor();
  await expect.poll(() => window.button('Undo').isEnabled()).toBe(false);
  await window.button('Done').click();
  await window.article.waitFor();
  expect(await window.marks('Claim')).toBe(CLAIM);
});

it('lists every touched annotation before it saves, with the words that changed', async () => {
  await beginCorrecting();
  await goTo('doubled');
  await window.page.keyboard.type('trebled');
  await goTo(PRECEDENT);
  await press('Delete');
  await goTo('They should', false);
  await window.page.keyboard.type('Again. ');
  await bar().getByText('2 annotations are touched').waitFor();
  await bar().getByRole('button', { name: 'Save corrections' }).click();
  const review = dialog('Save corrections');
  expect(await words(review.getByText(/^Of 3/))).toBe(
    'Of 3 annotations, 1 changes with the text, 1 loses its words and 1 keeps its words. One undo brings everything back.',
  );
  const changed = review.getByRole('list', { name: 'Change with the text' }).getByRole('listitem');
  expect(await changed.count()).toBe(1);
  expect(await words(changed.getByRole('deletion'))).toBe('doubled');
  expect(await words(changed.getByRole('insertion'))).toBe('trebled');
  const lost = review.getByRole('list', { name: 'Lose their words' }).getByRole('listitem');
  expect(await words(lost.getByRole('deletion'))).toBe(PRECEDENT);
  await review.getByRole('button', { name: 'Back to the text' }).click();
  await editor().getByText('has trebled').waitFor();
});

it('saves as one step, after which every highlight is on its words and an orphan is listed', async () => {
  await editor().click();
  await press('Control+s');
  await dialog('Save corrections').getByRole('button', { name: 'Save corrections' }).click();
  await window.article.getByText('has trebled').waitFor();
  await expect.poll(() => window.marks('Claim')).toBe('Trade across the river has trebled');
  expect(await window.marks('Policy option')).toBe(OPTION);
  expect(await window.marks('Precedent')).toBe('');
  expect(await window.article.textContent()).toContain('Again. They should');
  await window.inspector.getByText('orphan: not in the text').waitFor();
});

it('undoes the correction with the keyboard, in text and highlights, and does it again', async () => {
  await expect
    .poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('role')))
    .toBe('document');
  await press('Control+z');
  await expect.poll(() => window.marks('Claim')).toBe(CLAIM);
  expect(await window.marks('Precedent')).toBe(PRECEDENT);
  expect(await window.article.textContent()).not.toContain('Again.');
  await press('Control+Shift+z');
  await expect.poll(() => window.marks('Claim')).toBe('Trade across the river has trebled');
  expect(await window.marks('Precedent')).toBe('');
});

it('shows the corrected text after the page is loaded again, and undo still brings the old one back', async () => {
  await window.page.reload();
  await window.article.getByText('has trebled').waitFor();
  await window.article.focus();
  await press('Control+z');
  await expect.poll(() => window.marks('Precedent')).toBe(PRECEDENT);
  expect(await window.marks('Claim')).toBe(CLAIM);
});

it('splits and joins paragraphs, leaves bold alone and pastes plain text', async () => {
  await beginCorrecting();
  const paragraphs = await editor().locator('p').count();
  await goTo('It took', false);
  await press('Enter');
  await expect.poll(() => editor().locator('p').count()).toBe(paragraphs + 1);
  await press('Backspace');
  await expect.poll(() => editor().locator('p').count()).toBe(paragraphs);
  await goTo('fifteen years');
  await press('Control+b');
  expect(await editor().locator('strong, b').count()).toBe(0);
  await editor().evaluate(text => {
    const data = new DataTransfer();
    data.setData('text/plain', 'ten\u0007 years\r\nand more');
    data.setData('text/html', '<b>ten years</b><script>1</script>');
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await editor().getByText('It took ten years').waitFor();
  expect(await editor().locator('strong, b').count()).toBe(0);
  expect(await editor().locator('p').count()).toBe(paragraphs + 1);
  for (const [name, value] of [
    ['spellcheck', 'false'],
    ['autocorrect', 'off'],
    ['writingsuggestions', 'false'],
  ])
    expect(await editor().getAttribute(name ?? '')).toBe(value);
});

it('asks before unsaved corrections are left by Escape, another article or the workspace', async () => {
  const asked = dialog('Discard the corrections?');
  await editor().click();
  await press('Escape');
  await asked.getByRole('button', { name: 'Go on correcting' }).click();
  await window.library.getByText('Joint patrols: a second look').click();
  await asked.getByRole('button', { name: 'Go on correcting' }).click();
  await editor().getByText('It took ten years').waitFor();
  await window.button(/^Workspace /).click();
  await window.page.getByRole('menuitem', { name: 'Close workspace' }).click();
  await asked.getByRole('button', { name: 'Go on correcting' }).click();
  await editor().getByText('It took ten years').waitFor();
  await window.library.getByText('Joint patrols: a second look').click();
  await asked.getByRole('button', { name: 'Discard' }).click();
  await window.article.getByText('Joint patrols sound bolder').waitFor();
  await window.library.getByText('A quiet border').click();
  await window.article.getByText('It took fifteen years').waitFor();
});

it('asks before the window is closed while something is not saved', async () => {
  const asked: string[] = [];
  window.page.on('dialog', question => {
    asked.push(question.type());
    void question.dismiss();
  });
  await beginCorrecting();
  await goTo('fifteen');
  await window.page.keyboard.type('ten');
  await window.page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await editor().getByText('It took ten years').waitFor();
});

it('discards at once, and brings discarded corrections back with what undo knows of them', async () => {
  await bar().getByRole('button', { name: 'Discard' }).click();
  await window.article.getByText('It took fifteen years').waitFor();
  await window.button('Bring back').click();
  await settled();
  await editor().getByText('It took ten years').waitFor();
  await press('Control+z');
  await editor().getByText('It took fifteen years').waitFor();
  await press('Escape');
  await window.article.waitFor();
});

it('keeps corrections that another window overtook, and says why they cannot be saved', async () => {
  await beginCorrecting();
  await goTo('fifteen');
  await window.page.keyboard.type('ten');
  const other = await app.window();
  await other.library.getByText('A quiet border').click();
  await other.article.getByText('It took fifteen years').waitFor();
  await other.article.focus();
  await other.page.keyboard.press('F2');
  const typing = other.reader.getByRole('textbox', { name: 'A quiet border' });
  await typing.waitFor();
  await other.page.waitForTimeout(250);
  await other.page.keyboard.press('Control+Home');
  await other.page.keyboard.type('So: ');
  await other.page.keyboard.press('Control+s');
  const review = other.page.getByRole('dialog', { name: 'Save corrections' });
  await review.getByRole('button', { name: 'Save corrections' }).click();
  await other.article.getByText('So: The two governments').waitFor();
  await bar()
    .getByText(/changed elsewhere meanwhile/)
    .waitFor();
  expect(await bar().getByRole('button', { name: 'Save corrections' }).isEnabled()).toBe(false);
  await editor().getByText('It took ten years').waitFor();
  await other.article.focus();
  await other.page.keyboard.press('Control+z');
  await expect.poll(() => bar().getByRole('button', { name: 'Save corrections' }).isEnabled()).toBe(true);
  await bar().getByRole('button', { name: 'Discard' }).click();
  await other.context.close();
});

it('corrects what is written from right to left', async () => {
  await window.library.getByRole('button', { name: 'More ways to import' }).click();
  await window.page.getByRole('menuitem', { name: 'Paste text…' }).click();
  const paste = dialog('Paste text');
  await paste
    .getByRole('textbox')
    .first()
    .fill('دونوں حکومتوں نے جنگ بندی برقرار رکھی ہے۔ سرحد پار تجارت دوگنی ہو چکی ہے۔');
  await paste.getByRole('button', { name: /Continue|Next|Import|Preview/ }).click();
  await dialog('Import article').getByRole('button', { name: 'Import', exact: true }).click();
  await window.article.getByText('سرحد پار تجارت').waitFor();
  await window.selectByMouse('سرحد پار تجارت');
  await press('c');
  await window.article.locator('mark').waitFor();
  const tagged = await window.marks('Claim');
  await window.button('Correct text').click();
  const typing = window.reader.getByRole('textbox');
  await settled();
  await press('Control+Home');
  await window.page.keyboard.type('آج ');
  await typing.getByText('آج دونوں حکومتوں').waitFor();
  await press('Control+s');
  await dialog('Save corrections').getByRole('button', { name: 'Save corrections' }).click();
  await window.article.getByText('آج دونوں حکومتوں').waitFor();
  await expect.poll(() => window.marks('Claim')).toBe(tagged);
  await window.library.getByText('A quiet border').click();
  await window.article.getByText(CLAIM).waitFor();
});

it('refuses a text of which nothing is left', async () => {
  await beginCorrecting();
  await press('Control+a', 'Delete', 'Control+s');
  const review = dialog('Save corrections');
  await review.getByText('Nothing would be left').waitFor();
  expect(await review.getByRole('button', { name: 'Save corrections' }).isEnabled()).toBe(false);
  await press('Escape');
  await isInText();
  await press('Escape');
  await dialog('Discard the corrections?').getByRole('button', { name: 'Discard' }).click();
  await window.article.getByText(CLAIM).waitFor();
});

it('suits everybody and every window', async () => {
  await beginCorrecting();
  await goTo('doubled');
  await window.page.keyboard.type('trebled');
  await goTo(PRECEDENT);
  await press('Delete');
  await bar().getByText('2 annotations are touched').waitFor();
  expect(await findings()).toEqual([]);
  await press('Control+s');
  await dialog('Save corrections').waitFor();
  expect(await findings()).toEqual([]);
  await press('Escape');
  await isInText();
  await press('Escape');
  await dialog('Discard the corrections?').waitFor();
  expect(await findings()).toEqual([]);
  await dialog('Discard the corrections?').getByRole('button', { name: 'Discard' }).click();
  await window.article.getByText(CLAIM).waitFor();
});

it('takes words composed by an input method, and leaves the highlights around them alone', async () => {
  await beginCorrecting();
  await goTo('has doubled', false);
  const session = await window.context.newCDPSession(window.page);
  for (const text of ['に', 'にほ', 'にほん'])
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await session.send('Input.insertText', { text: '日本' });
  await editor().getByText('Trade across the river 日本has doubled').waitFor();
  await expect.poll(() => marked('Claim')).toEqual(['Trade across the river 日本has doubled']);
  await press('Control+z');
  await expect.poll(() => marked('Claim')).toEqual([CLAIM]);
  await bar().getByRole('button', { name: 'Done' }).click();
});

it('never complained in the console', () => {
  // The look through axe leaves a complaint of its own: it measures with styles of elements.
  expect(app.complaints.filter(complaint => !complaint.includes('inline style'))).toEqual([]);
});
