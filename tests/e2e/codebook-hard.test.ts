/** The codebook where it is hard to draw: thousands of tags, long names, thirty levels, other scripts, none at all. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkWorkspace } from '../../electron/core/workspace/check.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import { App, type AppWindow } from '../support/app-window.ts';
import { codebookDriver, PATIENT } from '../support/codebook-driver.ts';
import { LONG_TAG } from '../support/hard-workspace.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { analyst, migrations, TaggedWorkspace } from '../support/tagged-workspace.ts';

const SIZES = [
  { width: 1360, height: 820 },
  { width: 1024, height: 700 },
  { width: 800, height: 600 },
];

let app: App;
let window: AppWindow;
let hard: string;

const { press, type, codebook, tree, line, details, hasFocus, shows, openCodebook } = codebookDriver(
  () => window,
);

beforeAll(async () => {
  app = await App.start();
  hard = join(app.folder, 'hard-codes.postil');
  const tagged = new TaggedWorkspace(hard);
  const article = tagged.addArticle('One', ['Some words to be tagged.']);
  const long = tagged.addTag(`${LONG_TAG} `.repeat(3).slice(0, 200).trim());
  const urdu = tagged.addTag('پانی کے حقوق');
  const wave = tagged.addTag('🌊🇵🇰 water', urdu);
  tagged.addTag('twin');
  tagged.addTag('Twin');
  let deep = long;
  for (let i = 0; i < 30; i++) deep = tagged.addTag(`level ${i} of a deep branch with a long name`, deep);
  const on = [long, urdu, wave, deep].map(tag => [`tag:${tag}`, true]);
  tagged.tag(article, 'claim', 'words to be tagged', Object.fromEntries(on));
  for (let i = 0; i < 2_000; i++) tagged.addTag(`Tag ${String(i).padStart(4, '0')}`);
  tagged.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(hard);
  await window.library.getByRole('row').first().click();
  await window.article.waitFor();
});
afterAll(() => app?.stop());

async function findings(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme });
    found.push(...(await axeFindings(window.page)));
  }
  for (const size of SIZES) {
    await window.page.setViewportSize(size);
    await window.page.waitForTimeout(50);
    found.push(...(await layoutFindings(window.page)).map(finding => `${size.width} px: ${finding}`));
  }
  await window.page.setViewportSize({ width: 1360, height: 820 });
  return found;
}

it('two thousand tags, of which only those in sight are drawn', async () => {
  await openCodebook();
  const lines = tree().getByRole('treeitem');
  await lines.first().waitFor();
  expect(await lines.count()).toBeLessThan(80);
  await tree().focus();
  await press('End');
  await line('پانی کے حقوق').waitFor();
  await press('t', 'a', 'g', 'Space', '1', '2', '3', '4');
  await codebook().getByRole('searchbox').fill('1234');
  await shows('Tag 1234');
  expect(await findings()).toEqual([]);
  await codebook().getByRole('searchbox').fill('');
});

it('long names, thirty levels, other scripts and emoji', async () => {
  await codebook().getByRole('searchbox').fill('level 29');
  await tree().focus();
  await press('Home', 'End');
  await details()
    .getByRole('heading', { name: /^level 29/ })
    .waitFor();
  expect(await findings()).toEqual([]);
  await codebook().getByRole('searchbox').fill('حقوق');
  await line('پانی کے حقوق').click();
  await details().getByRole('heading', { name: 'پانی کے حقوق' }).waitFor();
  expect(await findings()).toEqual([]);
  await codebook().getByRole('searchbox').fill('');
});

it('each of its dialogs', async () => {
  await codebook().getByRole('searchbox').fill('institutional');
  await tree().focus();
  await press('Home');
  for (const button of ['Move…', 'Merge…', 'Split…', 'Delete…']) {
    await details().getByRole('button', { name: button }).click();
    await window.page.getByRole('dialog').last().getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await findings()).toEqual([]);
    await press('Escape');
    await details().waitFor();
  }
  await codebook().getByRole('searchbox').fill('');
});

it('siblings of one name, which are offered to be merged', async () => {
  await codebook().getByText('2 tags of one level are both called “twin”.').waitFor();
  await codebook().getByRole('button', { name: 'Merge…' }).first().click();
  const dialog = codebook('Merge 2 tags');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await codebook().getByText('both called').waitFor({ state: 'detached' });
});

it('the picker with two thousand tags', async () => {
  await press('Escape');
  await window.article.focus();
  await press('j', 't');
  const options = window.page.getByRole('dialog').getByRole('option');
  await expect.poll(() => options.count(), PATIENT).toBe(100);
  expect(await findings()).toEqual([]);
  await press('Escape');
});

it('a codebook without tags says what to do', async () => {
  const bare = join(app.folder, 'bare.postil');
  new TaggedWorkspace(bare).close();
  await window.button(/^Workspace /).click();
  await window.page.getByRole('menuitem', { name: 'Open another…' }).click();
  const dialog = window.page.getByRole('dialog', { name: 'Choose a file' });
  await dialog.getByRole('textbox').fill(bare);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await window.button('Workspace bare').waitFor();
  await press('Control+b');
  await codebook().getByRole('button', { name: 'Add the first tag' }).click();
  await type('Water');
  await press('Enter');
  await shows('Water');
  await hasFocus(tree());
  expect(await findings()).toEqual([]);
  await press('Delete');
  await codebook('Delete “Water”?').getByRole('button', { name: 'Delete', exact: true }).click();
  await hasFocus(codebook().getByRole('button', { name: 'Add the first tag' }));
  expect(await findings()).toEqual([]);
  await press('Escape');
  await codebook().waitFor({ state: 'detached' });
});

it('leaves the file sound, and never complained in the console', async () => {
  await window.button(/^Workspace /).click();
  await window.page.getByRole('menuitem', { name: 'Close workspace' }).click();
  await window.page.getByRole('main', { name: 'Welcome' }).waitFor();
  const workspace = openWorkspace(hard, { person: analyst, migrations });
  expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
  workspace.close();
  expect(app.complaints).toEqual([]);
});
