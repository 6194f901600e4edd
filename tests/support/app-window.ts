/** The real app in a real browser: the loopback shell with a profile of its own, driven by accessible names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { builtResources } from '../../electron/core/resources.ts';
import { type HeadlessShell, openHeadless } from '../../electron/headless/main.ts';
import { launchBrowser } from './browser.ts';

export interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Draw with the system's forced colours, as Windows' high contrast does. */
  readonly isForced?: boolean;
}

export class App {
  readonly folder: string;
  shell: HeadlessShell;
  readonly browser: Browser;
  /** Errors and warnings of the console of every window. */
  readonly complaints: string[] = [];

  private constructor(folder: string, shell: HeadlessShell, browser: Browser) {
    this.folder = folder;
    this.shell = shell;
    this.browser = browser;
  }

  static async start(): Promise<App> {
    const folder = mkdtempSync(join(tmpdir(), 'postil-app-'));
    return new App(folder, await openShell(folder), await launchBrowser());
  }

  /** Ends the engine and starts it again over the same profile; windows have to be opened anew. */
  async restart(): Promise<void> {
    await this.shell.stop();
    this.shell = await openShell(this.folder);
  }

  /** Opens a window on the one engine. */
  async window({
    width = 1360,
    height = 820,
    theme = 'light',
    isForced = false,
  }: Screen = {}): Promise<AppWindow> {
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      forcedColors: isForced ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', error => this.complaints.push(error.message));
    await page.goto(this.shell.address);
    return new AppWindow(page, context);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.shell.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function openShell(folder: string): Promise<HeadlessShell> {
  return openHeadless({
    resources: builtResources(join(import.meta.dirname, '../../out')),
    launchBrowser: false,
    print: () => undefined,
    surroundings: { env: { POSTIL_HOME: join(folder, 'home') }, platform: process.platform, isRoot: false },
  });
}

export class AppWindow {
  readonly page: Page;
  readonly context: BrowserContext;

  constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
  }

  get library(): Locator {
    return this.page.getByRole('navigation', { name: 'Library' });
  }

  get reader(): Locator {
    return this.page.getByRole('main', { name: 'Reader' });
  }

  get article(): Locator {
    return this.reader.getByRole('document');
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Tag selection' });
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Confirms the name Postil starts with, on the first start of a profile. */
  async confirmName(name = 'Amina Rahman'): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await this.button('Continue').click();
  }

  /** Makes a workspace through the app's own file dialog. */
  async createWorkspace(path: string): Promise<void> {
    await this.button(/^New workspace…/).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'File name' }).fill(path);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await this.library.waitFor();
  }

  /** Opens a workspace from the welcome screen. */
  async openWorkspace(path: string): Promise<void> {
    await this.button(/^Open…/).click();
    const dialog = this.page.getByRole('dialog', { name: 'Choose a file' });
    await dialog.getByRole('textbox').fill(path);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await this.library.waitFor();
  }

  /** Chooses files with "Import…". */
  async chooseFiles(files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.library.getByRole('button', { name: 'Import…' }).click();
    await (await chooser).setFiles(files);
  }

  /** Drags the mouse over a quote of the article. */
  async selectByMouse(quote: string): Promise<void> {
    const from = await this.edgeOf(quote, 'start');
    const to = await this.edgeOf(quote, 'end');
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, to.y, { steps: 3 });
    await this.page.mouse.move(to.x, to.y, { steps: 3 });
    await this.page.mouse.up();
  }

  /** Walks the caret to a quote from the article's start and selects it; caret browsing must be on (`F7`). */
  async selectByKeyboard(quote: string): Promise<void> {
    const blocks = await this.article.locator('p, h1, h2, h3, h4, figcaption').allTextContents();
    const text = blocks.join('\n');
    const start = text.indexOf(quote);
    if (start === -1) throw new Error(`The article does not say “${quote}”.`);
    await this.article.focus();
    await this.page.keyboard.press('Control+Home');
    for (let i = 0; i < start; i++) await this.page.keyboard.press('ArrowRight');
    for (let i = 0; i < quote.length; i++) await this.page.keyboard.press('Shift+ArrowRight');
  }

  /** Puts the selection of the page, and so the caret, before the first letter of a quote. */
  async putCaretBefore(quote: string): Promise<void> {
    // An editor that has just got the focus puts its own selection back 20 ms later.
    await this.page.evaluate(() => new Promise<void>(resolve => setTimeout(resolve, 25)));
    await this.article.evaluate((article, words) => {
      for (const block of article.querySelectorAll('p, h1, h2, h3, h4, figcaption')) {
        let before = (block.textContent ?? '').indexOf(words);
        if (before === -1) continue;
        block.scrollIntoView({ block: 'center' });
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (before < length) return getSelection()?.collapse(node, before);
          before -= length;
        }
      }
      throw new Error(`The article does not say “${words}”.`);
    }, quote);
    // The browser tells of a new selection a moment later, and a key pressed before would act on the old one.
    await this.page.evaluate(
      () => new Promise<void>(resolve => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }

  /** Whether the paragraph that holds a quote runs from right to left. */
  async isRightToLeft(quote: string): Promise<boolean> {
    return this.article.evaluate((article, words) => {
      const block = [...article.querySelectorAll('p')].find(p => p.textContent?.includes(words));
      return block !== undefined && getComputedStyle(block).direction === 'rtl';
    }, quote);
  }

  /** Words of the marks whose description is `description`, runs of one passage joined. */
  async marks(description: string): Promise<string> {
    const texts = await this.article
      .locator('mark')
      .evaluateAll(
        (marks, wanted) =>
          marks
            .filter(mark => mark.getAttribute('aria-description') === wanted)
            .map(mark => mark.textContent ?? ''),
        description,
      );
    return texts.join('');
  }

  /** The outer edge of a quote's first or last character on the screen, scrolled into view. */
  async edgeOf(quote: string, which: 'start' | 'end'): Promise<{ x: number; y: number }> {
    return this.article.evaluate(
      (article, { quote, which }) => {
        for (const block of article.querySelectorAll('p, h1, h2, h3, h4, figcaption')) {
          const at = (block.textContent ?? '').indexOf(quote);
          if (at === -1) continue;
          if (which === 'start') block.scrollIntoView({ block: 'center' });
          let before = which === 'start' ? at : at + quote.length - 1;
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (before >= length) {
              before -= length;
              continue;
            }
            const range = document.createRange();
            range.setStart(node, before);
            range.setEnd(node, before + 1);
            const box = range.getBoundingClientRect();
            const isLeft = (which === 'start') === (getComputedStyle(block).direction === 'ltr');
            return { x: isLeft ? box.left + 0.5 : box.right - 0.5, y: box.y + box.height / 2 };
          }
        }
        throw new Error(`The article does not say “${quote}”.`);
      },
      { quote, which },
    );
  }
}
