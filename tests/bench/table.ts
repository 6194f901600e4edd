/**
 * The table over many annotations in Chromium: how soon it is there, and which tasks of the page are long enough
 * to be felt while one types into its filter and scrolls.
 */
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
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

/** A task of the page's main thread: how long it took by the clock, and how long the thread worked in it, in ms. */
interface Task {
  readonly took: number;
  readonly worked: number;
}

export async function measureTable(annotations: number): Promise<Figure[]> {
  const app = await App.start();
  try {
    const path = join(app.folder, 'table.postil');
    filledWorkspace(path, annotations).tagged.close();
    const window = await app.window();
    await window.confirmName();
    await window.openWorkspace(path);
    const { page } = window;
    const tasks = taskWatch(await window.context.newCDPSession(page));
    const row = page.getByRole('main', { name: 'Table' }).locator('[role="row"][aria-rowindex="2"]');
    let opening = 0;
    const opened = await tasks(async () => {
      opening = await timed(async () => {
        await page.keyboard.press('Control+2');
        await row.getByText('The').first().waitFor();
      });
    });
    let answers: number[] = [];
    const typed = await tasks(async () => {
      answers = await type(page);
    });
    await page.getByRole('button', { name: 'Clear the words' }).click();
    const scrolled = await tasks(() => scroll(page));
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

/** What other programs take from the processor makes tasks longer by the clock; the target is for the page's own work. */
function longTasks(what: string, tasks: readonly Task[]): Figure[] {
  const worked = tasks.map(task => task.worked);
  return [
    {
      what: `${what}, tasks that work over ${LONG} ms`,
      value: worked.filter(ms => ms > LONG).length,
      unit: '',
      target: { value: 0 },
    },
    { what: `${what}, most work in a task`, value: Math.max(0, ...worked), unit: 'ms' },
    {
      what: `${what}, tasks over ${LONG} ms by the clock`,
      value: tasks.filter(({ took }) => took > LONG).length,
      unit: '',
    },
  ];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds: by the clock, and of the thread. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Answers how to get the tasks of the page's main thread while something is done. */
function taskWatch(session: CDPSession): (act: () => Promise<void>) => Promise<Task[]> {
  return async act => {
    const events: TraceEvent[] = [];
    const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
    session.on('Tracing.dataCollected', collect);
    const includedCategories = ['__metadata', 'disabled-by-default-devtools.timeline'];
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories },
    });
    await act();
    const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    return tasksOf(events);
  };
}

/** @throws Error when there are none: the browser then names them otherwise, and nothing was measured. */
function tasksOf(events: readonly TraceEvent[]): Task[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args.name === 'CrRendererMain';
  const main = new Set(events.filter(isMain).map(threadOf));
  const tasks = events
    .filter(event => event.name === 'RunTask' && event.ph === 'X' && main.has(threadOf(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ took: dur / 1000, worked: tdur / 1000 }));
  if (!tasks.some(({ worked }) => worked > 0)) throw new Error('the trace of the browser has no tasks');
  return tasks;
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
