/**
 * The table over many annotations in Chromium: how soon it is there, and which tasks of the page are long enough
 * to be felt while one types into its filter and scrolls.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { App } from '../support/app-window.ts';
import { filledWorkspace } from './filled-workspace.ts';
import { type Figure, median, percentile, timed } from './measuring.ts';

/**
 * Typed one after the other, a letter in each of so many ms: faster than most people type. Words that only some of
 * the annotations have, so that the count tells when they were answered.
 */
const TYPED = 'compare with the customs yearbook';
const BETWEEN = 90;
/** A task of the page that takes longer, in ms, is felt (and is what browsers call a long task). */
const LONG = 50;

export async function measureTable(annotations: number): Promise<Figure[]> {
  const app = await App.start();
  try {
    const path = join(app.folder, 'table.postil');
    filledWorkspace(path, annotations).tagged.close();
    const window = await app.window();
    await window.confirmName();
    await window.openWorkspace(path);
    const { page } = window;
    await watchTasks(page);
    const row = page.getByRole('main', { name: 'Table' }).locator('[role="row"][aria-rowindex="2"]');
    const opening = await timed(async () => {
      await page.keyboard.press('Control+2');
      await row.getByText('The').first().waitFor();
    });
    const opened = await tasks(page);
    const answers = await type(page);
    const typed = await tasks(page);
    await page.getByRole('button', { name: 'Clear the words' }).click();
    await scroll(page);
    const scrolled = await tasks(page);
    const of = `of ${annotations.toLocaleString('en')}`;
    return [
      { what: `table ${of}, opened`, value: opening, unit: 'ms' },
      ...longTasks(`table ${of}, opened`, opened),
      { what: `table ${of}, words to answer shown, median`, value: median(answers), unit: 'ms' },
      { what: `table ${of}, words to answer shown, slowest`, value: percentile(answers, 1), unit: 'ms' },
      ...longTasks(`table ${of}, typed into`, typed),
      ...longTasks(`table ${of}, scrolled`, scrolled),
    ];
  } finally {
    await app.stop();
  }
}

function longTasks(what: string, durations: readonly number[]): Figure[] {
  return [
    {
      what: `${what}, tasks over ${LONG} ms`,
      value: durations.filter(ms => ms > LONG).length,
      unit: '',
      target: { value: 0 },
    },
    { what: `${what}, longest task felt`, value: Math.max(0, ...durations), unit: 'ms' },
  ];
}

/** Keeps the duration of every long task of the page, in ms. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: number[] = [];
    Object.assign(globalThis, { longTasks: kept });
    new PerformanceObserver(list => kept.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
}

/** Those since it was asked last. */
async function tasks(page: Page): Promise<number[]> {
  await page.waitForTimeout(300);
  return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
}

/**
 * Types, then asks the same of whole words, and answers how long the table took to show each, in ms. What is asked
 * for has another count each time, so that an answer is not taken for the next one.
 */
async function type(page: Page): Promise<number[]> {
  const field = page.getByRole('searchbox', { name: 'Filter annotations' });
  const shown = page.getByRole('main', { name: 'Table' }).locator('p[aria-busy="false"]');
  await field.pressSequentially(TYPED, { delay: BETWEEN });
  await shown.filter({ hasText: ' of ' }).waitFor();
  const waits: number[] = [];
  for (const words of ['governments', 'nowhere', 'yearbook', 'river', '"page 7"']) {
    const before = new RegExp(`^${await shown.textContent()}$`);
    waits.push(
      await timed(async () => {
        await field.fill(words);
        await shown.filter({ hasNotText: before }).waitFor();
      }),
    );
  }
  return waits;
}

async function scroll(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Annotations' }).waitFor();
  await page.getByRole('grid', { name: 'Annotations' }).evaluate(async grid => {
    for (let i = 1; i <= 60; i++) {
      grid.scrollTop = (grid.scrollHeight * i) / 60;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  });
}
