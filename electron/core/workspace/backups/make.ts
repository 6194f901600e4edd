/** Making a backup: a whole copy, looked at before it counts, and then one less of those nobody needs any more. */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../../../shared/contract/fault.ts';
import type { Backup, BackupReason } from '../../../../shared/records/backup.ts';
import { connectReadonly } from '../connection.ts';
import { copyWhole, UNFINISHED } from '../copy.ts';
import type { ReadableDb } from '../db.ts';
import { faulting } from '../faults.ts';
import { countFigures } from '../figures.ts';
import { workspaceName } from '../workspace-record.ts';
import { surplus } from './rotation.ts';
import {
  factsFile,
  isUntouched,
  nextName,
  openShelf,
  readShelf,
  sha256Of,
  shelfFolder,
  writeFacts,
} from './shelf.ts';

const CANNOT_BACK_UP = 'Cannot back up the workspace';

export interface BackupWish {
  /** Folder of all backups of this computer. */
  readonly root: string;
  /** Real path of the workspace that `db` has open. */
  readonly path: string;
  readonly reason: BackupReason;
}

/**
 * Backs up what was committed so far. Synchronous: a workspace of 100 MB takes about half a second, so a window
 * in use has the worker do it. Only one at a time may be made of a workspace.
 * @param at Now, in ms since 1970.
 * @throws Fault `disk.full`, `disk.failed`, `workspace.readOnly`, `workspace.damaged`; the backups there were are
 * still there.
 */
export function makeBackup(db: ReadableDb, { root, path, reason }: BackupWish, at: number): Backup {
  const folder = shelfFolder(root, path);
  const file = faulting(CANNOT_BACK_UP, folder, () => {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    openShelf(folder, { path, name: workspaceName(db, path) });
    clearUnfinished(folder);
    const target = join(folder, nextName(folder, reason, at));
    if (!copyWhole(db, target, CANNOT_BACK_UP))
      throw new Fault('workspace.damaged', CANNOT_BACK_UP, { file: path, reason: 'the copy was not whole' });
    writeFacts(target, { ...figuresOf(target), bytes: statSync(target).size, sha256: sha256Of(target) });
    return target;
  });
  faulting('Cannot remove old backups', folder, () => thinOut(folder));
  const made = readShelf(folder)?.backups.find(backup => backup.file === file);
  if (made) return made;
  throw new Fault('disk.failed', CANNOT_BACK_UP, { file, reason: 'it was gone as soon as it was made' });
}

function figuresOf(file: string) {
  const db = connectReadonly(file);
  try {
    return countFigures(db);
  } finally {
    db.close();
  }
}

/** What a program left that was ended while it made a backup. */
function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.endsWith(UNFINISHED) || name.endsWith(`${UNFINISHED}-journal`))
      rmSync(join(folder, name), { force: true });
}

/** Deletes what newer backups stand for, unless it has changed since it was made: then it is kept to be looked at. */
function thinOut(folder: string): void {
  for (const { file, facts } of surplus(readShelf(folder)?.backups ?? [])) {
    if (facts === null || !isUntouched(file, facts)) continue;
    rmSync(file);
    rmSync(factsFile(file), { force: true });
  }
}
