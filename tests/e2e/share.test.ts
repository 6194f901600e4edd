/** Sharing in the window: what goes, how much that is, the file, and the file opened. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { wordsIn } from '../support/shared-file.ts';
import { sharingWorkspace, WORDS } from '../support/sharing-workspace.ts';

let app: App;
let window: AppWindow;
let dialog: Locator;
let opened = '';

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  const { workspace } = sharingWorkspace(app.folder);
  workspace.close();
  opened = workspace.path;
  await window.openWorkspace(workspace.path);
  dialog = window.page.getByRole('dialog', { name: 'Share' });
});
afterAll(() => app?.stop());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const summary = () => dialog.getByRole('region', { name: 'In the file' });
const told = () => summary().getByRole('listitem').allTextContents();

async function save(name: string): Promise<string> {
  const file = join(app.folder, name);
  await dialog.getByRole('button', { name: 'Save share…' }).click();
  const saving = window.page.getByRole('dialog', { name: 'Save as' });
  await saving.getByRole('textbox', { name: 'File name' }).fill(file);
  await saving.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText(`Written to ${file}`).waitFor();
  return file;
}

describe('Share…', () => {
  it('says before anything is written what will be in the file', async () => {
    await window.button('Share…').click();
    await expect
      .poll(told)
      .toEqual(['2 articles', '3 annotations', '1 link', '3 tags', '2 notes', '1 source file']);
    expect(await summary().textContent()).toContain('Names Ada Lindqvist, Bob Quillfeather · about');
  });

  it('seals with a passphrase, by keyboard, and needs one for it', async () => {
    await dialog.getByRole('radio', { name: 'Not sealed' }).focus();
    await press('ArrowRight');
    const saveButton = dialog.getByRole('button', { name: 'Save share…' });
    expect(await saveButton.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('seven quiet herons left before the rain');
    expect(await axeFindings(window.page)).toEqual([]);
    const file = await save('for Bob.postil.age');
    expect(readFileSync(file, 'latin1').startsWith('age-encryption.org/v1')).toBe(true);
    expect(wordsIn(file, [...WORDS.notes, ...WORDS.text])).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await window.button('Merge…').click();
    const files = window.page.getByRole('dialog', { name: 'Choose a file' });
    await files.getByRole('textbox').fill(file);
    await files.getByRole('button', { name: 'Open', exact: true }).click();
    const sealed = window.page.getByRole('dialog', { name: 'Sealed file' });
    const secret = sealed.getByLabel('Passphrase or secret key');
    await secret.fill('something else');
    await press('Enter');
    await sealed
      .getByText(/passphrase/i)
      .nth(1)
      .waitFor();
    await secret.fill('seven quiet herons left before the rain');
    await press('Enter');
    const merge = window.page.getByRole('dialog', { name: 'Merge' });
    await merge.getByText(/Everything in it is here already/).waitFor();
    await press('Escape');
    await merge.waitFor({ state: 'detached' });
    await window.button('Share…').click();
  });

  it('suits everybody in both themes and small windows', async () => {
    const { page } = window;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, ...(await axeFindings(page))]).toEqual([colorScheme]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    for (const size of [
      { width: 800, height: 600 },
      { width: 1024, height: 700 },
      { width: 1360, height: 820 },
    ]) {
      await page.setViewportSize(size);
      expect([size.width, ...(await layoutFindings(page))]).toEqual([size.width]);
    }
  });

  it('counts anew as kinds, people and parts are left out', async () => {
    await dialog.getByRole('group', { name: 'Made by' }).getByText('Bob Quillfeather').click();
    await expect.poll(told).toContain('2 annotations');
    await dialog.getByRole('group', { name: 'Kinds' }).getByText('Policy options').click();
    await expect.poll(told).toContain('1 annotation');
    await dialog.getByText(/^Notes/).click();
    await expect.poll(told).toContain('0 notes');
    expect(await summary().textContent()).not.toContain('Bob');
  });

  it('offers no kinds, people or tags where no annotations go', async () => {
    await dialog.getByText('Annotations and links').click();
    await expect.poll(() => dialog.getByRole('group', { name: 'Kinds' }).count()).toBe(0);
    await expect.poll(told).toContain('3 tags');
    await dialog.getByText('Annotations and links').click();
    await expect.poll(told).toContain('1 annotation');
  });

  it('writes the file, in which what was left out is nowhere', async () => {
    const file = await save('for-bea.postil');
    expect(wordsIn(file, [...WORDS.bob, ...WORDS.notes, ...WORDS.removedArticle])).toEqual([]);
    expect(wordsIn(file, WORDS.text)).toEqual(WORDS.text);
    await window.button('Done').click();
  });

  it('takes chosen articles with the keyboard alone, from the palette', async () => {
    await press('Control+k');
    await window.page.getByRole('combobox').fill('Share');
    await press('Enter');
    await dialog.getByRole('radio', { name: 'All articles' }).focus();
    await press('ArrowLeft');
    await expect.poll(() => dialog.getByRole('radio', { name: 'Some…' }).isChecked()).toBe(true);
    await dialog.getByText('Choose the articles to share.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save share…' }).isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: 'Find an article' }).fill('Dams');
    await press('Enter');
    await expect
      .poll(told)
      .toEqual(['1 article', '1 annotation', '0 links', '0 tags', '0 notes', '0 source files']);
    await press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('never writes over a workspace that was opened, and says so', async () => {
    await window.button('Share…').click();
    await dialog.getByRole('button', { name: 'Save share…' }).click();
    const saving = window.page.getByRole('dialog', { name: 'Save as' });
    await saving.getByRole('textbox', { name: 'File name' }).fill(opened);
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    await window.page.getByText('there is something of that name already').waitFor();
    await dialog.getByRole('button', { name: 'Save share…' }).waitFor();
  });
});

describe('a share without its text', () => {
  it('opens with its passages, and the reader says why there is no text', async () => {
    await dialog.getByText('Full text').click();
    await expect.poll(() => dialog.getByRole('checkbox', { name: /^Source files/ }).count()).toBe(0);
    const file = await save('quotes.postil');
    await window.button('Done').click();
    expect(existsSync(file)).toBe(true);
    await press('Control+k');
    await window.page.getByRole('combobox').fill('Close the workspace');
    await press('Enter');
    await window.openWorkspace(file);
    await window.library.getByText('Two banks').click();
    await window.reader.getByText('The text of this article was not shared').waitFor();
    await expect.poll(() => window.inspector.textContent()).toContain('Team Alpha measured the east bank');
    expect(await window.inspector.textContent()).toContain('text not shared');
    expect(await window.inspector.textContent()).not.toContain('orphan');
    expect(await window.button('Correct text').isDisabled()).toBe(true);
  });
});
