/**
 * The right to write a workspace: an exclusive lock of the operating system on a small file beside it. The
 * lock dies with its process, so that a crash never leaves a workspace shut. SQLite takes the lock for us in
 * the one way that works on every system.
 */

import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '../../../shared/contract/fault.ts';

export interface Lock {
  release(): void;
}

/** Rounds of taking a lock file that its last owner was just deleting. */
const ROUNDS = 5;

/**
 * @param path Real path of the workspace.
 * @throws Fault `workspace.inUse` when another window, process or program of ours holds it.
 */
export function takeLock(path: string, what: string): Lock {
  const lockFile = `${path}-lock`;
  for (let round = 0; round < ROUNDS; round++) {
    const lock = tryLock(lockFile);
    if (lock === 'gone') continue;
    if (lock) return lock;
    break;
  }
  throw new Fault('workspace.inUse', what, {
    file: path,
    reason: 'it is open in another Postil window or command; close it there first',
  });
}

/** The lock, null when someone holds it, `gone` when the file was deleted while we took it. */
function tryLock(lockFile: string): Lock | null | 'gone' {
  closeSync(openSync(lockFile, 'a'));
  const before = inode(lockFile);
  if (before === null) return 'gone';
  const db = new Database(lockFile, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  if (inode(lockFile) !== before) {
    db.close();
    return 'gone';
  }
  return { release: () => release(db, lockFile, before) };
}

/**
 * Deletes the lock file while it is still held: whoever opened it meanwhile sees that it is gone. One that was
 * put in its place behind our back is another's.
 */
function release(db: Database.Database, lockFile: string, own: bigint): void {
  try {
    // Windows cannot delete an open file; there it stays, empty, and is used again.
    if (process.platform !== 'win32' && inode(lockFile) === own) rmSync(lockFile, { force: true });
  } finally {
    db.close();
  }
}

function inode(file: string): bigint | null {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats ? stats.ino : null;
}
