/** The small JSON files of the profile: read when there, written whole or not at all. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';

/**
 * The text of a file, null when there is none.
 * @throws Fault `disk.failed` when it is there and may not be read.
 */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new Fault('disk.failed', 'Cannot read the settings', { file, reason: error.message });
  }
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Writes `text` under a temporary name and renames it, so that a crash leaves the old file.
 * @throws Fault `disk.failed`; the old file is as it was.
 */
export function writeAtomically(file: string, text: string): void {
  try {
    writeAndRename(file, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Fault('disk.failed', 'Cannot write the settings', { file, reason: error.message });
  }
}

function writeAndRename(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}
