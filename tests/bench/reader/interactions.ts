/** What an analyst does in an open article, timed in the page. */
import type { CDPSession, Page } from 'playwright-core';
import { median } from '../measuring.ts';
import type { Bench } from './page.tsx';

declare global {
  var bench: Bench;
}

/** How often each is done. */
const TIMES = 5;

/** Work of the page's main thread so far, in ms of processor time, which other programs do not lengthen. */
export interface Work {
  readonly script: number;
  readonly all: number;
}

export async function startCounting(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return devtools;
}

export async function workSoFar(devtools: CDPSession): Promise<Work> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const ms = (wanted: string) => (metrics.find(({ name }) => name === wanted)?.value ?? 0) * 1000;
  return { script: ms('ScriptDuration'), all: ms('TaskDuration') };
}

async function scriptOf(devtools: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await workSoFar(devtools);
  await act();
  return (await workSoFar(devtools)).script - before.script;
}

/**
 * Tags a few words at the top, several times. The store of the page acknowledges after 5 ms.
 * @returns ms from the key to the painted tag; script of all that in ms; frames from the reply to the tag.
 */
export async function tags(
  page: Page,
  devtools: CDPSession,
): Promise<{ painted: number; script: number; frames: number }> {
  const painted: number[] = [];
  const script: number[] = [];
  const frames: number[] = [];
  await page.getByRole('document', { name: 'A very long article' }).focus();
  for (let i = 0; i < 2 * TIMES; i++) {
    await page.keyboard.press('Control+Home');
    for (let j = 0; j <= i; j++) await page.keyboard.press('Shift+Control+ArrowRight');
    await page.evaluate(() => {
      const count = bench.annotations;
      const isShown = () =>
        bench.annotations > count && document.querySelector('mark[aria-current]') !== null;
      bench.awaited = Promise.all([bench.until(isShown), bench.framesToTag()]);
    });
    script.push(
      await scriptOf(devtools, async () => {
        await page.keyboard.press('c');
        const [ms = Number.NaN, count = Number.NaN] = await page.evaluate(() => bench.awaited);
        painted.push(ms);
        frames.push(count);
      }),
    );
    await page.keyboard.press('Escape');
  }
  return { painted: median(painted), script: median(script), frames: median(frames) };
}

/** Goes from one annotation to the next. @returns ms to the frame that shows it focused. */
export async function steps(page: Page): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 2 * TIMES; i++) {
    await page.evaluate(() => {
      const before = bench.focused;
      const isShown = () => bench.focused !== before && document.querySelector('mark[aria-current]') !== null;
      bench.awaited = Promise.all([bench.until(isShown)]);
    });
    await page.keyboard.press('j');
    times.push((await page.evaluate(() => bench.awaited))[0] ?? Number.NaN);
  }
  return median(times);
}

/**
 * Clicks where several overlap.
 * @returns ms to find what lies under the pointer; script of one click with the change of focus it leads to, ms.
 */
export async function hits(page: Page, devtools: CDPSession): Promise<{ found: number; focused: number }> {
  const mark = page.locator('mark').first();
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  const found: number[] = [];
  const focused: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    found.push(await page.evaluate(({ x, y }) => bench.hit(x, y), at));
    focused.push(
      await scriptOf(devtools, async () => {
        await page.mouse.click(at.x, at.y);
        await page.evaluate(() => bench.until(() => true));
      }),
    );
  }
  return { found: median(found), focused: median(focused) };
}
