/** Backups in the window: what there is, one more, the way back, and what goes wrong. */
import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { asFile, TEXT_OP_ED } from '../support/op-eds.ts';

let app: App;
let window: AppWindow;

const dialog = (): Locator => window.page.getByRole('dialog', { name: 'Backups' });
const list = (): Locator => dialog().getByRole('listbox', { name: 'Backups of basin, the latest first' });
const notices = (): Locator => window.page.getByRole('region', { name: 'Notices' });
const press = (name: string): Promise<void> => dialog().getByRole('button', { name, exact: true }).click();
const backupFolder = (): string => join(app.folder, 'home', 'backups');

/** Chooses "Backups…" in the palette, by the keyboard alone. */
async function openBackups(): Promise<void> {
  await window.page.keyboard.press('Control+k');
  await window.page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await window.page.keyboard.insertText('backups');
  await window.page.getByRole('option', { name: 'Backups…' }).waitFor();
  await window.page.keyboard.press('Enter');
  await dialog().waitFor();
}

/** Answers the app's own dialog for saving with its suggestion, as a file of the test's folder. */
async function saveIn(folder: string): Promise<string> {
  const saving = window.page.getByRole('dialog', { name: 'Save as' });
  const field = saving.getByRole('textbox', { name: 'File name' });
  const path = join(folder, await field.inputValue());
  await field.fill(path);
  await saving.getByRole('button', { name: 'Save', exact: true }).click();
  return path;
}

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.createWorkspace(join(app.folder, 'basin.postil'));
});
afterAll(() => app?.stop());

describe('backups', () => {
  it('are none at first, which is said, and there is nothing to restore', async () => {
    await openBackups();
    await list().getByText('No backup yet.').waitFor();
    expect(await dialog().getByRole('button', { name: 'Restore…' }).isDisabled()).toBe(true);
    expect(await axeFindings(window.page)).toEqual([]);
    expect(await layoutFindings(window.page)).toEqual([]);
    await window.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('are made on request, with what is in them', async () => {
    await window.chooseFiles([asFile(TEXT_OP_ED)]);
    await window.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await window.article.waitFor();
    await openBackups();
    await press('Back up now');
    await list()
      .getByRole('option', { name: /Asked for 1 article · 0 annotations/ })
      .waitFor();
    await notices().getByText('Backed up: 1 article').waitFor();
    expect(await axeFindings(window.page)).toEqual([]);
    expect(await layoutFindings(window.page)).toEqual([]);
  });

  it('bring back what was lost, as a new workspace, by the keyboard', async () => {
    await window.page.keyboard.press('Escape');
    await window.library.getByRole('button', { name: /^More for/ }).click();
    await window.page.getByRole('menuitem', { name: 'Remove' }).click();
    await window.page.getByRole('heading', { name: 'Bring in what you are reading' }).waitFor();
    await openBackups();
    await expect
      .poll(() =>
        list()
          .getByRole('option')
          .first()
          .evaluate(one => one.matches(':focus')),
      )
      .toBe(true);
    await window.page.keyboard.press('Enter');
    const path = await saveIn(app.folder);
    await window.library.getByText('A quiet border').waitFor();
    expect(path).toMatch(/basin \d{4}-\d\d-\d\d\.postil$/);
    expect(existsSync(path)).toBe(true);
    expect(existsSync(join(app.folder, 'basin.postil'))).toBe(true);
  });

  it('never take the place of a workspace that is there', async () => {
    await openBackups();
    await dialog()
      .getByRole('button', { name: /Workspace/ })
      .click();
    await window.page.getByRole('option', { name: /basin\.postil$/ }).click();
    await press('Restore…');
    const saving = window.page.getByRole('dialog', { name: 'Save as' });
    await saving.getByRole('textbox', { name: 'File name' }).fill('basin.postil');
    await saving.getByText('A workspace of this name is here already.').waitFor();
    expect(await saving.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Escape');
  });

  it('can be reached while no workspace is open, and say so when one is damaged', async () => {
    await window.button(/^Workspace /).click();
    await window.page.getByRole('menuitem', { name: 'Close workspace' }).click();
    const [shelf = ''] = readdirSync(backupFolder()).filter(name => /^basin-\w{16}$/.test(name));
    const [file = ''] = readdirSync(join(backupFolder(), shelf)).filter(name =>
      name.endsWith('manual.postil'),
    );
    truncateSync(join(backupFolder(), shelf, file), 4096);
    await window.button('Backups…').click();
    await dialog()
      .getByRole('button', { name: /Workspace/ })
      .click();
    await window.page.getByRole('option', { name: /basin\.postil$/ }).click();
    await list()
      .getByRole('option', { name: /Damaged/ })
      .click();
    expect(await dialog().getByRole('button', { name: 'Restore…' }).isDisabled()).toBe(true);
    expect(await axeFindings(window.page)).toEqual([]);
    await window.page.keyboard.press('Escape');
  });

  it('that cannot be made are told, and the work goes on', async () => {
    // While nothing is open, so that no backup is under way.
    rmSync(backupFolder(), { recursive: true, force: true });
    writeFileSync(backupFolder(), 'a file where the folder should be');
    await window.openWorkspace(join(app.folder, 'basin.postil'));
    await notices()
      .getByText(/Cannot back up the workspace .*Your work is saved/)
      .first()
      .waitFor();
    await window.chooseFiles([asFile(TEXT_OP_ED)]);
    // By keyboard, for the notice stays and may lie over the button.
    await window.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).focus();
    await window.page.keyboard.press('Enter');
    await window.library.getByText('A quiet border').waitFor();
    await window.button(/^Workspace /).click();
    await window.page.getByRole('menuitem', { name: 'Close workspace' }).click();
    await window.openWorkspace(join(app.folder, 'basin.postil'));
    await window.library.getByText('A quiet border').waitFor();
  });

  it('left nothing in the console', () => {
    expect(app.complaints).toEqual([]);
  });
});
