/** What Postil remembers over a restart: the steps that undo takes back, where articles were left, the window. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { hardPath, makeHardWorkspace } from '../support/hard-workspace.ts';
import { TaggedWorkspace } from '../support/tagged-workspace.ts';

let app: App;
let window: AppWindow;

const long = (title: string) =>
  Array.from(
    { length: 60 },
    (_, i) =>
      `${title}, paragraph ${i + 1}. The clerk read the gauge at six and wrote the figure into the ledger of the day.`,
  );

beforeAll(async () => {
  app = await App.start();
  makeHardWorkspace(hardPath(app.folder), 10);
  const tagged = new TaggedWorkspace(join(app.folder, 'long.postil'));
  tagged.addArticle('The first ledger', long('The first'));
  tagged.addArticle('The second ledger', long('The second'));
  tagged.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(join(app.folder, 'long.postil'));
});
afterAll(() => app?.stop());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const open = async (title: string) => {
  await window.library.getByText(title).click();
  await window.reader.getByRole('heading', { name: title }).waitFor();
};
/** What the tooltip of a button says once the keyboard has come to it. */
async function tipOf(name: string): Promise<string> {
  await window.button('Settings').focus();
  await press(...(name === 'Undo' ? ['Shift+Tab', 'Shift+Tab'] : ['Shift+Tab']));
  if (!(await window.button(name).evaluate(button => button === document.activeElement)))
    await window.button(name).focus();
  const tip = window.page.getByRole('tooltip');
  await tip.waitFor();
  const words = (await tip.textContent()) ?? '';
  await press('Escape');
  return words;
}
const tag = async (title: string, key: string) => {
  await open(title);
  await window.article.focus();
  await press('s');
  await window.toolbar.waitFor();
  await press(key);
  await window.button(/^Kind: /).waitFor();
  await press('Escape');
};

it('names the last step in the tooltip of Undo, whichever article it was in', async () => {
  await tag('The first ledger', 'c');
  await tag('The second ledger', 'p');
  expect(await tipOf('Undo')).toMatch(/^Undo: Tag precedent/);
  await window.article.focus();
  await press('Control+z');
  await expect.poll(() => window.article.locator('mark').count()).toBe(0);
  expect(await tipOf('Redo')).toMatch(/^Redo: Tag precedent/);
  expect(await tipOf('Undo')).toMatch(/^Undo: Tag claim/);
});

it('undoes and redoes after a restart, and goes to the article it was in', async () => {
  await window.context.close();
  await app.restart();
  window = await app.window();
  await window.openWorkspace(join(app.folder, 'long.postil'));
  expect(await tipOf('Undo')).toMatch(/^Undo: Tag claim/);
  expect(await tipOf('Redo')).toMatch(/^Redo: Tag precedent/);
  await open('The second ledger');
  await window.article.focus();
  await press('Control+Shift+z');
  await expect.poll(() => window.marks('Precedent')).not.toBe('');
  await open('The first ledger');
  await expect.poll(() => window.marks('Claim')).not.toBe('');
  await window.article.focus();
  await press('Control+z');
  await expect.poll(() => tipOf('Undo')).toMatch(/^Undo: Tag claim/);
  expect(await window.article.locator('mark').count()).toBe(1);
  await window.article.focus();
  await press('Control+z');
  await expect.poll(() => window.article.locator('mark').count()).toBe(0);
});

/** Number of the first paragraph on the screen. */
const firstShown = () =>
  window.article.evaluate(text => {
    const pane = text.closest('[data-reader-pane]')?.getBoundingClientRect().top ?? 0;
    return [...text.querySelectorAll('p')].findIndex(p => p.getBoundingClientRect().bottom > pane + 20) + 1;
  });

