/** What comes in: one file with a change of mind about its encoding, the same article again, and a whole pile. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectReadonly } from '../../electron/core/workspace/connection.ts';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { asFile, HTML_OP_ED, TEXT_OP_ED } from '../support/op-eds.ts';

let app: App;
let window: AppWindow;

const workspacePath = () => join(app.folder, 'basin.postil');

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.createWorkspace(workspacePath());
});
afterAll(() => app?.stop());

const dialog = (name = 'Import article'): Locator => window.page.getByRole('dialog', { name });
const press = (name: string | RegExp) =>
  window.page
    .getByRole('dialog')
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();
const articles = () => window.library.getByRole('row').count();

/** Waits until the library lists so many articles. */
const listed = (count: number) => expect.poll(articles, { timeout: 20_000 }).toBe(count);

async function expectFine(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme });
    expect(await axeFindings(window.page)).toEqual([]);
  }
  await window.page.setViewportSize({ width: 1024, height: 700 });
  expect(await layoutFindings(window.page)).toEqual([]);
  await window.page.setViewportSize({ width: 1360, height: 820 });
}

const note = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text, 'utf8'),
});

describe('one file', () => {
  it('can be read in another encoding before it comes in', async () => {
    const text = 'Река поднялась весной\n\nРека поднялась весной, и мост закрыли на две недели.\n';
    // Windows-1251 lays the Cyrillic letters out in the order of Unicode.
    const bytes = [...text].map(letter => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    });
    await window.chooseFiles([{ name: 'river.txt', mimeType: 'text/plain', buffer: Buffer.from(bytes) }]);
    const beginning = dialog().getByRole('region', { name: 'Beginning of the text' });
    await beginning.waitFor();
    const choose = async (label: RegExp) => {
      await dialog()
        .getByRole('button', { name: /Encoding/ })
        .click();
      await window.page.getByRole('option', { name: label }).click();
    };
    await choose(/KOI8-R/);
    await expect.poll(() => beginning.textContent()).not.toContain('мост закрыли');
    await choose(/Windows-1251/);
    await expect.poll(() => beginning.textContent()).toContain('мост закрыли на две недели');
    await press('Import');
    await window.article.getByText('мост закрыли').waitFor();
  });

  it('says in plain words where each guess came from', async () => {
    await window.chooseFiles([asFile(HTML_OP_ED)]);
    const title = dialog().getByRole('textbox', { name: 'Title' });
    await title.waitFor();
    expect(await title.evaluate(field => field.closest('div')?.textContent)).toContain(
      'From the page’s description of itself',
    );
    expect(await dialog().textContent()).not.toMatch(/og:|meta |json-ld/i);
    await press('Import');
    await listed(2);
  });
});

