/** Saving the work in an open workspace whose file is gone: what was committed lives in the open file alone. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';
import { WORKSPACE_EXTENSION } from '../../../shared/records/workspace.ts';
import { copyWhole } from './copy.ts';
import type { WritableDb } from './db.ts';
import { faulting } from './faults.ts';

const WHAT = 'Cannot rescue the workspace';

/**
 * Copies everything that was committed to a new workspace beside the place where `path` was, or where that
 * cannot be, in the home folder.
 * @returns path of the copy, e.g. `notes rescued 2026-11-24.postil`, numbered when there is one already.
 * @throws Fault `disk.full`, `disk.failed`, `workspace.readOnly`, `workspace.damaged`.
 */
export function rescue(db: WritableDb, path: string): string {
  try {
    return rescueIn(nearestFolder(dirname(path)), db, path);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'workspace.readOnly') throw error;
    return rescueIn(homedir(), db, path);
  }
}

function rescueIn(folder: string, db: WritableDb, path: string): string {
  return faulting(WHAT, path, () => {
    const target = freeName(join(folder, basename(path, WORKSPACE_EXTENSION)));
    if (copyWhole(db, target, WHAT)) return target;
    throw new Fault('workspace.damaged', WHAT, { file: path, reason: 'the copy was not whole' });
  });
}

/** The folder itself, or where it was, the first above it that is still there. */
function nearestFolder(folder: string): string {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  return nearest;
}

function freeName(base: string): string {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, '0'));
  const name = `${base} rescued ${day.join('-')}`;
  for (let n = 1; ; n++) {
    const target = `${name}${n === 1 ? '' : ` ${n}`}${WORKSPACE_EXTENSION}`;
    if (!existsSync(target)) return target;
  }
}
