/**
 * The one way evidence becomes a file, for the worker behind the window and for the command line, so that both
 * write the same bytes. What is in the file is made by `exports/`, a file a format.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportProgress } from '../../../shared/contract/exports.ts';
import { Fault } from '../../../shared/contract/fault.ts';
import { type ExportOptions, formats } from '../../../shared/records/export-options.ts';
import { APPLICATION_ID, WORKSPACE_EXTENSION } from '../../../shared/records/workspace.ts';
import { type ByteSink, writeAtomically } from '../exporters/atomic-file.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { makers } from './exports/formats.ts';

/** How often progress is told and a wish to stop is heard, in ms. */
const PROGRESS_MS = 50;

export interface Watching {
  readonly onProgress?: (progress: Extract<ExportProgress, { type: 'progress' }>) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What was written: rows of a table, annotations of any other file; and what the format could not hold. */
export type Written = Pick<Extract<ExportProgress, { type: 'finished' }>, 'rows' | 'losses'>;

/**
 * Writes the evidence to `sink` in the format of `options`, all of it from one state of the workspace even while
 * another connection writes.
 * @throws Fault `job.cancelled` when `signal` says so.
 */
export async function writeExport(
  db: ReadableDb,
  options: ExportOptions,
  sink: ByteSink,
  { onProgress, signal }: Watching = {},
): Promise<Written> {
  return inSnapshot(db, async () => {
    const { total, pieces, losses } = makers[options.format](db, options);
    let done = 0;
    let told = performance.now();
    for await (const { bytes, rows } of pieces) {
      await sink.write(bytes);
      done += rows;
      if (performance.now() - told < PROGRESS_MS) continue;
      onProgress?.({ type: 'progress', done, total });
      await nextTurn();
      told = performance.now();
      if (signal?.aborted) throw new Fault('job.cancelled', 'The export was cancelled');
    }
    onProgress?.({ type: 'progress', done, total });
    return { rows: done, losses: losses?.() ?? [] };
  });
}

/**
 * Writes the evidence as a file, whole or not at all.
 * @throws Fault `export.failed`, `disk.full`, `disk.failed` or `job.cancelled`; the file is then as it was.
 */
export async function exportFile(
  db: ReadableDb,
  options: ExportOptions,
  to: string,
  watching: Watching = {},
): Promise<Extract<ExportProgress, { type: 'finished' }>> {
  refuseWorkspaces(to, formats[options.format].extension);
  if (watching.signal?.aborted) throw new Fault('job.cancelled', 'The export was cancelled');
  let written: Written = { rows: 0, losses: [] };
  const bytes = await writeAtomically(to, async sink => {
    written = await writeExport(db, options, sink, watching);
  });
  return { type: 'finished', path: to, bytes, ...written };
}

/** One slip of the file dialog must not replace a workspace with its own export. @throws Fault `export.failed` */
export function refuseWorkspaces(to: string, extension: string): void {
  if (extname(to).toLowerCase() !== WORKSPACE_EXTENSION && !isPostilFile(to)) return;
  throw new Fault('export.failed', 'Cannot write the export', {
    file: to,
    reason: `this is the name of a workspace; choose one that ends in .${extension}`,
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
export async function inSnapshot<T>(db: ReadableDb, read: () => Promise<T>): Promise<T> {
  db.prepare('BEGIN').run();
  try {
    return await read();
  } finally {
    db.prepare('COMMIT').run();
  }
}