describe('an article that is here already', () => {
  it('can be opened instead', async () => {
    await window.library.getByText('Река поднялась').first().click();
    await window.chooseFiles([asFile(HTML_OP_ED)]);
    await dialog().getByText('This very file is here already').waitFor();
    await expectFine();
    await press('Open');
    await window.article.getByText('Joint patrols sound bolder').waitFor();
    expect(await articles()).toBe(2);
  });

  it('can be kept beside', async () => {
    await window.chooseFiles([asFile({ ...HTML_OP_ED, text: `${HTML_OP_ED.text}\n` })]);
    await dialog().getByText('An article with these very words is here already').waitFor();
    await press('Keep both');
    await listed(3);
  });

  it('can become a new version, and undo brings the text before back', async () => {
    const text = HTML_OP_ED.text.replace('sound bolder than they are', 'sound bolder than they ever were');
    await window.chooseFiles([asFile({ ...HTML_OP_ED, text })]);
    await dialog().getByText('It looks like another version').waitFor();
    await press('Import as a new version');
    await dialog('New version of “Joint patrols: a second look”').getByText('The text will have').waitFor();
    await expectFine();
    await press('Back');
    await dialog().getByRole('textbox', { name: 'Title' }).waitFor();
    await press('Import as a new version');
    await window.page.getByText('There are no annotations to move.').waitFor();
    await press('Import as a new version');
    await window.article.getByText('bolder than they ever were').waitFor();
    expect(await articles()).toBe(3);
    await window.button(/^Undo/).click();
    await window.article.getByText('bolder than they are').waitFor();
  });

  it('is no new version when it is the very text', async () => {
    await window.library.getByText('Joint patrols').last().click();
    await window.chooseFiles([asFile(HTML_OP_ED)]);
    await dialog().waitFor();
    await press('Import as a new version');
    await window.page.getByText('This is the very text the article shows.').waitFor();
    expect(
      await window.page
        .getByRole('dialog')
        .getByRole('button', { name: 'Import as a new version' })
        .isEnabled(),
    ).toBe(false);
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('many files', () => {
  const report = () => dialog('Import articles');
  const line = (words: RegExp | string) => report().getByRole('listitem').filter({ hasText: words });

  it('come in one by one; what is bad or here already is named at the end', async () => {
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const likely = HTML_OP_ED.text.replace('bolder', 'braver');
    await window.chooseFiles([
      asFile(TEXT_OP_ED),
      { name: 'picture.png', mimeType: 'image/png', buffer: picture },
      asFile(HTML_OP_ED),
      asFile({ ...HTML_OP_ED, name: 'patrols-2.html', text: likely }),
      note('empty.txt', ''),
    ]);
    await report().getByText('2 imported, 1 here already, 2 refused.').waitFor();
    expect(await line('picture.png').textContent()).toMatch(/^Refused.*PNG/);
    expect(await line('empty.txt').textContent()).toMatch(/^Refused.*empty/);
    expect(await line('patrols-2.html').textContent()).toContain('Looks like another version');
    await expectFine();
    await listed(5);
  });

  it('leave a report that can be copied and saved', async () => {
    await window.context.grantPermissions(['clipboard-read']);
    await press('Copy report');
    await window.page.getByText('Report copied').waitFor();
    const copied = await window.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('2 imported, 1 here already, 2 refused.');
    expect(copied).toContain('Refused: Cannot import (picture.png)');
    await press('Save report…');
    const saving = dialog('Save as');
    const path = join(app.folder, 'What came in');
    await saving.getByRole('textbox', { name: 'File name' }).fill(path);
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    await window.page.getByText(`Report saved as ${path}.txt`).waitFor();
    expect(readFileSync(`${path}.txt`, 'utf8').replaceAll('\n', '')).toBe(copied.replaceAll(/\r?\n/g, ''));
  });

  it('let a duplicate in all the same', async () => {
    await line('joint-patrols.html')
      .getByRole('button', { name: /^Keep both/ })
      .click();
    await report().getByText('3 imported, 2 refused.').waitFor();
    await listed(6);
  });

  it('let an article that came in become a new version of the one it looks like', async () => {
    await line('patrols-2.html')
      .getByRole('button', { name: /^Make it a new version/ })
      .click();
    const asking = dialog('New version of “Joint patrols: a second look”');
    await asking.getByText('is no article of its own any more').waitFor();
    await press('Back');
    await line('patrols-2.html')
      .getByRole('button', { name: /^Make it a new version/ })
      .click();
    await press('Import as a new version');
    await report().getByText('2 imported, 1 new version, 2 refused.').waitFor();
    await listed(5);
  });

  it('let a duplicate become a new version, or be opened', async () => {
    await press('Done');
    const first = HTML_OP_ED.text;
    await window.chooseFiles([
      asFile(HTML_OP_ED),
      asFile({ ...HTML_OP_ED, name: 'b.html', text: `${first}\n` }),
    ]);
    await report().getByText('0 imported, 2 here already.').waitFor();
    await line('b.html')
      .getByRole('button', { name: /^Import as a new version/ })
      .click();
    await dialog('New version of “Joint patrols: a second look”').waitFor();
    await window.page.keyboard.press('Escape');
    await report().getByText('0 imported, 2 here already.').waitFor();
    await line('b.html').getByRole('button', { name: /^Open/ }).click();
    await window.article.getByText('Joint patrols sound').waitFor();
  });

  const pile = (count: number, day: string) =>
    Array.from({ length: count }, (_, i) =>
      note(`${i}.txt`, `Note ${i} from the river\n\n${`The gauge stood at ${i} on ${day}. `.repeat(40)}\n`),
    );

  /** What is in by now: the list on show follows an import no more often than anybody can follow. */
  const documentsOnDisk = (): number => {
    const db = connectReadonly(workspacePath());
    try {
      return Number(db.prepare('SELECT count(*) FROM document WHERE removed = 0').pluck().get());
    } finally {
      db.close();
    }
  };

  it('come in beside other work: passages are tagged meanwhile', async () => {
    const strip = window.page.getByRole('region', { name: 'Import' });
    await window.chooseFiles(pile(150, 'Monday'));
    await press('Go on working');
    await strip.getByRole('progressbar').waitFor();
    await window.selectByMouse('The hotline of 1991 worked because it was dull.');
    await window.toolbar.getByRole('button', { name: 'Precedent' }).click();
    await expect
      .poll(() => window.marks('Precedent'))
      .toBe('The hotline of 1991 worked because it was dull.');
    expect(await strip.getByRole('button', { name: 'Stop' }).count()).toBe(1);
    await expectFine();
    await strip.getByText('150 imported.').waitFor({ timeout: 90_000 });
    await strip.getByRole('button', { name: 'Show the report' }).click();
    await report().getByText('150 imported.').waitFor();
    await press('Done');
  });

  it('can be stopped half-way, by keyboard and with the focus nowhere: what is in stays, whole', async () => {
    const before = documentsOnDisk();
    await window.chooseFiles(pile(300, 'Tuesday'));
    await report().getByRole('progressbar').waitFor();
    await report().getByRole('listitem').nth(3).waitFor();
    await window.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await window.page.keyboard.press('Escape');
    await report().getByText('The rest was stopped.').waitFor();
    const [, count] = /(\d+) imported/.exec((await report().textContent()) ?? '') ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    expect(Number(count)).toBeLessThan(300);
    expect(documentsOnDisk()).toBe(before + Number(count));
    await press('Done');
    await window.library
      .getByRole('heading', { name: `Library · ${before + Number(count)}`, exact: true })
      .waitFor();
  });
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
