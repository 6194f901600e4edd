/** Telling several people's work apart: colours of highlights, the table, the library and the export by person. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { allFindings } from '../support/looks.ts';
import { PARAGRAPHS } from '../support/store.ts';
import { analyst, TaggedWorkspace } from '../support/tagged-workspace.ts';
import { colleague } from '../support/two-coders.ts';

let app: App;
let window: AppWindow;

/** Mira annotated both articles, Omar one of them, where a passage of each runs into the other's. */
function makeWorkspace(): string {
  const path = join(app.folder, 'mine.postil');
  const tagged = new TaggedWorkspace(path);
  const banks = tagged.addArticle('Two banks', PARAGRAPHS);
  const gauges = tagged.addArticle('Gauges', ['Every gauge is read twice a day.']);
  tagged.tag(gauges, 'claim', 'Every gauge');
  tagged.tag(banks, 'claim', 'Team Alpha');
  tagged.workspace.setPerson(colleague);
  tagged.tag(banks, 'option', 'Team Alpha measured the east bank');
  tagged.tag(banks, 'claim', 'Team Beta');
  tagged.workspace.setPerson(analyst);
  tagged.close();
  return path;
}

beforeAll(async () => {
  app = await App.start();
  const path = makeWorkspace();
  window = await app.window();
  await window.confirmName('Kay Lund');
  await window.openWorkspace(path);
  await window.library.getByText('Two banks').click();
  await window.article.locator('mark').first().waitFor();
});
afterAll(() => app?.stop());

const mark = (words: string): Locator => window.article.locator('mark', { hasText: words });
const wash = (of: Locator) => of.evaluate(element => getComputedStyle(element).backgroundImage);
const key = (): Locator => window.reader.getByRole('list', { name: 'Colours of people' });

async function command(words: string): Promise<void> {
  await window.page.keyboard.press('Control+k');
  await window.page.keyboard.insertText(words);
  await window.page.keyboard.press('Enter');
}

async function expectFine(): Promise<void> {
  expect(await allFindings(window.page)).toEqual([]);
}

describe('the colours of highlights', () => {
  it('tell the kinds, until people are asked for in the settings', async () => {
    expect(await key().count()).toBe(0);
    await window.button('Settings').click();
    const settings = window.page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('radiogroup', { name: 'Colour highlights by' }).getByText('Person').click();
    await expectFine();
    await window.page.keyboard.press('Escape');
    await key().waitFor();
    expect(await key().getByRole('listitem').allTextContents()).toEqual(['MSMira Sand', 'OROmar Reed']);
    await expectFine();
  });

  it('are then the same for one person’s claim and option, and other for another’s claim', async () => {
    const [both, option, claim] = [mark('Team Alpha'), mark('measured the east'), mark('Team Beta')];
    expect(await both.getAttribute('aria-description')).toBe('Claim, Policy option, by Mira Sand, Omar Reed');
    expect(await claim.getAttribute('aria-description')).toBe('Claim, by Omar Reed');
    const of = async (what: Locator) => (await wash(what)).split('linear-gradient').at(-1);
    expect(await of(option)).toBe(await of(claim));
    const twofold = await of(both);
    expect(new Set(twofold?.match(/rgb\([^)]*\)/g)).size).toBe(2);
  });

  it('say the initials beside the text, for those who do not see the colours', async () => {
    const stripe = window.reader.locator('[aria-hidden] > [data-id]').last();
    await stripe.hover();
    await window.reader.getByText('Claim · OR · Team Beta').waitFor();
  });

  it('stay so when the app is started again', async () => {
    await window.page.reload();
    await key().waitFor();
    expect(await mark('Team Beta').getAttribute('aria-description')).toBe('Claim, by Omar Reed');
  });

  it('are there at once for a new passage, and follow a person who takes another colour', async () => {
    await window.selectByMouse('publish every gauge');
    await window.page.keyboard.press('c');
    const mine = mark('publish every gauge');
    await expect.poll(() => mine.getAttribute('aria-description')).toBe('Claim, by Kay Lund');
    await expect.poll(() => key().getByRole('listitem').count()).toBe(3);
    const before = await wash(mine);
    await window.button('Settings').click();
    const settings = window.page.getByRole('dialog', { name: 'Settings' });
    const other = settings.getByRole('radio', { name: /Pink|Olive/, checked: false }).first();
    await other.check({ force: true });
    await window.button('Done').click();
    await expect.poll(() => wash(mine)).not.toBe(before);
  });

  it('tell the kinds again by a command', async () => {
    await window.article.focus();
    await command('colour highlights by kind');
    await key().waitFor({ state: 'detached' });
    await expect.poll(() => mark('Team Beta').getAttribute('aria-description')).toBe('Claim');
    expect((await mark('Team Beta').getAttribute('style')) ?? '').toBe('');
  });
});

describe('the library', () => {
  it('narrows to the articles a person annotated', async () => {
    await window.library.getByRole('button', { name: 'Sort and filter' }).click();
    await window.page.getByRole('menuitem', { name: 'Only annotated by Omar Reed' }).click();
    await window.library.getByText('Annotated by Omar Reed').waitFor();
    await expect.poll(() => window.library.getByText('Gauges').count()).toBe(0);
    await window.library.getByText('Two banks').waitFor();
    await window.library.getByRole('button', { name: 'Show all' }).click();
    await window.library.getByText('Gauges').waitFor();
  });
});

describe('the table', () => {
  it('says who made each row, with initials and colour', async () => {
    await window.page.keyboard.press('Control+2');
    const table = window.page.getByRole('main', { name: 'Table' });
    await table.getByRole('button', { name: 'Columns…' }).click();
    const columns = window.page.getByRole('dialog', { name: 'Columns' });
    await columns.getByText('Made by', { exact: true }).click();
    await columns.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => table.getByRole('gridcell', { name: /Omar Reed/ }).count()).toBe(2);
    await table
      .getByRole('gridcell', { name: /Omar Reed/ })
      .first()
      .getByText('OR', { exact: true })
      .waitFor();
    await expectFine();
    await window.page.keyboard.press('Control+1');
  });
});

describe('an export', () => {
  it('holds the work of those who are chosen', async () => {
    await window.button('Export…').click();
    const dialog = window.page.getByRole('dialog', { name: 'Export' });
    const makers = dialog.getByRole('group', { name: 'Made by' });
    for (const name of ['Mira Sand', 'Kay Lund']) await makers.getByText(name, { exact: true }).click();
    await expectFine();
    await window.button('Save CSV…').click();
    const to = join(app.folder, 'omars.csv');
    const saving = window.page.getByRole('dialog', { name: 'Save as' });
    await saving.getByRole('textbox', { name: 'File name' }).fill(to);
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    await window.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    const text = readFileSync(to, 'utf8');
    expect(text.match(/Omar Reed/g)).toHaveLength(2);
    for (const name of ['Mira Sand', 'Kay Lund']) expect(text).not.toContain(name);
  });

  it('complained of nothing in the console', () => {
    expect(app.complaints).toEqual([]);
  });
});
