/** A new version of an article: forecast, review, comparison, and the way back. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { asFile, TEXT_OP_ED } from '../support/op-eds.ts';

const MOVED = 'Trade across the river has doubled';
const GONE = 'They should publish the gauge readings every day';
const ALSO_GONE = 'in one table';
const LATER = {
  ...TEXT_OP_ED,
  name: 'quiet-border-2.txt',
  text: TEXT_OP_ED.text
    .replace('The two gov', 'An update to this column was made on Monday.\n\nThe two gov')
    .replace(/They should publish.*in one table\./, 'Nobody proposes anything this year.'),
};

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.createWorkspace(join(app.folder, 'basin.postil'));
  await window.chooseFiles([asFile(TEXT_OP_ED)]);
  await window.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
});
afterAll(() => app?.stop());

async function tag(quote: string, key: string, description: string): Promise<void> {
  await window.article.getByText(quote).waitFor();
  await window.selectByMouse(quote);
  await window.page.keyboard.press(key);
  await expect.poll(() => window.marks(description)).toBe(quote);
  await window.page.keyboard.press('Escape');
}

const review = (): Locator => window.page.getByRole('complementary', { name: 'Review' });
const item = (words: string): Locator => review().getByRole('option', { name: new RegExp(words) });
const inReview = (name: string): Promise<void> => review().getByRole('button', { name, exact: true }).click();
const inDialog = (name: string): Promise<void> =>
  window.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

async function rowMenu(name: string): Promise<void> {
  await window.library.getByRole('button', { name: /^More for/ }).click();
  await window.page.getByRole('menuitem', { name }).click();
}

/** Brings in the later version from the menu of the article. */
async function importLater(text = LATER.text): Promise<void> {
  const chooser = window.page.waitForEvent('filechooser');
  await rowMenu('Import a new version…');
  await (await chooser).setFiles([asFile({ ...LATER, text })]);
  await window.page.getByRole('dialog', { name: 'New version of “A quiet border”' }).waitFor();
}

async function expectFine(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme });
    expect(await axeFindings(window.page)).toEqual([]);
  }
  await window.page.setViewportSize({ width: 1024, height: 700 });
  expect(await layoutFindings(window.page)).toEqual([]);
  await window.page.setViewportSize({ width: 1360, height: 820 });
}

it('begins with three tagged passages', async () => {
  await tag(MOVED, 'c', 'Claim');
  await tag(GONE, 'o', 'Policy option');
  await tag(ALSO_GONE, 'p', 'Precedent');
});

describe('a new version', () => {
  it('says before it comes in what it does to the annotations', async () => {
    await importLater();
    const changes = window.page.getByRole('region', { name: 'What it changes' });
    await changes.getByText('Of its 3 annotations').waitFor();
    expect(await changes.textContent()).toContain('move with their words1');
    expect(await changes.textContent()).toContain('are not found2');
    await expectFine();
  });

  it('leads to the review, each old passage beside the new one', async () => {
    await inDialog('Import as a new version');
    await window.article.getByText('An update to this column').waitFor();
    await review().getByText('1 of 3').waitFor();
    expect(await review().getByRole('option').count()).toBe(3);
    const card = review().getByRole('region', { name: 'Claim' });
    expect(await card.textContent()).toContain('moved, same words');
    expect(await card.textContent()).toContain('It stands on now');
    await expectFine();
  });

  it('is walked through by keyboard, and accepted by keyboard', async () => {
    await expect
      .poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Claim');
    await window.page.keyboard.press('j');
    await review().getByText('2 of 3').waitFor();
    await window.page.keyboard.press('k');
    await review().getByText('1 of 3').waitFor();
    await window.page.keyboard.press('a');
    await review().getByText('1 of 2').waitFor();
    expect(await item(MOVED).count()).toBe(0);
  });

  it('lets an orphan be attached to words selected in the article', async () => {
    await item(GONE).click();
    const attach = review().getByRole('button', { name: 'Attach here' });
    expect(await attach.isDisabled()).toBe(true);
    expect(await review().textContent()).toContain('not in the text any more');
    await window.selectByMouse('Nobody proposes anything');
    await review().getByText('“Nobody proposes anything”').waitFor();
    await attach.click();
    await expect.poll(() => window.marks('Policy option')).toBe('Nobody proposes anything');
    await review().getByText('1 of 1').waitFor();
  });

  it('lets an orphan be deleted, and brought back', async () => {
    await inReview('Delete');
    await review().getByText('Every annotation of this article stands on its words.').waitFor();
    await window.button('Bring back').click();
    await item(ALSO_GONE).waitFor();
    await inReview('End the review');
    await window.inspector.getByText('1 annotation needs review').waitFor();
    await expectFine();
  });

  it('is reviewed later from the line in the inspector', async () => {
    await window.button('Review…').click();
    await item(ALSO_GONE).waitFor();
    await inReview('Delete');
    await inReview('Done');
    await window.inspector.getByText('Annotations · 2').waitFor();
  });
});

describe('the versions of an article', () => {
  it('are listed with who brought them, and compared word by word', async () => {
    await rowMenu('Compare versions…');
    const dialog = window.page.getByRole('dialog', { name: 'Versions' });
    const options = dialog.getByRole('option');
    await options.nth(1).waitFor();
    expect(await options.first().textContent()).toMatch(
      /^Version 2shown nowNew version from quiet-border-2\.txtAmina Rahman/,
    );
    expect(await options.nth(1).textContent()).toMatch(/^Version 1Imported from quiet-border\.txt/);
    const texts = dialog.getByRole('region', { name: 'Compared texts' });
    await texts.getByRole('insertion').first().waitFor();
    expect(await texts.getByRole('insertion').allTextContents()).toContain(
      'An update to this column was made on Monday.',
    );
    expect((await texts.getByRole('deletion').allTextContents()).join('')).toContain('gauge readings');
    await expectFine();
  });

  it('can be gone back to, by keyboard, and undone', async () => {
    await window.page.getByRole('listbox', { name: 'Versions, the latest first' }).focus();
    await window.page.keyboard.press('ArrowDown');
    const use = window.page.getByRole('dialog').getByRole('button', { name: 'Use this version' });
    await expect.poll(() => use.isEnabled()).toBe(true);
    await use.focus();
    await window.page.keyboard.press('Enter');
    await window.article.getByText(GONE).waitFor();
    await review().getByText('1 of 2').waitFor();
    await inReview('Accept');
    await review().getByText('1 of 1').waitFor();
    await inReview('End the review');
    await window.button(/^Undo/).click();
    await window.button(/^Undo/).click();
    await window.article.getByText('An update to this column').waitFor();
    await expect.poll(() => window.marks('Policy option')).toBe('Nobody proposes anything');
  });
});

it('suggests for an orphan the words that stand in its place', async () => {
  const quote = 'Without shared numbers every negotiation starts from two different rivers.';
  const words = 'Without shared numbers each negotiation begins with two different rivers.';
  await tag(quote, 'p', 'Precedent');
  await importLater(LATER.text.replace(quote, words));
  await inDialog('Import as a new version');
  await item(quote).click();
  const card = review().getByRole('region', { name: 'Precedent' });
  await card.getByText('In its place there is').waitFor();
  expect(await card.getByRole('insertion').allTextContents()).toEqual(['each', 'begins with']);
  await expectFine();
  await inReview('Attach to these words');
  await expect.poll(() => window.marks('Precedent')).toBe(words);
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
