/** How long the evidence takes to become CSV, compared with the `sqlite3` tool's own CSV of the same rows. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { exportFile } from '../../electron/core/jobs/export-file.ts';
import { ReadWorker } from '../../electron/core/jobs/read-worker.ts';
import { openReadonly } from '../../electron/core/workspace/open.ts';
import { defaultExportOptions } from '../../shared/records/export-options.ts';
import { kindFields } from '../../shared/records/kind.ts';
import { migrations } from '../support/tagged-workspace.ts';
import { filledWorkspace } from './filled-workspace.ts';
import { type Figure, median, timed } from './measuring.ts';

const RUNS = 5;
const options = { ...defaultExportOptions, byteOrderMark: false };

/** @param worker The worker's program. */
export async function measureExport(folder: string, annotations: number, worker: string): Promise<Figure[]> {
  const path = join(folder, `export-${annotations}.postil`);
  filledWorkspace(path, annotations).tagged.close();
  const copy = plainCopy(path, join(folder, 'copy.sqlite'));
  const ours = join(folder, 'postil.csv');
  const theirs = join(folder, 'tool.csv');
  const reader = openReadonly(path, { migrations });
  const exports: number[] = [];
  const tools: number[] = [];
  let hasTool = true;
  // Turn about, so that what else the computer does falls on both.
  for (let i = 0; i < RUNS; i++) {
    exports.push(await timed(() => exportFile(reader.db, options, ours)));
    tools.push(await timed(() => (hasTool &&= runTool(copy, theirs))));
  }
  reader.close();
  const name = `CSV of ${annotations.toLocaleString('en')} annotations`;
  if (hasTool) assertSameRows(ours, theirs);
  else console.log('The sqlite3 tool is not installed, so the export has nothing to be compared with.');
  return [
    {
      what: `${name} (49 columns, synced)`,
      value: median(exports),
      unit: 'ms',
      ...(hasTool
        ? {
            baseline: { what: 'sqlite3 -csv, the 46 of the columns that SQL can say', value: median(tools) },
            target: { ratio: 2 },
          }
        : {}),
    },
    { what: `size of that file`, value: statSync(ours).size / 1e6, unit: 'MB' },
    ...(await measureStall(path, join(folder, 'worker.csv'), worker, name)),
  ];
}

/** The longest the main thread is held up while the worker exports. */
async function measureStall(path: string, to: string, program: string, name: string): Promise<Figure[]> {
  const worker = new ReadWorker(program, migrations);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let progress = 0;
  delay.enable();
  const took = await timed(async () => {
    for await (const _ of worker.export({ path, options, to })) progress++;
  });
  delay.disable();
  worker.close();
  return [
    { what: `${name} in the worker, with ${progress} reports of progress`, value: took, unit: 'ms' },
    { what: 'longest stall of the main thread meanwhile', value: delay.max / 1e6, unit: 'ms' },
  ];
}

/** A copy without a write-ahead log, because the tool may be older than the library that writes workspaces. */
function plainCopy(path: string, copy: string): string {
  const db = new Database(path, { readonly: true });
  db.prepare('VACUUM INTO ?').run(copy);
  db.close();
  const plain = new Database(copy);
  plain.pragma('journal_mode = DELETE');
  plain.close();
  return copy;
}

/** @returns false when there is no such tool. */
function runTool(copy: string, to: string): boolean {
  const input = `.mode csv\n.headers on\n.output ${to}\n${QUERY};\n`;
  const { error, status, stderr } = spawnSync('sqlite3', ['-readonly', copy], { input, encoding: 'utf8' });
  if (error) return false;
  if (status !== 0) throw new Error(`sqlite3: ${stderr}`);
  return true;
}

const fields = kindFields.map(({ name }) =>
  name.replace('.', '_').replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
);
const time = (column: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000, 'unixepoch')`;

/** The evidence as far as SQL alone can say it: without heading, paragraph, page, and in UTF-16 offsets. */
const QUERY = `SELECT a.id, a.kind, a.quote, a.note,
  (SELECT group_concat(name, '; ') FROM annotation_tag JOIN tag ON tag.id = tag AND removed = 0 WHERE annotation = a.id),
  ${fields.map(field => (field === 'claim_stance' ? 'coalesce(a.claim_stance, a.option_stance)' : `a.${field}`)).join(', ')},
  a.confidence, a.key_passage, a.prefix, a.suffix, d.id, d.title, d.byline, d.publication, d.published, d.url,
  d.accessed, d.language, a.position_start, a.position_end, 'code points', a.position_status,
  (SELECT group_concat(type || ' → ' || "to", '; ') FROM link WHERE "from" = a.id AND removed = 0),
  (SELECT name FROM person WHERE person.id = a.created_by), ${time('a.created_at')}, ${time('a.modified_at')}, text_hash
  FROM document d JOIN content ON content.hash = d.content JOIN annotation a ON a.document = d.id AND a.removed = 0
  WHERE d.removed = 0 ORDER BY d.created_at, d.id, a.position_start, a.position_end, a.id`;

/** A comparison of different work would be worth nothing: the ids and quotes must be the same, in order. */
function assertSameRows(ours: string, theirs: string): void {
  const passages = (file: string) =>
    parse(readFileSync(file))
      .slice(1)
      .map(([id, kind, quote]) => [id, kind, quote]);
  const [a, b] = [passages(ours), passages(theirs)];
  if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error('the two exports do not hold the same rows');
}
