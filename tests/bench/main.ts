/**
 * `npm run bench`: the figures that Postil is held to, each with a baseline of the same run, because a ratio
 * travels between computers and a number of milliseconds does not. Name parts to run only those:
 * `npm run bench -- commit csv open`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureAnchors } from './anchors.ts';
import { measureCommit } from './commit-tag.ts';
import { measureCorrection } from './correct-text.ts';
import { measureExport } from './export-csv.ts';
import { measureLargeExports } from './export-large.ts';
import { measureImport } from './import/import.ts';
import { type Figure, table } from './measuring.ts';
import { measureMerge } from './merge.ts';
import { measureOpening } from './open-article.ts';
import { measureReader } from './reader/reader.ts';
import { measureTable } from './table.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'postil-bench-'));

const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  commit: async () => [...(await measureCommit(folder, 1_000)), ...(await measureCommit(folder, 100_000))],
  csv: () => measureExport(folder, 100_000, join(root, 'electron/core/jobs/worker.ts')),
  large: () => measureLargeExports(folder, 1_000_000, join(root, 'electron/core/jobs/worker.ts')),
  anchors: async () => {
    measureAnchors();
    return [];
  },
  correct: () => measureCorrection(),
  reader: () => measureReader(),
  import: () => measureImport(folder, root),
  merge: () => measureMerge(folder, Number(process.env.N ?? 100_000)),
  table: () => measureTable(100_000),
  open: () => measureOpening(folder, join(root, 'out/cli/postil.js')),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find(name => !Object.hasOwn(parts, name));
if (unknown !== undefined)
  throw new Error(`there is no part “${unknown}”; the parts are ${Object.keys(parts).join(', ')}`);

// Ending goes through `exit`, where what was started is ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

try {
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`Measuring ${name}…`);
    figures.push(...(await measure()));
  }
  console.log(
    `\n${table(figures)}\n\nNode ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
