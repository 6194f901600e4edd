/**
 * The reader in Chromium on long texts with many highlights, beside the same text as plain elements and beside
 * ProseMirror with one inline decoration a highlight, in the same browser and run. `POSTIL_BENCH_CASES`, such as
 * `200000/10000,200000/50000`, measures those cases alone.
 */
import type { Browser, Page } from 'playwright-core';
import { serveReader } from '../../renderer/reader/harness/serve.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type Figure, median, percentile } from '../measuring.ts';
import { hits, startCounting, steps, tags, workSoFar } from './interactions.ts';
import type { Opening } from './page.tsx';

interface Case {
  readonly words: number;
  readonly highlights: number;
}

const HIGHLIGHTS = [100, 1_000, 10_000, 50_000];
const CASES: readonly Case[] = [20_000, 200_000].flatMap(words =>
  HIGHLIGHTS.map(highlights => ({ words, highlights })),
);
/** The case the targets are set for, and the one that may cost twice of it. */
const JUDGED: Case = { words: 200_000, highlights: 10_000 };
const FIVEFOLD: Case = { words: 200_000, highlights: 50_000 };
const RUNS = 5;
/** From this many on, decorations alone take so long that one run says enough. */
const MANY = 10_000;

/** Pixels a frame: Page Down held down, which the keyboard repeats 30 times a second. */
const PAGING = 400;
/** Frames in which the scroll bar is drawn from one end to the other. */
const FLIGHT_FRAMES = 240;
/** A frame that is longer (ms) came too late for a screen of 60 Hz. */
const LATE = 25;

export async function measureReader(): Promise<Figure[]> {
  const site = await serveReader(import.meta.dirname);
  const browser = await launchBrowser(['--js-flags=--expose-gc']);
  const only = process.env.POSTIL_BENCH_CASES?.split(',');
  const figures: Figure[] = [];
  const judged = new Map<Case, readonly Figure[]>();
  try {
    for (const one of CASES) {
      if (only && !only.includes(`${one.words}/${one.highlights}`)) continue;
      const measured = await measureCase(browser, site.address, one);
      judged.set(one, measured);
      figures.push(...measured.map(figure => ({ ...figure, what: `${figure.what}: ${label(one)}` })));
      console.error(`  ${label(one)} done`);
    }
  } finally {
    await browser.close();
    site.close();
  }
  const find = (wanted: Case) => [...judged].find(([one]) => isSame(one, wanted))?.[1] ?? [];
  return [...figures, ...growth(find(JUDGED), find(FIVEFOLD))];
}

const label = ({ words, highlights }: Case) =>
  `${words / 1000}k words, ${highlights.toLocaleString('en')} highlights`;

const isSame = (a: Case, b: Case) => a.words === b.words && a.highlights === b.highlights;

/** The figures with 50,000 highlights beside those with 10,000. */
function growth(fewer: readonly Figure[], more: readonly Figure[]): Figure[] {
  return more.flatMap((figure, i) => {
    const before = fewer[i];
    if (!before || before.value === 0 || figure.unit === 'MB') return [];
    const baseline = { what: 'the same with 10,000', value: before.value };
    return [{ ...figure, what: `50,000 highlights, ${figure.what}`, baseline, target: { ratio: 2 } }];
  });
}

async function open(browser: Browser, address: string, way: string, one: Case): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
  await page.goto(`${address}/?way=${way}&words=${one.words}&highlights=${one.highlights}`);
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.evaluate(() => bench.prepare());
  return page;
}

interface Opened extends Opening {
  /** Work of the main thread until it was quiet, in ms of processor time. */
  readonly work: number;
  readonly heap: number;
}

async function opens(browser: Browser, address: string, way: string, one: Case): Promise<Opened> {
  const page = await open(browser, address, way, one);
  const devtools = await startCounting(page);
  const before = await workSoFar(devtools);
  const opening = await page.evaluate(takesKey => bench.mount(takesKey), way === 'postil');
  const work = (await workSoFar(devtools)).all - before.all;
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await page.close();
  return { ...opening, work, heap: usedSize / 1024 ** 2 };
}

/** Medians. The ways take turns, so that a busy moment of the computer falls on all of them. */
async function openings(browser: Browser, address: string, one: Case): Promise<Record<Way, Opened>> {
  const runs: Record<Way, Opened[]> = { static: [], postil: [], decorations: [] };
  for (let i = 0; i < RUNS; i++) {
    for (const way of WAYS) {
      if (way === 'decorations' && i > 0 && one.highlights >= MANY) continue;
      runs[way].push(await opens(browser, address, way, one));
    }
  }
  const of = (way: Way): Opened => ({
    readable: median(runs[way].map(({ readable }) => readable)),
    highlighted: median(runs[way].map(({ highlighted }) => highlighted)),
    ready: median(runs[way].map(({ ready }) => ready)),
    quiet: median(runs[way].map(({ quiet }) => quiet)),
    work: median(runs[way].map(({ work }) => work)),
    heap: median(runs[way].map(({ heap }) => heap)),
  });
  return { static: of('static'), postil: of('postil'), decorations: of('decorations') };
}

