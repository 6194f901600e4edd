/**
 * The private copy of a foreign file, made by the process that reads it: a file system that hangs holds nobody else
 * up, and a file that this program happens to have open keeps its locks, which the system drops when a process
 * closes any handle of it (sqlite.org/howtocorrupt.html, 2.2). The file itself is only ever read.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { Fault } from '../../../shared/contract/fault.ts';
import { CANNOT_MERGE, refused } from '../workspace/foreign-file.ts';

/** How much is copied at a time, in bytes. */
const PIECE = 1024 * 1024;
/** How often copying is tried again when somebody wrote to the file meanwhile. */
const ROUNDS = 3;

/** Largest file that is looked at, in bytes. */
const LARGEST = 64 * 1024 ** 3;

type Tell = (done: number, total: number) => void;

/**
 * Copies a file, with its write-ahead log if there is one, as they were at one moment.
 * @param to Where the copy goes; the log's has `-wal` behind.
 * @throws Fault `merge.refused` for what is no file, a link, or a file that is being written; `workspace.missing`;
 * `file.unreadable`; `disk.full`.
 */
export async function copyForeign(file: string, to: string, tell: Tell): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const before = await stateOf(file);
    if (before.journal > 0)
      throw refused(
        file,
        'it was left in the middle of a write; open it once in Postil, which sets it right',
      );
    const size = before.main.size + before.log;
    await copy(file, to, done => tell(done, size));
    if (before.log > 0) await copy(`${file}-wal`, `${to}-wal`, done => tell(before.main.size + done, size));
    if (same(before, await stateOf(file))) return;
  }
  throw refused(file, 'it is being written to at this moment; close it there first');
}

/** @throws Fault `merge.refused` for what is no file, `workspace.missing`, `file.unreadable`. */
export async function assertFile(file: string): Promise<void> {
  if (!(await looked(file))) throw missing(file);
}

function missing(file: string): Fault {
  return new Fault('workspace.missing', CANNOT_MERGE, { file, reason: 'there is no such file' });
}

interface State {
  readonly main: { readonly size: number; readonly changed: bigint; readonly inode: bigint };
  /** Sizes of what lies beside it, 0 for nothing. */
  readonly log: number;
  readonly logChanged: bigint;
  readonly journal: number;
}

async function stateOf(file: string): Promise<State> {
  const main = await looked(file);
  if (!main) throw missing(file);
  const log = await looked(`${file}-wal`);
  const journal = await looked(`${file}-journal`);
  return {
    main: { size: Number(main.size), changed: main.mtimeNs, inode: main.ino },
    log: Number(log?.size ?? 0),
    logChanged: log?.mtimeNs ?? 0n,
    journal: Number(journal?.size ?? 0),
  };
}

function same(a: State, b: State): boolean {
  return (
    a.main.size === b.main.size &&
    a.main.changed === b.main.changed &&
    a.main.inode === b.main.inode &&
    a.log === b.log &&
    a.logChanged === b.logChanged
  );
}

/** What lies there, not what a link there leads to. @throws Fault for anything but a file. */
async function looked(path: string) {
  try {
    const stats = await lstat(path, { bigint: true });
    if (stats.isSymbolicLink()) throw refused(path, 'it is a symbolic link; choose the file it leads to');
    if (stats.isDirectory()) throw refused(path, 'it is a folder; choose a .postil file');
    if (!stats.isFile()) throw refused(path, 'it is not a regular file');
    if (stats.size > LARGEST) throw refused(path, 'it is too large to be a workspace');
    return stats;
  } catch (error) {
    if (isFromSystem(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw named(error, path);
  }
}

async function copy(from: string, to: string, tell: (done: number) => void): Promise<void> {
  // What was put there since is not followed, and does not hold this up: a link, or a pipe that nobody writes to.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const source = await naming(from, () => open(from, O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
  try {
    if (!(await source.stat()).isFile()) throw refused(from, 'it is not a regular file');
    const target = await open(to, 'w', 0o600);
    try {
      await pour(source, target, from, tell);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function pour(
  source: FileHandle,
  target: FileHandle,
  file: string,
  tell: (done: number) => void,
): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  for (let done = 0; ; ) {
    const { bytesRead } = await naming(file, () => source.read(buffer, 0, PIECE, done));
    if (bytesRead === 0) return;
    await naming(file, () => target.write(buffer, 0, bytesRead));
    done += bytesRead;
    if (done > LARGEST) throw refused(file, 'it is too large to be a workspace');
    tell(done);
  }
}

async function naming<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw named(error, file);
  }
}

/** An error of the file system as a fault about `file`. */
function named(error: unknown, file: string): unknown {
  const fault = (code: Fault['code'], reason: string) => new Fault(code, CANNOT_MERGE, { file, reason });
  if (isFromSystem(error, 'ENOENT', 'ENOTDIR')) return missing(file);
  if (isFromSystem(error, 'EACCES', 'EPERM')) return fault('file.unreadable', 'permission denied');
  if (isFromSystem(error, 'ELOOP'))
    return refused(file, 'it is a symbolic link; choose the file it leads to');
  if (isFromSystem(error, 'ENOSPC', 'EDQUOT', 'EFBIG'))
    return fault('disk.full', 'there is no room for the private copy of it that is read');
  if (isFromSystem(error, 'EIO')) return fault('disk.failed', 'the disk refused to read it');
  return error;
}

function isFromSystem(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
