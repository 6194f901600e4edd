/**
 * How long a long article with many highlights takes to be on screen after it was chosen in the library,
 * compared with the same text as a bare HTML page in the same browser.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type Article, TaggedWorkspace } from '../support/tagged-workspace.ts';
import { annotationEdit } from './filled-workspace.ts';
import { type Figure, median } from './measuring.ts';

const WORDS = 20_000;
const HIGHLIGHTS = 1_000;
const RUNS = 7;
/** Longest wait for anything in the page, in ms. */
const TIMEOUT_MS = 20_000;
const LONG = 'The long article';
const SHORT = 'The short article';

/** @param program The built launcher, `out/cli/postil.js`. */
export async function measureOpening(folder: string, program: string): Promise<Figure[]> {
  const path = join(folder, 'open.postil');
  const paragraphs = makeWorkspace(path);
  const page = join(folder, 'static.html');
  writeFileSync(page, staticPage(paragraphs));
  const server = spawn(process.execPath, [program, 'open', path, '--headless'], {
    env: { ...process.env, POSTIL_HOME: join(folder, 'home') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process.once('exit', () => server.kill('SIGKILL'));
  try {
    const address = await addressOf(server);
    return await compare(await launchBrowser(), address, pathToFileURL(page).href);
  } finally {
    server.kill('SIGTERM');
  }
}

async function compare(browser: Browser, address: string, page: string): Promise<Figure[]> {
  try {
    const app = await browser.newPage({ viewport: { width: 1360, height: 820 } });
    app.setDefaultTimeout(TIMEOUT_MS);
    await app.goto(address);
    // A profile that is new asks who annotates.
    await app.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    const opened: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      await open(app, SHORT, 'short');
      opened.push(await open(app, LONG, 'end of the long article'));
    }
    const marks = await app.locator('[role=document] mark').count();
    const plain: number[] = [];
    for (let i = 0; i < RUNS; i++) plain.push(await load(await browser.newPage(), page));
    const words = `${WORDS.toLocaleString('en')} words, ${HIGHLIGHTS.toLocaleString('en')} highlights`;
    return [
      {
        what: `open an article of ${words} (${marks} marks in the page)`,
        value: median(opened),
        unit: 'ms',
        baseline: { what: 'the same text as static HTML, loaded and painted', value: median(plain) },
      },
    ];
  } finally {
    await browser.close();
  }
}

/** From the press on the article in the library to the second frame after its last words are in the page, in ms. */
async function open(page: Page, title: string, lastWords: string): Promise<number> {
  const row = page.getByRole('navigation', { name: 'Library' }).getByText(title, { exact: true });
  await row.waitFor();
  const arrived = page.evaluate(
    ([name, words]) =>
      new Promise<number>(resolve => {
        let start = 0;
        const begin = (): void => {
          start = performance.now();
          look();
        };
        const look = (): void => {
          const article = document.querySelector('[role=document]');
          const labelled = document.getElementById(article?.getAttribute('aria-labelledby') ?? '');
          const isThere =
            labelled?.textContent?.includes(name ?? '') && article?.textContent?.includes(words ?? '');
          if (!isThere) requestAnimationFrame(look);
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
        };
        document.addEventListener('pointerdown', begin, { once: true, capture: true });
      }),
    [title, lastWords],
  );
  await row.click();
  return arrived;
}

/** From the start of loading to the second frame after the page is whole, in ms. */
async function load(page: Page, address: string): Promise<number> {
  await page.goto(address);
  const took = await page.evaluate(
    () =>
      new Promise<number>(resolve =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
      ),
  );
  await page.close();
  return took;
}

function makeWorkspace(path: string): string[] {
  const tagged = new TaggedWorkspace(path);
  const sentence = 'The two governments have kept the ceasefire and trade across the river doubled. ';
  const perParagraph = 8;
  const count = WORDS / (sentence.trim().split(' ').length * perParagraph);
  const paragraphs = Array.from(
    { length: Math.round(count) },
    (_, i) => `${i}. ${sentence.repeat(perParagraph).trim()}`,
  );
  paragraphs.push('This is the end of the long article.');
  const article = tagged.addArticle(LONG, paragraphs);
  tagged.addArticle(SHORT, ['A short one.']);
  const edits = Array.from({ length: HIGHLIGHTS }, (_, i) => spread(article, i));
  tagged.workspace.commit('Tag much', edits);
  tagged.close();
  return paragraphs;
}

/** Highlights all over the text, some of them overlapping. */
function spread(article: Article, n: number) {
  const step = Math.floor((article.text.length - 400) / (37 * HIGHLIGHTS)) * 37;
  return annotationEdit(article, [], Math.floor((n * Math.max(step, 37)) / 37));
}

function staticPage(paragraphs: readonly string[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${LONG}</title><style>body{font:18.5px/1.6 serif;max-width:38em;margin:auto}</style>${paragraphs.map(text => `<p>${text}</p>`).join('\n')}</html>`;
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('the server has no output to read');
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('the server ended without an address');
}
