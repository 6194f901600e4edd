/**
 * Writing a file whole or not at all: under a temporary name in the same folder, on disk before it gets its
 * own name. Whoever looks sees the old file or the new one, never half of one.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault, type FaultCode } from '../../../shared/contract/fault.ts';

/** Takes a file piece by piece: bytes, or text that becomes UTF-8. */
export interface ByteSink {
  write(piece: string | Uint8Array): void | Promise<void>;
}

/**
 * Lets `write` fill a file and then puts it at `path`, replacing a file of that name. When `write` throws, the
 * former file is as it was and nothing is left beside it.
 * @returns the size written, in bytes.
 * @throws Fault `export.failed`, `disk.full` or `disk.failed` naming the file and the reason.
 */
export async function writeAtomically(
  path: string,
  write: (sink: ByteSink) => Promise<void>,
): Promise<number> {
  const target = naming(path, () => finalPlace(path));
  const temporary = temporaryBeside(target);
  const descriptor = naming(path, () => openSync(temporary, 'wx', 0o666));
  let isOpen = true;
  let size = 0;
  try {
    await write({
      write(piece) {
        size += naming(path, () => writeWhole(descriptor, piece));
      },
    });
    naming(path, () => {
      fsyncSync(descriptor);
      closeSync(descriptor);
      isOpen = false;
      renameSync(temporary, target);
      syncFolder(dirname(target));
    });
    return size;
  } finally {
    if (isOpen) closeSync(descriptor);
    rmSync(temporary, { force: true });
  }
}

/**
 * The same for what must make its file itself, as SQLite does: `make` gets the name of an empty file to fill.
 * @param what What could not be done, for the faults.
 */
export async function placeAtomically(
  path: string,
  what: string,
  make: (temporary: string) => Promise<void>,
): Promise<number> {
  const target = naming(path, () => finalPlace(path), what);
  const temporary = temporaryBeside(target);
  naming(path, () => closeSync(openSync(temporary, 'wx', 0o666)), what);
  try {
    await make(temporary);
    return naming(path, () => putInPlace(temporary, target), what);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function putInPlace(temporary: string, target: string): number {
  const descriptor = openSync(temporary, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, target);
  syncFolder(dirname(target));
  return statSync(target).size;
}

function temporaryBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Where the file goes: through a symbolic link to what it names, so that the link stays one. */
function finalPlace(path: string): string {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present === undefined) return path;
  if (!present.isFile())
    throw new Fault('export.failed', CANNOT_WRITE, { file: path, reason: notAFile(present) });
  return realpathSync(path);
}

function notAFile(stats: Stats): string {
  return stats.isDirectory() ? 'this is a folder' : 'this is not a regular file';
}

/** `writeSync` may write less than it was given, above all on a disk that is filling up. */
function writeWhole(descriptor: number, piece: string | Uint8Array): number {
  const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
  return bytes.length;
}

/** Makes the new name itself last through a power cut. Windows cannot open folders and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const CANNOT_WRITE = 'Cannot write the export';

const reasons: Readonly<Record<string, readonly [FaultCode, string]>> = {
  ENOENT: ['export.failed', 'there is no such folder'],
  ENOTDIR: ['export.failed', 'part of the path is not a folder'],
  EACCES: ['export.failed', 'you may not write there'],
  EPERM: ['export.failed', 'you may not write there'],
  EROFS: ['export.failed', 'the folder is on a disk that can only be read'],
  ENAMETOOLONG: ['export.failed', 'the name is too long'],
  EBUSY: ['export.failed', 'another program holds the file'],
  ENOSPC: ['disk.full', 'the disk is full'],
  EDQUOT: ['disk.full', 'your share of the disk is full'],
  EFBIG: ['disk.full', 'the file would be larger than is allowed here'],
};

/** Turns an error of the file system into a fault about `path`. */
function naming<T>(path: string, act: () => T, what = CANNOT_WRITE): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    const [code, reason] = reasons[String(error.code)] ?? (['disk.failed', error.message] as const);
    throw new Fault(code, what, { file: path, reason });
  }
}
