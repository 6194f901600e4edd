/** What a command may use of the world around it; made once by `main.ts`, or by a test. */

import { Fault } from '../../shared/contract/fault.ts';
import type { BackupReason } from '../../shared/records/backup.ts';
import { Profile, profileFolder } from '../core/profile/profile.ts';
import type { Resources } from '../core/resources.ts';
import { makeBackup } from '../core/workspace/backups/make.ts';
import type { ReadableDb } from '../core/workspace/db.ts';
import { createWorkspace, openReadonly, openWorkspace } from '../core/workspace/open.ts';
import type { Workspace } from '../core/workspace/workspace.ts';

export interface CliContext {
  readonly resources: Resources;
  /** Folder `out` of the built programs. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Writes to standard output. @throws BrokenPipe when nobody reads it any more. */
  readonly out: (piece: string | Uint8Array) => Promise<void>;
  /** Whether a person reads standard output on a terminal. */
  readonly isTerminal: boolean;
  /** Writes a line to standard error. */
  readonly warn: (line: string) => void;
}

/** Whoever read standard output has gone, as `head` does: reason to stop, not to complain. */
export class BrokenPipe extends Error {
  override readonly name = 'BrokenPipe';
}

/** A command line that cannot be meant: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command answers: `refused` when it did some of what was asked and said what it did not. */
export type Outcome = 'done' | 'refused';

function options({ resources, env, platform, warn }: CliContext) {
  const profile = new Profile(profileFolder(env, platform), warn);
  return { person: profile.me, migrations: resources.migrations, backups: profile.backups };
}

/** Makes a workspace and lets `act` use it. @throws Fault */
export function creating<T>(
  context: CliContext,
  path: string,
  name: string | undefined,
  act: (workspace: Workspace) => T,
): T {
  const workspace = createWorkspace(path, { ...options(context), ...(name === undefined ? {} : { name }) });
  try {
    return act(workspace);
  } finally {
    workspace.close();
  }
}

/** Opens a workspace to write while `act` runs. @throws Fault `workspace.inUse` when another program does. */
export async function writing<T>(
  context: CliContext,
  path: string,
  act: (workspace: Workspace) => T | Promise<T>,
): Promise<T> {
  const workspace = openWorkspace(path, options(context));
  try {
    return await act(workspace);
  } finally {
    workspace.close();
  }
}

/** Backs up an open workspace before much of it changes. That it cannot is told and stops nothing. */
export function backUpFirst(context: CliContext, { db, path }: Workspace, reason: BackupReason): void {
  try {
    makeBackup(db, { root: options(context).backups, path, reason }, Date.now());
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    context.warn(`postil: ${error.message}`);
  }
}

/** Opens a workspace to read while `act` runs, also when another program is writing it. @throws Fault */
export async function reading<T>(
  context: CliContext,
  path: string,
  act: (db: ReadableDb) => T | Promise<T>,
): Promise<T> {
  const workspace = openReadonly(path, { migrations: context.resources.migrations });
  try {
    return await act(workspace.db);
  } finally {
    workspace.close();
  }
}
