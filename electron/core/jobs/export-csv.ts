/**
 * The one way evidence becomes a CSV file, for the worker behind the window and for the command line, so that
 * both write the same bytes.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportOptions, ExportProgress } from '../../../shared/contract/exports.ts';
import { Fault } from '../../../shared/contract/fault.ts';
import type { Kind } from '../../../shared/records/kind.ts';
import { APPLICATION_ID, WORKSPACE_EXTENSION } from '../../../shared/records/workspace.ts';
import { type TextSink, writeAtomically } from '../exporters/atomic-file.ts';
import { csvChunks, DEFAULT_DIALECT } from '../exporters/csv.ts';
import { evidenceTable } from '../exporters/evidence-table.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { countEvidence, evidenceRows } from '../workspace/evidence.ts';

export interface CsvExport {
  readonly options: ExportOptions;
  /** Narrows the rows of the preset to these kinds, leaving its columns as they are. */
  readonly kinds?: readonly Kind[];
}

/** How often progress is told and a wish to stop is heard, in ms. */
const PROGRESS_MS = 50;

export interface Watching {
  readonly onProgress?: (progress: Extract<ExportProgress, { type: 'progress' }>) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes the evidence as CSV to `sink`, all of it from one state of the workspace even while another
 * connection writes.
 * @returns the number of rows.
 * @throws Fault `job.cancelled` when `signal` says so.
 */
export async function writeCsv(
  db: ReadableDb,
  { options, kinds }: CsvExport,
  sink: TextSink,
  { onProgress, signal }: Watching = {},
): Promise<number> {
  const table = evidenceTable(options, kinds);
  return inSnapshot(db, async () => {
    const total = countEvidence(db, table.filter);
    const rows = evidenceRows(db, table.filter);
    const dialect = { ...DEFAULT_DIALECT, byteOrderMark: options.byteOrderMark };
    let done = 0;
    let told = performance.now();
    for (const chunk of csvChunks(table.columns, rows.map(table.cells), dialect)) {
      await sink.write(chunk.text);
      done += chunk.rows;
      if (performance.now() - told < PROGRESS_MS) continue;
      onProgress?.({ type: 'progress', done, total });
      await nextTurn();
      told = performance.now();
      if (signal?.aborted) throw new Fault('job.cancelled', 'The export was cancelled');
    }
    onProgress?.({ type: 'progress', done, total });
    return done;
  });
}

/**
 * Writes the evidence as a CSV file, whole or not at all.
 * @throws Fault `export.failed`, `disk.full`, `disk.failed` or `job.cancelled`; the file is then as it was.
 */
export async function exportCsv(
  db: ReadableDb,
  wanted: CsvExport & { readonly to: string },
  watching: Watching = {},
): Promise<Extract<ExportProgress, { type: 'finished' }>> {
  const { to, ...request } = wanted;
  refuseWorkspaces(to);
  if (watching.signal?.aborted) throw new Fault('job.cancelled', 'The export was cancelled');
  let rows = 0;
  const bytes = await writeAtomically(to, async sink => {
    rows = await writeCsv(db, request, sink, watching);
  });
  return { type: 'finished', path: to, rows, bytes };
}

/** One slip of the file dialog must not replace a workspace with its own export. */
function refuseWorkspaces(to: string): void {
  if (extname(to).toLowerCase() !== WORKSPACE_EXTENSION && !isPostilFile(to)) return;
  throw new Fault('export.failed', 'Cannot write the export', {
    file: to,
    reason: 'this is the name of a workspace; choose one that ends in .csv',
  });
}

/** Whether a Postil workspace is there, whatever its name: SQLite keeps the application id at byte 68. */
function isPostilFile(path: string): boolean {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  const header = Buffer.alloc(72);
  const descriptor = openSync(path, 'r');
  try {
    return readSync(descriptor, header, 0, 72, 0) === 72 && header.readUInt32BE(68) === APPLICATION_ID;
  } finally {
    closeSync(descriptor);
  }
}

/** Reads from one state of the workspace, whatever others commit meanwhile. */
async function inSnapshot<T>(db: ReadableDb, read: () => Promise<T>): Promise<T> {
  db.prepare('BEGIN').run();
  try {
    return await read();
  } finally {
    db.prepare('COMMIT').run();
  }
}
