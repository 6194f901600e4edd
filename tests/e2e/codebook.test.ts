/** The codebook in the running app: by keyboard, by mouse, in two windows. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../electron/core/workspace/check.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import type { Values } from '../../shared/history/change.ts';
import { App, type AppWindow } from '../support/app-window.ts';
import { codebookDriver, PATIENT } from '../support/codebook-driver.ts';
import { analyst, migrations, TaggedWorkspace } from '../support/tagged-workspace.ts';

const GAUGE = 'Flow at the border gauge has fallen by a third';
const TABLE = 'publish gauge readings daily';
const EXPORTS = 'linking power exports to releases';

let app: App;
let window: AppWindow;
let path: string;

beforeAll(async () => {
  app = await App.start();
  path = join(app.folder, 'codes.postil');
  fill(path);
  window = await open(await app.window(), path);
});
afterAll(() => app?.stop());

const on = (...tags: string[]): Values => Object.fromEntries(tags.map(tag => [`tag:${tag}`, true]));

/** Two articles, three tagged passages, and a small codebook. */
function fill(at: string): void {
  const tagged = new TaggedWorkspace(at);
  const river = tagged.addArticle('Sharing a shrinking river', [
    `The lower districts have waited. ${GAUGE}, and nobody disputes it.`,
    `The commission should ${TABLE}, from both banks.`,
  ]);
  const patrols = tagged.addArticle('Joint patrols', [`They speak of ${EXPORTS}, which is bolder.`]);
  const water = tagged.addTag('Water');
  const flow = tagged.addTag('Flow', water);
  const trade = tagged.addTag('Trade');
  tagged.tag(river, 'claim', GAUGE, on(flow));
  tagged.tag(river, 'option', TABLE, on(water));
  tagged.tag(patrols, 'option', EXPORTS, on(trade, water));
  tagged.close();
}

async function open(opened: AppWindow, file: string): Promise<AppWindow> {
  const { page } = opened;
  const name = page.getByRole('textbox', { name: 'Your name' });
  await opened
    .button(/^(Open…|Continue)/)
    .first()
    .waitFor();
  if (await name.isVisible()) await opened.confirmName();
  await opened.button(/^Open…/).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a file' });
  await dialog.getByRole('textbox').fill(file);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await opened.library.getByRole('row').first().click();
  await opened.article.waitFor();
  return opened;
}

const { press, type, codebook, tree, line, details, notices, hasFocus, shows, describes, openCodebook } =
  codebookDriver(() => window);

