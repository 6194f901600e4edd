/** Whole copies of workspaces that are not open: a backup brought back, or one made where the person says. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../../../shared/contract/fault.ts';
import { connectReadonly } from '../connection.ts';
import { copyWhole } from '../copy.ts';
import { faulting } from '../faults.ts';
import { countFigures, type Figures } from '../figures.ts';
import { assertFree } from '../free-name.ts';
import { inspectFile } from '../inspect-file.ts';
import { readMigrations } from '../migrate.ts';
import { verifyFile } from '../verify-file.ts';
import { isUntouched, readFacts } from './shelf.ts';

export interface CopyWish {
  /** A workspace file of this version or an earlier one; it may be open in another program. */
  readonly from: string;
  /** A name that is free. */
  readonly to: string;
  /** Folder of the migration steps. */
  readonly migrations: string;
  /** What could not be done: "Cannot restore the backup". */
  readonly what: string;
}

/** The copy that was made, by its real path. */
export interface Copied extends Figures {
  readonly path: string;
}

/**
 * Checks a workspace file and copies it to a new file, in the form it has; opening the copy brings it up to date.
 * @throws Fault `workspace.exists`, `workspace.missing`, `workspace.damaged`, `workspace.foreign`,
 * `workspace.newer`, `disk.full` …; no file was made, and the one copied from is as it was.
 */
export function copyWorkspace({ from, to, migrations, what }: CopyWish): Copied {
  const steps = readMigrations(migrations);
  const target = faulting(what, to, () => {
    assertFree(to, what);
    return join(realpathSync(dirname(to)), basename(to));
  });
  return faulting(what, from, () => {
    const file = inspectFile(from, what, steps.length);
    const facts = readFacts(file.path);
    if (facts !== null && !isUntouched(file.path, facts)) throw damaged(from, what);
    const db = connectReadonly(file.path);
    try {
      verifyFile(db, file, steps, what);
      if (!faulting(what, to, () => copyWhole(db, target, what))) throw damaged(from, what);
      return { path: target, ...countFigures(db) };
    } finally {
      db.close();
    }
  });
}

function damaged(file: string, what: string): Fault {
  return new Fault('workspace.damaged', what, {
    file,
    reason: 'the file has changed since it was made or is damaged; it was left as it is, take another backup',
  });
}
