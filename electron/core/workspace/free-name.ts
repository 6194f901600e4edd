/** Names for new workspace files: free ones, taken at once and from nobody. */
import { linkSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';

/**
 * Refuses a name that cannot become that of a new workspace.
 * @param what What could not be done: "Cannot make the workspace".
 * @throws Fault `workspace.exists`, `workspace.missing`
 */
export function assertFree(path: string, what: string): void {
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (!folder?.isDirectory())
    throw new Fault('workspace.missing', what, { file: path, reason: 'there is no such folder' });
  if (lstatSync(path, { throwIfNoEntry: false })) throw taken(path, what);
  assertNothingLeft(path, what);
}

/**
 * Refuses a name beside which an earlier workspace left a log: SQLite would apply it to the new file.
 * @throws Fault `workspace.exists`
 */
export function assertNothingLeft(path: string, what: string): void {
  for (const file of [`${path}-wal`, `${path}-journal`])
    if (lstatSync(file, { throwIfNoEntry: false }))
      throw new Fault('workspace.exists', what, {
        file: path,
        reason: `an earlier workspace of that name left “${basename(file)}”; move that away, or choose another name`,
      });
}

/**
 * Moves the draft to its name, refusing a name that somebody took meanwhile.
 * @param path The name as the person wrote it.
 * @throws Fault `workspace.exists`
 */
export function giveName(draft: string, target: string, path: string, what: string): void {
  try {
    linkSync(draft, target);
    rmSync(draft);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw taken(path, what);
    // Some file systems (FAT, some network shares) have no hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
    if (lstatSync(target, { throwIfNoEntry: false })) throw taken(path, what);
    renameSync(draft, target);
  }
}

function taken(path: string, what: string): Fault {
  return new Fault('workspace.exists', what, {
    file: path,
    reason: 'there is something of that name already; choose another name, or open it',
  });
}