describe('the codebook', () => {
  it('is reached from the workspace menu, by Ctrl B and from the tag picker', async () => {
    await window.button(/^Workspace /).click();
    await window.page.getByRole('menuitem', { name: 'Codebook…' }).click();
    await tree().waitFor();
    await press('Escape');
    await codebook().waitFor({ state: 'detached' });
    await openCodebook();
    await press('Escape');
    await hasFocus(window.article);
    await press('j', 't');
    await window.page.getByRole('combobox', { name: 'Find or create a tag' }).waitFor();
    await window.button('Edit codebook…').click();
    await tree().waitFor();
    await shows('Trade', 'Water', '· Flow');
  });

  it('counts the annotations of each tag, alone and with those below', async () => {
    await describes('Water', '2 annotations, 3 with sub-tags');
    await describes('Flow', '1 annotation');
  });

  it('is edited by the keyboard alone', async () => {
    await tree().focus();
    await press('End', 'Home', 'ArrowDown');
    await press('Control+Enter');
    await type('Border');
    await press('Enter');
    await shows('Border', 'Trade', 'Water', '· Flow');
    await hasFocus(tree());
    await press('Control+Shift+Enter');
    await type('Patrols');
    await press('Enter');
    await shows('Border', '· Patrols', 'Trade', 'Water', '· Flow');
    await press('F2');
    await press('Control+a');
    await type('Joint patrols');
    await press('Enter');
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· Flow');
    await press('F2');
    await type('thrown away');
    await press('Escape');
    await hasFocus(tree());
    await press('Alt+ArrowLeft');
    await shows('Border', 'Joint patrols', 'Trade', 'Water', '· Flow');
    await press('Alt+ArrowRight');
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· Flow');
    await press('f', 'Alt+Home');
    await shows('Border', '· Joint patrols', 'Flow', 'Trade', 'Water');
  });

  it('undoes and does again, a step at a time, from the keyboard too', async () => {
    await press('Control+z');
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· Flow');
    await press('Control+z');
    await shows('Border', 'Joint patrols', 'Trade', 'Water', '· Flow');
    await codebook().getByRole('button', { name: 'Redo' }).click();
    await codebook().getByRole('button', { name: 'Redo' }).click();
    await shows('Border', '· Joint patrols', 'Flow', 'Trade', 'Water');
    await codebook().getByRole('button', { name: 'Undo' }).click();
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· Flow');
  });

  it('opens and closes branches, and filters', async () => {
    await tree().focus();
    await press('w', 'ArrowLeft');
    await shows('Border', '· Joint patrols', 'Trade', 'Water');
    const filter = codebook().getByRole('searchbox', { name: 'Filter tags' });
    await filter.fill('FLO');
    await shows('Water', '· Flow');
    await press('Escape');
    await shows('Border', '· Joint patrols', 'Trade', 'Water');
    await tree().focus();
    await press('w', 'ArrowRight', 'ArrowRight');
    await details().getByRole('heading', { name: 'Flow' }).waitFor();
  });

  it('moves tags by dragging, to the top level too, and never below themselves', async () => {
    await line('Trade').dragTo(line('Border'));
    await shows('Border', '· Joint patrols', '· Trade', 'Water', '· Flow');
    await line('Border').dragTo(line('Trade'));
    await shows('Border', '· Joint patrols', '· Trade', 'Water', '· Flow');
    await line('Trade').click();
    const from = await line('Trade').boundingBox();
    await window.page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 12);
    await window.page.mouse.down();
    await window.page.mouse.move((from?.x ?? 0) + 80, (from?.y ?? 0) + 60, { steps: 4 });
    const top = codebook().getByText('Move to the top level');
    const to = await top.boundingBox();
    await window.page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 12, { steps: 6 });
    await window.page.mouse.up();
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· Flow');
  });

  it('moves tags without dragging, by finding the place', async () => {
    await line('Joint patrols').click();
    await details().getByRole('button', { name: 'Move…' }).click();
    const dialog = codebook('Move “Joint patrols” under…');
    await dialog.getByRole('combobox').waitFor();
    await type('fl');
    await press('Enter');
    await shows('Border', 'Trade', 'Water', '· Flow', '· · Joint patrols');
    await hasFocus(tree());
    await notices().getByText('Moved “Joint patrols” under “Flow”').waitFor();
    await notices().getByRole('button', { name: 'Undo' }).click();
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· Flow');
  });

  it('never makes two siblings of one name, but offers to merge them', async () => {
    await line('Trade').click();
    await press('F2', 'Control+a');
    await type('water');
    const problem = tree().getByRole('alert');
    await problem.getByText('There is a tag “Water” here already.').waitFor();
    await press('Enter');
    await problem.waitFor();
    await tree().getByRole('button', { name: 'Merge with it…' }).click();
    const dialog = codebook('Merge 2 tags');
    await dialog.getByRole('radio', { name: /^Water/ }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· Flow');
    await tree().focus();
    await press('Control+Enter');
    await type('TRADE');
    await tree().getByRole('button', { name: 'Go to it' }).click();
    await details().getByRole('heading', { name: 'Trade' }).waitFor();
  });
});

