/** Merging a colleague's workspace in the window: seen before it is done, undone in one step, disputes settled. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { bela, copyTo } from '../support/merging.ts';
import { addDocument, addTag, edit, migrations, newStore, PARAGRAPHS, tagPassage } from '../support/store.ts';

let app: App;
let window: AppWindow;
let dialog: Locator;
let mine: string;
let theirs: string;

/** A workspace of Ada's, and a copy that Béla went on with while Ada did. */
function makeBoth(): void {
  const a = newStore(app.folder, 'mine');
  const document = addDocument(a, PARAGRAPHS, { title: 'Two banks' });
  const disputed = tagPassage(a, document, 'Team Alpha');
  const gone = tagPassage(a, document, 'every day', 'option');
  mine = a.path;
  theirs = join(app.folder, 'from Béla.postil');
  copyTo(theirs, a);
  edit(a, 'annotation', disputed, { note: 'the spring figures only' });
  addTag(a, 'Deterrence');
  a.close();
  const b: Workspace = openWorkspace(theirs, { person: bela, migrations });
  tagPassage(b, document, 'Team Beta', 'precedent');
  edit(b, 'annotation', disputed, { note: 'figures of both seasons', confidence: 4 });
  edit(b, 'annotation', gone, { removed: true });
  addTag(b, 'Deterrence');
  b.close();
}

async function choose(path: string): Promise<void> {
  const files = window.page.getByRole('dialog', { name: 'Choose a file' });
  await files.getByRole('textbox').fill(path);
  await files.getByRole('button', { name: 'Open', exact: true }).click();
}

async function fineInBothThemes(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.page.emulateMedia({ colorScheme });
    expect(await axeFindings(window.page)).toEqual([]);
    expect(await layoutFindings(window.page)).toEqual([]);
  }
}

beforeAll(async () => {
  app = await App.start();
  makeBoth();
  window = await app.window();
  await window.confirmName('Ada Lindqvist');
  await window.openWorkspace(mine);
  await window.library.getByText('Two banks').click();
  await window.article.waitFor();
  dialog = window.page.getByRole('dialog', { name: 'Merge' });
});
afterAll(() => app?.stop());

describe('a workspace of a colleague', () => {
  it('is shown by person and article before anything is changed', async () => {
    await window.button('Merge…').click();
    await choose(theirs);
    const row = dialog.getByRole('row', { name: /Béla Tóth Two banks/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(['Béla Tóth', 'Two banks', '1', '1', '1']);
    const disputes = dialog.getByRole('region', { name: 'Disagreements' });
    expect(await disputes.textContent()).toMatch(/Béla Tóth.*counts now.*figures of both seasons/);
    expect(await disputes.textContent()).toContain('the spring figures only');
    const oneTag = dialog.getByRole('checkbox', { name: 'Make “Deterrence” one tag' });
    expect(await oneTag.isChecked()).toBe(true);
    await fineInBothThemes();
    expect(await window.marks('Precedent')).toBe('');
  });

  it('comes in by keyboard as one step, seen in every window at once', async () => {
    const other = await app.window();
    await other.library.getByText('Two banks').click();
    await other.article.waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).focus();
    await window.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => window.marks('Precedent')).toBe('Team Beta');
    await expect.poll(() => other.marks('Precedent')).toBe('Team Beta');
    await other.context.close();
  });

  it('leaves what is in dispute to be settled, one by one', async () => {
    await window.button(/^Workspace /).click();
    await window.page.getByRole('menuitem', { name: 'Disagreements…' }).click();
    const list = window.page.getByRole('list', { name: 'Disagreements' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    await fineInBothThemes();
    await list.getByRole('button', { name: 'Take the other' }).focus();
    await window.page.keyboard.press('Enter');
    await window.page.getByText('Nothing is in dispute.', { exact: false }).waitFor();
    await window.page.keyboard.press('Escape');
    await window.article.getByText('Team Alpha').first().click();
    await window.inspector.getByText('the spring figures only').first().waitFor();
  });

  it('brings nothing when it comes a second time, dropped on the window', async () => {
    const name = 'from Béla.postil';
    const bytes = readFileSync(theirs).toString('base64');
    const data = await window.page.evaluateHandle(
      ([name, bytes]) => {
        const transfer = new DataTransfer();
        const binary = Uint8Array.from(atob(bytes ?? ''), letter => letter.charCodeAt(0));
        transfer.items.add(new File([binary], name ?? ''));
        return transfer;
      },
      [name, bytes],
    );
    await window.page.dispatchEvent('body', 'drop', { dataTransfer: data });
    await dialog.getByText(/Everything in it is here already/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
    await window.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('goes again with one undo, and comes back with one redo', async () => {
    await window.page.keyboard.press('Control+z');
    await window.page.keyboard.press('Control+z');
    await expect.poll(() => window.marks('Precedent')).toBe('');
    await window.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => window.marks('Precedent')).toBe('Team Beta');
  });

  it('can be brought back after an undo that was followed by other work', async () => {
    await window.page.keyboard.press('Control+z');
    await expect.poll(() => window.marks('Precedent')).toBe('');
    await window.selectByMouse('In 1960');
    await window.page.keyboard.press('c');
    await expect.poll(() => window.marks('Claim')).toContain('In 1960');
    await window.button('Merge…').click();
    await choose(theirs);
    const back = dialog.getByRole('checkbox', { name: /^Bring back 1 annotation that/ });
    await back.waitFor();
    expect(await dialog.getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
    await fineInBothThemes();
    await back.focus();
    await window.page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => window.marks('Precedent')).toBe('Team Beta');
  });

  it('is refused with the reason when it is no workspace, and nothing is changed', async () => {
    const broken = join(app.folder, 'broken.postil');
    const bytes = readFileSync(theirs);
    bytes.fill(7, 5_000, 30_000);
    writeFileSync(broken, bytes);
    await window.button('Merge…').click();
    await choose(broken);
    const told = dialog.getByRole('alert');
    await told.waitFor();
    expect(await told.textContent()).toMatch(/broken\.postil/);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