const WAYS = ['static', 'postil', 'decorations'] as const;
type Way = (typeof WAYS)[number];

async function measureCase(browser: Browser, address: string, one: Case): Promise<Figure[]> {
  const opened = await openings(browser, address, one);
  const plain = await open(browser, address, 'static', one);
  await plain.evaluate(() => bench.mount(false));
  const plainFlight = await scrolls(plain, 'flight');
  const plainPaging = await scrolls(plain, 'paging');
  await plain.close();
  const page = await open(browser, address, 'postil', one);
  await page.evaluate(() => bench.mount(false));
  const devtools = await startCounting(page);
  const tag = await tags(page, devtools);
  const step = await steps(page);
  const hit = await hits(page, devtools);
  const flight = await scrolls(page, 'flight');
  const paging = await scrolls(page, 'paging');
  await page.close();
  const isJudged = isSame(one, JUDGED);
  const held = (target: NonNullable<Figure['target']>) => (isJudged ? { target } : {});
  return [
    ...openingFigures(opened, isJudged),
    { what: 'C to painted', value: tag.painted, unit: 'ms' },
    { what: 'frames from the reply to the tag', value: tag.frames, unit: '', ...held({ value: 1 }) },
    { what: 'C to painted, script', value: tag.script, unit: 'ms', ...held({ value: 4 }) },
    { what: 'J to painted', value: step, unit: 'ms' },
    { what: 'what lies under a point', value: hit.found, unit: 'ms', ...held({ value: 2 }) },
    { what: 'click to focus, script', value: hit.focused, unit: 'ms' },
    ...scrollFigures('scroll bar drawn', flight, plainFlight, isJudged),
    ...scrollFigures('Page Down held', paging, plainPaging, isJudged),
  ];
}

function openingFigures(opened: Record<Way, Opened>, isJudged: boolean): Figure[] {
  const { static: plain, postil, decorations } = opened;
  const bare = (value: number) => ({ what: 'the same text as plain elements, no highlights', value });
  const decorated = (value: number) => ({ what: 'ProseMirror, a decoration each', value });
  const target = isJudged ? { target: { ratio: 0.75 } } : {};
  const ms = 'ms' as const;
  return [
    { what: 'readable', value: postil.readable, unit: ms, baseline: bare(plain.readable), ...target },
    { what: 'highlighted', value: postil.highlighted, unit: ms, baseline: bare(plain.readable) },
    {
      what: 'highlighted',
      value: postil.highlighted,
      unit: ms,
      baseline: decorated(decorations.highlighted),
    },
    { what: 'ready for input', value: postil.ready, unit: ms, baseline: bare(plain.readable), ...target },
    { what: 'quiet', value: postil.quiet, unit: ms, baseline: bare(plain.readable) },
    { what: 'work until quiet', value: postil.work, unit: ms, baseline: bare(plain.work), ...target },
    { what: 'heap', value: postil.heap, unit: 'MB', baseline: decorated(decorations.heap) },
  ];
}

interface Scrolled {
  readonly frames: readonly number[];
  readonly longTasks: number;
  /** Processor time of the pages' processes, with what draws the pixels beside the main thread, in ms a frame. */
  readonly work: number;
}

async function scrolls(page: Page, how: 'flight' | 'paging'): Promise<Scrolled> {
  const before = await processorTime(page);
  const scrolled = await page.evaluate(
    ([step, frames]) => bench.scroll(step ?? bench.height() / (frames ?? 1)),
    how === 'flight' ? ([null, FLIGHT_FRAMES] as const) : ([PAGING, null] as const),
  );
  const work = ((await processorTime(page)) - before) / scrolled.frames.length;
  return { ...scrolled, work };
}

/** Of all processes that show pages, in ms. */
async function processorTime(page: Page): Promise<number> {
  const devtools = await page.context().browser()?.newBrowserCDPSession();
  if (!devtools) throw new Error('The browser of the bench has ended.');
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return pages.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

function scrollFigures(how: string, own: Scrolled, plain: Scrolled, isJudged: boolean): Figure[] {
  const late = ({ frames }: Scrolled) => frames.filter(ms => ms > LATE).length;
  const slow = ({ frames }: Scrolled) => percentile(frames, 0.95);
  const none = isJudged ? { target: { value: 0 } } : {};
  const frames = own.frames.length;
  const bare = (value: number) => ({ what: 'the same text as plain elements, no highlights', value });
  return [
    {
      what: `${how}, ${frames} frames, 95th percentile`,
      value: slow(own),
      unit: 'ms',
      baseline: bare(slow(plain)),
    },
    { what: `${how}, processor time a frame`, value: own.work, unit: 'ms', baseline: bare(plain.work) },
    { what: `${how}, late frames`, value: late(own), unit: '', baseline: bare(late(plain)), ...none },
    {
      what: `${how}, tasks over 50 ms`,
      value: own.longTasks,
      unit: '',
      baseline: bare(plain.longTasks),
      ...none,
    },
  ];
}
