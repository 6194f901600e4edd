/**
 * Exports once in a process of its own and tells what it took: `export-once.ts WORKSPACE FORMAT TO`. Memory is looked
 * at whenever the export lets other work go on, which is at least every 50 ms.
 */
import { exportFile } from '../../electron/core/jobs/export-file.ts';
import { openReadonly } from '../../electron/core/workspace/open.ts';
import { defaultExportOptions, Format } from '../../shared/records/export-options.ts';
import { migrations } from '../support/tagged-workspace.ts';

/** What the program prints, as JSON; memory in bytes. */
export interface Took {
  readonly ms: number;
  readonly rows: number;
  readonly bytes: number;
  readonly peakMemory: number;
  readonly peakHeap: number;
}

const [, program, path = '', format, to = ''] = process.argv;
if (program === import.meta.filename) {
  const { db, close } = openReadonly(path, { migrations });
  let peakMemory = 0;
  let peakHeap = 0;
  const look = (): void => {
    const { rss, heapUsed } = process.memoryUsage();
    peakMemory = Math.max(peakMemory, rss);
    peakHeap = Math.max(peakHeap, heapUsed);
  };
  const looking = setInterval(look, 20);
  const start = performance.now();
  const options = { ...defaultExportOptions, format: Format.parse(format) };
  const { rows, bytes } = await exportFile(db, options, to, { onProgress: look });
  const took: Took = { ms: performance.now() - start, rows, bytes, peakMemory, peakHeap };
  clearInterval(looking);
  close();
  console.log(JSON.stringify(took));
}
