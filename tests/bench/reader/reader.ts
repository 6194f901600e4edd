/**
 * The reader in Chromium on long texts with many highlights, beside the same text as plain elements and beside
 * ProseMirror with one inline decoration a highlight, in the same browser and run.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { serveReader } from '../../renderer/reader/harness/serve.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type Figure, median, percentile } from '../measuring.ts';
import type { Bench } from './page.tsx';

declare global {
  var bench: Bench;
}

interface Case {
  readonly words: number;
  readonly highlights: number;
}

const CASES: readonly Case[] = [20_000, 200_000].flatMap(words =>
  [100, 1_000, 10_000, 50_000].map(highlights => ({ words, highlights })),
);
const RUNS = 5;
/** Above this many, decorations alone take so long that one run says enough. */
const MANY = 10_000;
const SCROLL_FRAMES = 240;

export async function measureReader(): Promise<Figure[]> {
  const site = await serveReader(import.meta.dirname);
  const browser = await launchBrowser(['--js-flags=--expose-gc']);
  const figures: Figure[] = [];
  try {
    for (const one of CASES) {
      const plain = await mounts(browser, site.address, 'static', one, RUNS);
      const decorated = await mounts(
        browser,
        site.address,
        'decorations',
        one,
        one.highlights < MANY ? 3 : 1,
      );
      figures.push(...(await measureCase(browser, site.address, one, plain, decorated)));
      console.error(`  ${label(one)} done`);
    }
  } finally {
    await browser.close();
    site.close();
  }
  return figures;
}

const label = ({ words, highlights }: Case) =>
  `${words / 1000}k words, ${highlights.toLocaleString('en')} highlights`;

async function open(browser: Browser, address: string, way: string, one: Case): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
  await page.goto(`${address}/?way=${way}&words=${one.words}&highlights=${one.highlights}`);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}

interface Mounted {
  readonly ms: number;
  readonly heap: number;
}

async function mounts(
  browser: Browser,
  address: string,
  way: string,
  one: Case,
  runs: number,
): Promise<Mounted> {
  const times: number[] = [];
  const heaps: number[] = [];
  for (let i = 0; i < runs; i++) {
    const page = await open(browser, address, way, one);
    times.push(await page.evaluate(() => bench.mount()));
    heaps.push(await heapOf(page));
    await page.close();
  }
  return { ms: median(times), heap: median(heaps) };
}

async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize / 1024 ** 2;
}

async function measureCase(
  browser: Browser,
  address: string,
  one: Case,
  plain: Mounted,
  decorated: Mounted,
): Promise<Figure[]> {
  const own = await mounts(browser, address, 'postil', one, RUNS);
  const page = await open(browser, address, 'postil', one);
  await page.evaluate(() => bench.mount());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const tag = await tags(page, devtools);
  const step = await steps(page);
  const hit = await hits(page, devtools);
  const scroll = await page.evaluate(frames => bench.scroll(frames), SCROLL_FRAMES);
  await page.close();
  const name = label(one);
  const bare = { what: 'the same text as plain elements, no highlights', value: plain.ms };
  return [
    { what: `first paint: ${name}`, value: own.ms, unit: 'ms', baseline: bare },
    {
      what: `first paint: ${name}`,
      value: own.ms,
      unit: 'ms',
      baseline: { what: 'ProseMirror, a decoration each', value: decorated.ms },
    },
    { what: `C to painted: ${name}`, value: tag.painted, unit: 'ms' },
    { what: `C, script only: ${name}`, value: tag.script, unit: 'ms' },
    { what: `J to painted: ${name}`, value: step, unit: 'ms' },
    { what: `click to focus, script only: ${name}`, value: hit, unit: 'ms' },
    {
      what: `scroll, worst of ${SCROLL_FRAMES} frames: ${name}`,
      value: Math.max(...scroll.frames),
      unit: 'ms',
    },
    { what: `scroll, 95th percentile: ${name}`, value: percentile(scroll.frames, 0.95), unit: 'ms' },
    { what: `scroll, long tasks: ${name}`, value: scroll.longTasks, unit: '' },
    {
      what: `heap: ${name}`,
      value: own.heap,
      unit: 'MB',
      baseline: { what: 'ProseMirror, a decoration each', value: decorated.heap },
    },
  ];
}

/** Script time so far, in ms. */
async function scriptTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** Tags a few words at the top, several times. The store of the page acknowledges after 5 ms. */
async function tags(page: Page, devtools: CDPSession): Promise<{ painted: number; script: number }> {
  const painted: number[] = [];
  const script: number[] = [];
  await page.getByRole('document', { name: 'A very long article' }).focus();
  for (let i = 0; i < RUNS; i++) {
    await page.keyboard.press('Control+Home');
    for (let j = 0; j <= i; j++) await page.keyboard.press('Shift+Control+ArrowRight');
    const before = await scriptTime(devtools);
    const done = page.evaluate(() => {
      const count = bench.annotations;
      return bench.until(
        () => bench.annotations > count && document.querySelector('mark[aria-current]') !== null,
      );
    });
    await page.keyboard.press('c');
    painted.push(await done);
    script.push((await scriptTime(devtools)) - before);
    await page.keyboard.press('Escape');
  }
  return { painted: median(painted), script: median(script) };
}

/** Goes from one annotation to the next, to the frame that shows it focused. */
async function steps(page: Page): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 2 * RUNS; i++) {
    const done = page.evaluate(() => {
      const before = bench.focused;
      return bench.until(
        () => bench.focused !== before && document.querySelector('mark[aria-current]') !== null,
      );
    });
    await page.keyboard.press('j');
    times.push(await done);
  }
  return median(times);
}

/** Clicks where several overlap; the script of one click, in ms. */
async function hits(page: Page, devtools: CDPSession): Promise<number> {
  const mark = page.locator('mark').first();
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const before = await scriptTime(devtools);
    await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await page.evaluate(() => bench.until(() => true));
    times.push((await scriptTime(devtools)) - before);
  }
  return median(times);
}
