/**
 * How an analyst who goes on tagging is held up while many files come in: how long a tag takes from the window
 * to the disk and back, and the longest time the engine's main thread answered nobody. Both beside the same
 * tagging without an import, in the same run.
 */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { builtResources } from '../../../electron/core/resources.ts';
import { openHeadless } from '../../../electron/headless/main.ts';
import { filledWorkspace } from '../filled-workspace.ts';
import { type Figure, percentile } from '../measuring.ts';
import type { Answer, Task } from './window.ts';

const FILES = 500;
/** Words of the one long article: a thick book. */
const BOOK_WORDS = 100_000;
/** How long is tagged without an import, in ms. */
const ALONE_MS = 5_000;

/** What one phase cost. */
interface Phase {
  /** Of each tag, in ms. */
  readonly tags: readonly number[];
  /** Longest time the main thread was busy, in ms. */
  readonly stall: number;
  readonly ms: number;
}

/** @param root Folder of the project, with a build in `out`. */
export async function measureImport(folder: string, root: string): Promise<Figure[]> {
  const path = join(folder, 'import.postil');
  filledWorkspace(path, 1_000).tagged.close();
  const env = { POSTIL_HOME: join(folder, 'import-home') };
  const shell = await openHeadless({
    resources: builtResources(join(root, 'out')),
    workspace: path,
    launchBrowser: false,
    print: () => undefined,
    surroundings: { env, platform: process.platform, isRoot: false },
  });
  // The window is a thread of its own, as it would be a process of its own.
  const window = new Worker(new URL('./window.ts', import.meta.url), {
    workerData: { address: shell.address },
  });
  try {
    // The first article pays for what is started and compiled once.
    await run(window, { type: 'import', files: 20, words: 400, first: FILES });
    await run(window, { type: 'import', files: 1, words: BOOK_WORDS, first: FILES + 20 });
    const alone = await run(window, { type: 'tag', ms: ALONE_MS });
    const many = await run(window, { type: 'import', files: FILES, words: 800, first: 0 });
    const book = await run(window, { type: 'import', files: 1, words: BOOK_WORDS, first: FILES + 21 });
    return [
      ...[0.5, 0.95].map(share => latency(share, many, alone)),
      stall(`${FILES} files come in`, many, alone),
      stall(`an article of ${BOOK_WORDS.toLocaleString('en')} words comes in`, book, alone),
      {
        what: `import of ${FILES} files beside tagging, each`,
        value: many.ms / FILES,
        unit: 'ms',
      },
    ];
  } finally {
    await window.terminate();
    await shell.stop();
  }
}

const WITHOUT = 'the same tagging without an import';

function latency(share: number, phase: Phase, alone: Phase): Figure {
  return {
    what: `a tag, from window to disk and back, while ${FILES} files (text, HTML, Markdown) come in, p${share * 100}`,
    value: percentile(phase.tags, share),
    unit: 'ms',
    baseline: { what: WITHOUT, value: percentile(alone.tags, share) },
  };
}

function stall(what: string, phase: Phase, alone: Phase): Figure {
  return {
    what: `longest stall of the main thread while ${what}`,
    value: phase.stall,
    unit: 'ms',
    baseline: { what: WITHOUT, value: alone.stall },
  };
}

async function run(window: Worker, task: Task): Promise<Phase> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const start = performance.now();
  delay.enable();
  const { tags } = await new Promise<Answer>((resolve, reject) => {
    window.once('message', resolve);
    window.once('error', reject);
    window.postMessage(task);
  });
  delay.disable();
  return { tags, stall: delay.max / 1e6, ms: performance.now() - start };
}