describe('what is known of a tag', () => {
  it('is a colour with a name, a digit and when to use it, each kept at once', async () => {
    await line('Water').click();
    await details().getByRole('radio', { name: 'Blue' }).click({ force: true });
    await details()
      .getByRole('button', { name: /Key in the reader/ })
      .click();
    await window.page.getByRole('option', { name: '4', exact: true }).click();
    await describes('Water', 'key 4, 2 annotations, 3 with sub-tags');
    const description = details().getByRole('textbox', { name: 'When to use it, and when not' });
    await description.fill('Rivers. Not for lakes.');
    await press('Escape');
    await line('Flow').click();
    await details().getByRole('radio', { name: 'As the tag above: Blue' }).waitFor();
    await line('Water').click();
    expect(await description.inputValue()).toBe('Rivers. Not for lakes.');
  });

  it('says so when a digit is taken from another tag', async () => {
    await line('Flow').click();
    await details()
      .getByRole('button', { name: /Key in the reader/ })
      .click();
    await window.page.getByRole('option', { name: '4, now of “Water”' }).click();
    await notices().getByText('4 now applies “Flow”, no longer “Water”').waitFor();
    await describes('Water', '2 annotations, 3 with sub-tags');
    await describes('Flow', 'key 4, 1 annotation');
  });

  it('leads from its count to its annotations, and from one of them to the article', async () => {
    await line('Trade').getByTitle('Show its annotations').click();
    const list = details().getByRole('listbox', { name: 'Annotations with this tag' });
    await list.getByRole('option', { name: new RegExp(EXPORTS) }).click();
    await codebook().waitFor({ state: 'detached' });
    await expect.poll(() => window.article.textContent(), PATIENT).toContain(EXPORTS);
    await expect.poll(() => window.inspector.getByRole('blockquote').textContent(), PATIENT).toBe(EXPORTS);
  });

  it('lists what lies below as well when asked to', async () => {
    await openCodebook();
    await line('Water').click();
    const options = details().getByRole('option');
    await expect.poll(() => options.count(), PATIENT).toBe(2);
    await details().getByText('with sub-tags').click();
    await expect.poll(() => options.count(), PATIENT).toBe(3);
    await press('Escape');
  });
});

describe('in the reader', () => {
  const chips = () => window.inspector.getByRole('grid', { name: 'Tags' }).getByRole('row');
  const chip = (name: string) => window.inspector.getByRole('row', { name, includeHidden: true });

  it('a digit puts its tag on the focused annotation and takes it off', async () => {
    await window.library.getByText('Joint patrols').click();
    await expect.poll(() => window.article.textContent(), PATIENT).toContain(EXPORTS);
    await window.article.focus();
    await press('j');
    await expect.poll(() => chips().count(), PATIENT).toBe(2);
    await press('4');
    await chip('Flow').waitFor();
    await press('4');
    await chip('Flow').waitFor({ state: 'detached' });
  });

  it('a digit tags selected words at once, as one step', async () => {
    await window.selectByMouse('which is bolder');
    await window.toolbar.waitFor();
    await press('4');
    await expect.poll(() => window.marks('Claim'), PATIENT).toBe('which is bolder');
    await chip('Flow').waitFor();
    await press('Control+z');
    await expect.poll(() => window.marks('Claim'), PATIENT).toBe('');
  });

  it('a digit that no tag has says so, and leads to the codebook', async () => {
    await press('j', '8');
    await notices().getByText('No tag has the digit 8').waitFor();
    await notices().getByRole('button', { name: 'Codebook…' }).click();
    await tree().waitFor();
    await press('Escape');
  });

  it('the picker tags several times in a row, and makes a tag under another by its path', async () => {
    await window.article.focus();
    await press('j', 't');
    const field = window.page.getByRole('combobox', { name: 'Find or create a tag' });
    await field.waitFor();
    await type('water/dry season');
    await press('Enter');
    await chip('dry season').waitFor();
    await expect.poll(() => field.inputValue(), PATIENT).toBe('');
    await type('bord');
    await press('Enter');
    await chip('Border').waitFor();
    const options = window.page.getByRole('dialog').getByRole('option');
    await press('Escape', 't');
    await expect.poll(() => options.first().textContent(), PATIENT).toContain('Border');
    await expect.poll(() => options.nth(1).textContent(), PATIENT).toContain('Water › dry season');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    await press('Escape');
  });
});

