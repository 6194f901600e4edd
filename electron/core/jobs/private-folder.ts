/**
 * Folders for what must not stay on the disk: copies of received workspaces, a share before it is sealed. Each is
 * deleted after use; those that a killed process left are found by its number in their names.
 */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'postil-private-';
const NAME = new RegExp(`^${PREFIX}(\\d+)-`);

/** Makes a folder that only this user can read; the caller deletes it. */
export function privateFolder(): string {
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/**
 * Deletes the private folders of this user's processes that no longer run. One that cannot be deleted is left for
 * the next time.
 * @returns how many were deleted.
 */
export function sweepPrivateFolders(): number {
  let swept = 0;
  for (const name of readdirSync(tmpdir())) {
    const owner = NAME.exec(name)?.[1];
    const folder = join(tmpdir(), name);
    if (owner === undefined || isRunning(Number(owner)) || !isOurs(folder)) continue;
    try {
      rmSync(folder, { recursive: true });
      swept++;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
  return swept;
}

/** Whether there is a process of that number; another's may not be asked more than that. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Whether it is a folder of this user's: temporary folders are shared, and anybody may put a link there. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
}
