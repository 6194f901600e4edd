/** Bringing a workspace file to the newest form, one step a file of the migrations folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';
import { WORKSPACE_EXTENSION } from '../../../shared/records/workspace.ts';
import { makeBackup } from './backups/make.ts';
import { copyWhole } from './copy.ts';
import type { ReadableDb, WritableDb } from './db.ts';

const STEP = /^(\d{4})-[a-z0-9-]+\.sql$/;

export interface MigrationStep {
  /** The `user_version` of a file that has gone through it: 1, 2, 3 … */
  readonly version: number;
  readonly sql: string;
}

/** The steps in `folder`, in order. @throws Error when a number is missing or there twice. */
export function readMigrations(folder: string): MigrationStep[] {
  const names = readdirSync(folder).filter(name => STEP.test(name));
  names.sort();
  return names.map((name, i) => {
    const version = Number(name.slice(0, 4));
    if (version !== i + 1) throw new Error(`migration ${name} is not number ${i + 1}`);
    return { version, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

export function versionOf(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Takes the file through every step it has not gone through. A step and its number are one transaction, so a
 * crash leaves exactly the old or exactly the new form.
 */
export function migrate(db: WritableDb, steps: readonly MigrationStep[]): void {
  // Steps that rebuild a table break references for a moment; they are checked before the step ends.
  db.pragma('foreign_keys = OFF');
  try {
    for (const step of steps) if (step.version > versionOf(db)) runStep(db, step);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function runStep(db: WritableDb, step: MigrationStep): void {
  db.transaction(() => {
    db.exec(step.sql);
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Error(`migration ${step.version} left ${broken.length} broken references`);
    db.pragma(`user_version = ${step.version}`);
  }).immediate();
}

/**
 * Copies a workspace before its form changes, and opens the copy to see that it is whole: among the backups of
 * this computer, or beside itself where there are none or none can be made.
 * @param root Folder of the backups.
 * @returns path of the copy; beside it is `name.postil.before-v2.bak`, numbered when there is one already.
 * @throws Fault `workspace.damaged` when the copy is not whole.
 */
export function backUpBefore(db: WritableDb, path: string, version: number, root?: string): string {
  if (root !== undefined) {
    try {
      return makeBackup(db, { root, path, reason: 'migration' }, Date.now()).file;
    } catch (error) {
      // A copy beside serves as well; that backups cannot be made is told when the next one is due.
      if (!(error instanceof Fault)) throw error;
    }
  }
  return backUpBeside(db, path, version);
}

function backUpBeside(db: WritableDb, path: string, version: number): string {
  const target = freeName(
    path.endsWith(WORKSPACE_EXTENSION) ? path : `${path}${WORKSPACE_EXTENSION}`,
    version,
  );
  const what = 'Cannot bring the workspace to the new form';
  if (copyWhole(db, target, what)) return target;
  throw new Fault('workspace.damaged', what, {
    file: path,
    reason: 'the copy made before was not whole, so nothing was changed',
  });
}

function freeName(path: string, version: number): string {
  const base = `${path}.before-v${version}`;
  let name = `${base}.bak`;
  for (let n = 2; existsSync(name); n++) name = `${base}.${n}.bak`;
  return name;
}
