/** Annotations brought back in the window: from the menu, the palette and "Import…", shown before they are written. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';

let app: App;
let window: AppWindow;
let dialog: Locator;

type Row = Record<string, string>;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.button(/^Open the sample/).click();
  await window.article.waitFor();
  dialog = window.page.getByRole('dialog', { name: 'Bring annotations back' });
});
afterAll(() => app?.stop());

/** Takes all evidence away with the window's own export. */
async function takeAway(format: RegExp, name: string): Promise<Buffer> {
  const file = join(app.folder, name);
  await window.button('Export…').click();
  const exporting = window.page.getByRole('dialog', { name: 'Export' });
  await exporting.getByRole('radiogroup', { name: 'Format' }).getByText(format).click();
  await exporting.getByRole('button', { name: /^Save / }).click();
  const saving = window.page.getByRole('dialog', { name: 'Save as' });
  await saving.getByRole('textbox', { name: 'File name' }).fill(file);
  await saving.getByRole('button', { name: 'Save', exact: true }).click();
  await window.button('Done').click();
  return readFileSync(file);
}

function sheetOf(rows: readonly Row[]) {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map(row => columns.map(name => row[name] ?? ''))];
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const text = lines.map(line => line.map(quoted).join(',')).join('\r\n');
  return { name: 'evidence.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

async function throughMenu(file: ReturnType<typeof sheetOf>): Promise<void> {
  const chooser = window.page.waitForEvent('filechooser');
  await window.button('More ways to import').focus();
  await window.page.keyboard.press('Enter');
  const item = window.page.getByRole('menuitem', { name: 'Bring annotations back…' });
  await item.focus();
  await window.page.keyboard.press('Enter');
  await (await chooser).setFiles([file]);
}

async function fineInBothThemes(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.page.emulateMedia({ colorScheme });
    expect(await axeFindings(window.page)).toEqual([]);
    expect(await layoutFindings(window.page)).toEqual([]);
  }
}

describe('an edited sheet', () => {
  let rows: Row[];

  it('as it was taken away differs in nothing', async () => {
    rows = parse(await takeAway(/^CSV/, 'evidence.csv'), { columns: true, bom: true });
    await throughMenu(sheetOf(rows));
    await dialog.getByText(/nothing differs from what is here/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true);
    await window.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('chosen with “Import…” shows each difference and what cannot be taken, and is applied by keyboard', async () => {
    const edited = rows.map((row, i) =>
      i === 0 ? { ...row, note: 'Corrected note', confidence: '9' } : row,
    );
    await window.chooseFiles([sheetOf(edited)]);
    const cells = dialog.getByRole('table').getByRole('cell');
    await expect
      .poll(() => cells.allTextContents())
      .toEqual(expect.arrayContaining(['note', 'Corrected note']));
    expect(await dialog.getByRole('list', { name: /^Cannot be taken/ }).textContent()).toMatch(
      /Row 2, confidence.*from 1 to 5/,
    );
    await fineInBothThemes();
    await dialog.getByRole('button', { name: 'Apply' }).focus();
    await window.page.keyboard.press('Enter');
    await window.page.getByText('Updated 1 annotation').waitFor();
    await dialog.waitFor({ state: 'detached' });
  });

  it('shows what was changed on both sides side by side, with a choice for each and for all', async () => {
    const edited = rows.map((row, i) => (i === 0 ? { ...row, note: 'Another note' } : row));
    await throughMenu(sheetOf(edited));
    const conflicts = dialog.getByRole('region', { name: 'Changed on both sides' });
    await expect.poll(() => conflicts.textContent()).toMatch(/Corrected note.*Another note/);
    const apply = dialog.getByRole('button', { name: 'Apply' });
    expect(await apply.isDisabled()).toBe(true);
    await fineInBothThemes();
    await conflicts.getByRole('radiogroup', { name: 'For all of them' }).getByRole('radio').first().focus();
    await window.page.keyboard.press('ArrowRight');
    await expect.poll(() => conflicts.getByRole('radio', { name: 'Take sheet' }).isChecked()).toBe(true);
    await conflicts.getByRole('radio', { name: 'Take sheet' }).focus();
    await window.page.keyboard.press('ArrowLeft');
    await expect.poll(() => apply.isDisabled()).toBe(true);
    await window.page.keyboard.press('ArrowRight');
    await apply.click();
    await window.page.getByText('Updated 1 annotation').waitFor();
    const after: Row[] = parse(await takeAway(/^CSV/, 'after.csv'), { columns: true, bom: true });
    expect(after[0]?.note).toBe('Another note');
  });

  it('is taken back as one step', async () => {
    await window.page.keyboard.press('ControlOrMeta+z');
    const undone: Row[] = parse(await takeAway(/^CSV/, 'undone.csv'), { columns: true, bom: true });
    expect(undone[0]?.note).toBe('Corrected note');
  });
});

describe('annotations of another file', () => {
  it('come from the palette, counted before they are added', async () => {
    const buffer = Buffer.from(
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'urn:example:1',
        type: 'Annotation',
        body: [{ type: 'TextualBody', purpose: 'tagging', value: 'Brought back' }],
        target: {
          source: 'nowhere',
          selector: { type: 'TextQuoteSelector', exact: 'no such words anywhere' },
        },
      }),
    );
    const chooser = window.page.waitForEvent('filechooser');
    await window.page.keyboard.press('ControlOrMeta+k');
    await window.page.keyboard.type('bring annotations');
    await window.page.keyboard.press('Enter');
    await (await chooser).setFiles([{ name: 'one.jsonld', mimeType: 'application/json', buffer }]);
    await dialog.getByText('Nothing of one.jsonld can be added here.').waitFor();
    expect(await dialog.getByRole('list', { name: /^Refused/ }).textContent()).toContain('no such words');
    await fineInBothThemes();
    await window.page.keyboard.press('Escape');
  });

  it('that are here already are told to be', async () => {
    const buffer = await takeAway(/JSON-LD|Web Annotation/, 'all.jsonld');
    await window.chooseFiles([{ name: 'all.jsonld', mimeType: 'application/json', buffer }]);
    await dialog.getByText('Nothing new: everything of all.jsonld is here already.').waitFor();
    await window.page.keyboard.press('Escape');
  });

  it('that cannot be read are refused by name and reason', async () => {
    await throughMenu({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"a":') });
    await expect.poll(() => dialog.getByRole('alert').textContent()).toMatch(/broken\.json.*not JSON/);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(app.complaints).toEqual([]);
  });
});
