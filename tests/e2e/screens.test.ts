/** Every screen in both themes and in high contrast: nothing that axe objects to and nothing cut off. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { hardPath, LONG_TITLE, LOST_WORDS, makeHardWorkspace } from '../support/hard-workspace.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';
import { screens } from '../support/screens.ts';

const WIDE = { width: 1360, height: 820 };
const SIZES = [{ width: 800, height: 600 }, { width: 1024, height: 700 }, WIDE];

/** Screens that axe looks at in small windows as well. */
const LOOKED_AT_CLOSELY = [
  'first run',
  'import dialog',
  'library, reader and list of annotations',
  'focused claim',
  'selection with toolbar',
  'export dialog',
  'connection lost',
];

const THEMES = ['light', 'dark'] as const;

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window(WIDE);
});
afterAll(() => app?.stop());

/** What is wrong with the screen as it stands, in both themes and at every size. */
async function findings(isClose: boolean): Promise<string[]> {
  const { page } = window;
  const found: string[] = [];
  const add = (where: string, list: readonly string[]) => found.push(...list.map(one => `${where}: ${one}`));
  for (const colorScheme of THEMES) {
    for (const contrast of ['no-preference', 'more'] as const) {
      await page.emulateMedia({ colorScheme, contrast });
      const isFirst = colorScheme === 'light' && contrast === 'no-preference';
      add(`${colorScheme}, contrast ${contrast}`, await axeFindings(page, isFirst ? 'all' : 'colours'));
    }
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(50);
    add(`${size.width} px`, await layoutFindings(page));
    if (isClose && size !== WIDE) add(`${size.width} px`, await axeFindings(page));
  }
  return found;
}

describe('each screen suits everybody and every window', () => {
  for (const { name, show } of screens) {
    it(name, async () => {
      await show(window, app);
      expect(await findings(LOOKED_AT_CLOSELY.includes(name))).toEqual([]);
    });
  }
});

describe('what is hard to draw', () => {
  let other: App;

  beforeAll(async () => {
    other = await App.start();
    makeHardWorkspace(hardPath(other.folder));
    window = await other.window(WIDE);
    await window.confirmName();
    await window.button(/^Open…/).click();
    const dialog = window.page.getByRole('dialog', { name: 'Choose a file' });
    await dialog.getByRole('textbox').fill(hardPath(other.folder));
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await window.library.waitFor();
  });
  afterAll(() => other?.stop());

  const open = async (title: string) => {
    await window.library.getByText(title.slice(0, 40)).first().click();
    await window.article.waitFor();
  };
  const focusFirst = async () => {
    await window.article.focus();
    await window.page.keyboard.press('j');
    await window.button(/^Kind: /).waitFor();
  };

  it('a title of 300 characters and tags with long names', async () => {
    await open(LONG_TITLE);
    await focusFirst();
    expect(await findings(true)).toEqual([]);
  });

  it('Urdu, whose toolbar and margin are on the other side', async () => {
    await open('دریا کا پیمانہ');
    await focusFirst();
    expect(await findings(true)).toEqual([]);
    await window.page.keyboard.press('Escape');
    await window.selectByMouse('پانی کا پیمانہ دیکھتا');
    await window.toolbar.waitFor();
    expect(await findings(false)).toEqual([]);
    const rail = await window.reader.locator('[aria-hidden] > [data-id]').first().boundingBox();
    const text = await window.article.boundingBox();
    expect(rail?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0) / 2);
  });

  it('Chinese, without spaces', async () => {
    await open('桥上的水尺');
    await focusFirst();
    expect(await findings(false)).toEqual([]);
  });

  it('thirty annotations on one sentence, each reached by J', async () => {
    await open('Thirty on one sentence');
    await focusFirst();
    expect(await findings(false)).toEqual([]);
    const quotes = new Set<string>();
    for (let i = 0; i < 30; i++) {
      const focused = await window.page.evaluate(() => sessionStorage.getItem('postil.place'));
      quotes.add(focused ?? '');
      await window.page.keyboard.press('j');
      if (i < 29)
        await expect
          .poll(() => window.page.evaluate(() => sessionStorage.getItem('postil.place')))
          .not.toBe(focused);
    }
    expect(quotes.size).toBe(30);
  });

  it('a note of five thousand words', async () => {
    await open('A note of five thousand words');
    await focusFirst();
    expect(await findings(false)).toEqual([]);
  });

  it('an annotation whose words are gone: listed, and marked an orphan', async () => {
    await open('A later edition');
    const item = window.inspector.getByRole('option', { name: new RegExp(LOST_WORDS) });
    await item.waitFor();
    expect(await item.textContent()).toContain('orphan');
    expect(await findings(false)).toEqual([]);
    await item.click();
    await window.inspector.getByText('An orphan').waitFor();
    expect(await window.article.locator('mark').count()).toBe(1);
    expect(await findings(false)).toEqual([]);
  });

  it('forced colours', async () => {
    const forced = await other.window({ ...WIDE, isForced: true });
    const { page } = forced;
    await forced.library.getByText('Thirty on one sentence').click();
    await forced.article.locator('mark').first().click();
    await forced.button(/^Kind: /).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await forced.selectByMouse('as plain as');
    await forced.toolbar.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await forced.button('Settings').click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await forced.button('Export…').click();
    await page.getByRole('table').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await forced.context.close();
  });

  it('never complained in the console', () => {
    expect([
      ...other.complaints,
      ...app.complaints.filter(line => !line.includes('CONNECTION_REFUSED')),
    ]).toEqual([]);
  });
});
