/** Whether exports stay small in memory however many rows there are, and leave nothing when they are stopped. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ReadWorker } from '../../electron/core/jobs/read-worker.ts';
import { Fault } from '../../shared/contract/fault.ts';
import { defaultExportOptions, type Format } from '../../shared/records/export-options.ts';
import { migrations } from '../support/tagged-workspace.ts';
import type { Took } from './export-once.ts';
import { filledWorkspace } from './filled-workspace.ts';
import type { Figure } from './measuring.ts';

const FORMATS = ['csv', 'xlsx', 'html'] as const satisfies Format[];
/** How many times as many rows the large workspace has. */
const TIMES = 10;

/** @param worker The worker's program. @param annotations Of the large workspace. */
export async function measureLargeExports(
  folder: string,
  annotations: number,
  worker: string,
): Promise<Figure[]> {
  const path = join(folder, 'large.postil');
  filledWorkspace(path, annotations / TIMES).tagged.close();
  const few = FORMATS.map(format => exportOnce(path, format, join(folder, `few.${format}`)));
  multiply(path);
  const figures: Figure[] = [];
  for (const [i, format] of FORMATS.entries()) {
    const to = join(folder, `many.${format}`);
    const many = exportOnce(path, format, to);
    rmSync(to);
    const name = `${format} of ${many.rows.toLocaleString('en')} annotations`;
    const before = few[i];
    const what = `the same of ${before?.rows.toLocaleString('en')}`;
    figures.push(
      { what: name, value: many.ms, unit: 'ms', baseline: { what, value: before?.ms ?? Number.NaN } },
      { what: `size of that file`, value: many.bytes / 1e6, unit: 'MB' },
      {
        what: `most memory of the process meanwhile (resident)`,
        value: many.peakMemory / 1e6,
        unit: 'MB',
        baseline: { what, value: (before?.peakMemory ?? Number.NaN) / 1e6 },
      },
      {
        what: `most memory of its JavaScript heap`,
        value: many.peakHeap / 1e6,
        unit: 'MB',
        baseline: { what, value: (before?.peakHeap ?? Number.NaN) / 1e6 },
      },
    );
    figures.push(await measureStop(path, format, folder, worker));
  }
  return figures;
}

function exportOnce(path: string, format: Format, to: string): Took {
  const program = join(import.meta.dirname, 'export-once.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, path, format, to], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`export-once: ${stderr}`);
  return JSON.parse(stdout);
}

/** How long it takes from the wish to stop until the worker has cleaned up. */
async function measureStop(path: string, format: Format, folder: string, program: string): Promise<Figure> {
  const worker = new ReadWorker(program, migrations);
  const stop = new AbortController();
  const to = join(folder, `stopped.${format}`);
  let asked = Number.NaN;
  try {
    for await (const progress of worker.export(
      { path, options: { ...defaultExportOptions, format }, to },
      stop.signal,
    )) {
      if (progress.type === 'finished') throw new Error('it was done before it could be stopped');
      if (progress.done === 0 || stop.signal.aborted) continue;
      asked = performance.now();
      stop.abort();
    }
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'job.cancelled') throw error;
  }
  const value = performance.now() - asked;
  worker.close();
  if (existsSync(to) || readdirSync(folder).some(name => name.endsWith('.tmp')))
    throw new Error('a stopped export left a file');
  return { what: `from stopping it until nothing is left of it`, value, unit: 'ms' };
}

/** Gives each annotation nine twins with ids of their own: writing so many through the log would take longer than the rest. */
function multiply(path: string): void {
  const db = new Database(path);
  const columns = db
    .prepare<[], string>(`SELECT name FROM pragma_table_info('annotation') WHERE name <> 'id'`)
    .pluck()
    .all()
    .map(name => `"${name}"`)
    .join(', ');
  const twin = (column: string, n: number) => `printf('%08x', ${n}) || substr(${column}, 9)`;
  db.transaction(() => {
    db.exec('CREATE TEMP TABLE first AS SELECT id FROM annotation');
    for (let n = 1; n < TIMES; n++) {
      db.exec(`INSERT INTO annotation (id, ${columns}) SELECT ${twin('id', n)}, ${columns} FROM annotation
        WHERE id IN (SELECT id FROM first)`);
      db.exec(`INSERT INTO annotation_tag (annotation, tag) SELECT ${twin('annotation', n)}, tag FROM annotation_tag
        WHERE annotation IN (SELECT id FROM first)`);
    }
  })();
  db.close();
}