it('opens each article where it was left, in another window and after a restart', async () => {
  await open('The first ledger');
  await window.article.focus();
  await press('g');
  await window.page.keyboard.insertText('40');
  await window.page.getByRole('option', { name: /Paragraph 40/ }).waitFor();
  await press('Enter');
  await expect.poll(firstShown).toBeGreaterThan(25);
  await window.page.waitForTimeout(400);
  const left = await firstShown();
  await open('The second ledger');
  expect(await firstShown()).toBe(1);
  await open('The first ledger');
  await expect.poll(async () => Math.abs((await firstShown()) - left)).toBeLessThanOrEqual(1);
  await window.context.close();
  await app.restart();
  window = await app.window({ width: 1024, height: 700 });
  await window.openWorkspace(join(app.folder, 'long.postil'));
  await open('The first ledger');
  await expect.poll(async () => Math.abs((await firstShown()) - left)).toBeLessThanOrEqual(1);
  await open('The second ledger');
  expect(await firstShown()).toBe(1);
});

it('keeps the widths of the panes and which are hidden, set by keys alone', async () => {
  const edge = window.page.getByRole('separator', { name: 'Width of the library' });
  const before = Number(await edge.getAttribute('aria-valuenow'));
  await edge.focus();
  await press('ArrowLeft', 'ArrowLeft');
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe(String(before - 32));
  await window.article.focus();
  await press(']');
  await window.inspector.waitFor({ state: 'detached' });
  await window.context.close();
  await app.restart();
  window = await app.window({ width: 1024, height: 700 });
  await window.openWorkspace(join(app.folder, 'long.postil'));
  expect(await window.inspector.count()).toBe(0);
  expect((await window.page.locator('#library').boundingBox())?.width).toBe(before - 32);
  await open('The first ledger');
  await window.article.focus();
  await press('[', ']');
  await window.library.waitFor({ state: 'detached' });
  await window.inspector.waitFor();
  await press('[');
});

it('shows the library as it was sorted and filtered in this workspace, and no other', async () => {
  const choose = async (item: string) => {
    await window.button('Sort and filter').focus();
    await press('Enter');
    await window.page.getByRole('menuitem', { name: item }).click();
  };
  const restartWith = async (path: string) => {
    await window.context.close();
    await app.restart();
    window = await app.window({ width: 1024, height: 700 });
    await window.openWorkspace(path);
  };
  const heading = () => window.library.getByRole('heading', { level: 2 }).first().textContent();
  const titles = () => window.library.getByRole('row', { name: /ledger/ }).allTextContents();
  await tag('The second ledger', 'c');
  await choose('By title');
  await choose('Only with nothing tagged');
  await expect.poll(heading).toBe('Library · 1 of 2');
  const narrowed = await titles();
  await restartWith(hardPath(app.folder));
  await expect.poll(heading).toMatch(/^Library · \d+$/);
  await restartWith(join(app.folder, 'long.postil'));
  await expect.poll(heading).toBe('Library · 1 of 2');
  expect(await titles()).toEqual(narrowed);
  await window.button('Show all').click();
  await expect.poll(heading).toBe('Library · 2');
  // By title the first ledger comes first; as it was at the start, the one that was imported last.
  expect((await titles()).map(title => /The (first|second)/.exec(title)?.[1])).toEqual(['first', 'second']);
});

it('comes back to places that were visited', async () => {
  await open('The first ledger');
  await open('The second ledger');
  await window.article.focus();
  await press('Alt+ArrowLeft');
  await window.reader.getByRole('heading', { name: 'The first ledger' }).waitFor();
  await press('Alt+ArrowRight');
  await window.reader.getByRole('heading', { name: 'The second ledger' }).waitFor();
});

it('moves nothing where less motion is asked for', async () => {
  await window.button('Settings').click();
  await window.page.getByRole('dialog', { name: 'Settings' }).waitFor();
  const moving = await window.page.evaluate(
    () =>
      document.getAnimations().filter(animation => Number(animation.effect?.getComputedTiming().duration) > 0)
        .length,
  );
  expect(moving).toBe(0);
  const times = await window.page.evaluate(() => {
    const of = getComputedStyle(document.documentElement);
    return [of.getPropertyValue('--quick'), of.getPropertyValue('--calm')];
  });
  expect(times.map(time => Number.parseFloat(time))).toEqual([0, 0]);
});

it('never complained in the console', () => {
  expect(app.complaints.filter(line => !/WebSocket|CONNECTION/.test(line))).toEqual([]);
});