describe('bigger changes', () => {
  it('merge tags: whatever carried one carries the other, in one step', async () => {
    await openCodebook();
    await tree().focus();
    await line('Trade').click();
    await line('Water').click({ modifiers: ['Control'] });
    await details().getByRole('heading', { name: '2 tags chosen' }).waitFor();
    await details().getByRole('button', { name: 'Merge…' }).click();
    const dialog = codebook('Merge 2 tags');
    await dialog.getByRole('radio', { name: /^Trade/ }).click({ force: true });
    await dialog.getByText('“Trade” will be on 2 annotations').waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await shows('Border', '· Joint patrols', 'Trade', '· dry season', '· Flow');
    await describes('Trade', '2 annotations, 3 with sub-tags');
    await press('Control+z');
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· dry season', '· Flow');
  });

  it('split a tag: the ticked annotations get the new one', async () => {
    await line('Water').click();
    await details().getByRole('button', { name: 'Split…' }).click();
    const dialog = codebook('Split “Water”');
    await dialog.getByRole('textbox', { name: 'New tag' }).fill('flow');
    await dialog.getByText('There is a tag “Flow” there already.').waitFor();
    await dialog.getByRole('textbox', { name: 'New tag' }).fill('Gauges');
    await dialog.getByRole('option', { name: new RegExp(TABLE) }).click();
    await dialog.getByText('1 of 2 get the new tag instead').waitFor();
    await dialog.getByRole('button', { name: 'Split', exact: true }).click();
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· dry season', '· Flow', '· Gauges');
    await describes('Gauges', '1 annotation');
    await describes('Water', '1 annotation, 3 with sub-tags');
  });

  it('delete tags, with or without those below, saying what is lost', async () => {
    await tree().focus();
    await press('w', 'Delete');
    const dialog = codebook('Delete “Water”?');
    await dialog.getByText('1 annotation loses a tag').waitFor();
    await dialog.getByRole('radio', { name: /^Delete too/ }).click({ force: true });
    await dialog.getByText('3 annotations lose a tag').waitFor();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await shows('Border', '· Joint patrols', 'Trade');
    await hasFocus(tree());
    await notices().getByRole('button', { name: 'Undo' }).click();
    await shows('Border', '· Joint patrols', 'Trade', 'Water', '· dry season', '· Flow', '· Gauges');
  });

  it('are in the other window at once', async () => {
    const first = window;
    const other = await app.window({ width: 1024, height: 700, theme: 'dark' });
    await other.library.waitFor();
    await other.page.keyboard.press('Control+b');
    await other.page.getByRole('treeitem', { name: /^Gauges/ }).waitFor();
    await line('Gauges').click();
    await press('F2', 'Control+a');
    await type('Readings');
    await press('Enter');
    await other.page.getByRole('treeitem', { name: /^Readings/ }).waitFor();
    await other.page.getByRole('treeitem', { name: /^Readings/ }).click();
    await other.page.keyboard.press('Delete');
    await other.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await line('Readings').waitFor({ state: 'detached' });
    await details().getByText('Choose a tag').waitFor();
    await other.context.close();
    window = first;
    await press('Escape');
  });
});

it('leaves the file sound, and never complained in the console', async () => {
  await window.button(/^Workspace /).click();
  await window.page.getByRole('menuitem', { name: 'Close workspace' }).click();
  await window.page.getByRole('main', { name: 'Welcome' }).waitFor();
  const workspace = openWorkspace(path, { person: analyst, migrations });
  expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
  workspace.close();
  expect(app.complaints).toEqual([]);
});
