/**
 * Sees to it that the open workspace is backed up: when it is opened or closed, and every day it stays open. That
 * a backup could not be made is told to the windows and never keeps anybody from working.
 */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Backup, BackupReason } from '../../../shared/records/backup.ts';
import type { ReadWorker } from '../jobs/read-worker.ts';
import { makeBackup } from '../workspace/backups/make.ts';
import { readShelf, shelfFolder } from '../workspace/backups/shelf.ts';
import { toFault } from '../workspace/faults.ts';
import { countChanges } from '../workspace/figures.ts';
import type { Workspace } from '../workspace/workspace.ts';

const CANNOT_BACK_UP = 'Cannot back up the workspace';
const HOUR_MS = 60 * 60 * 1000;

/** Age from which a backup is too old while the workspace is opened or worked in, in ms. */
const DAILY_MS = 24 * HOUR_MS;

/** The same when it is closed, so that a day's work is in the backup of that day. */
const CLOSING_MS = HOUR_MS;

/** How long after a failure the next attempt is made, in ms. */
const RETRY_MS = HOUR_MS;

export interface BackupKeeperParts {
  /** Folder of all backups of this computer. */
  readonly root: string;
  readonly worker: ReadWorker;
  /** Takes note of a backup that was made, and of why one was not. */
  readonly onMade: (backup: Backup) => void;
  readonly onFailed: (fault: Fault) => void;
  readonly logError: (id: string, error: unknown) => void;
}

export class BackupKeeper {
  readonly #parts: BackupKeeperParts;
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  /** When the open workspace was backed up last, or its age as far as backups go, in ms since 1970. */
  #lastAt = 0;

  constructor(parts: BackupKeeperParts) {
    this.#parts = parts;
  }

  /** Backs up a workspace that was just opened, if it is time to, and from now on once a day. */
  opened(workspace: Workspace): void {
    this.#lastAt = Date.now();
    if (this.#isDue(workspace, DAILY_MS)) void this.backUp(workspace, 'daily');
    workspace.onCommit(() => {
      if (isOlder(this.#lastAt, DAILY_MS)) void this.backUp(workspace, 'daily');
    });
  }

  /** Backs up a workspace that is about to be closed, if it is time to: at once, because its end may be ours. */
  closing(workspace: Workspace): void {
    if (this.#underWay > 0 || !workspace.isInPlace() || !this.#isDue(workspace, CLOSING_MS)) return;
    const { path, db } = workspace;
    const wish = { root: this.#parts.root, path, reason: 'daily' } as const;
    this.#guarded(path, () => this.#parts.onMade(makeBackup(db, wish, Date.now())));
  }

  /**
   * Backs up without fail: waits until the backup is made, or told not to be possible.
   * @returns the backup, or null when there is none.
   */
  async backUp(workspace: Workspace, reason: BackupReason): Promise<Backup | null> {
    // Whatever comes of it, the next commit must not try again.
    this.#lastAt = Date.now() - DAILY_MS + RETRY_MS;
    try {
      if (workspace.isInPlace()) return await this.make(workspace, reason);
    } catch (error) {
      this.#tell(error, workspace.path);
    }
    return null;
  }

  /** Backs up the workspace on the worker. @throws Fault when that is not possible. */
  async make(workspace: Workspace, reason: BackupReason): Promise<Backup> {
    // The worker opens the file by its name.
    workspace.assertInPlace(CANNOT_BACK_UP);
    const { root, worker } = this.#parts;
    this.#underWay++;
    const before = this.#last;
    const made = before.then(() => worker.backUp({ root, path: workspace.path, reason }));
    this.#last = made.catch(() => undefined);
    try {
      const backup = await made;
      this.#lastAt = backup.at;
      this.#parts.onMade(backup);
      return backup;
    } finally {
      this.#underWay--;
    }
  }

  /** Whether something was committed since the last backup, and that is older than `age` (ms). */
  #isDue(workspace: Workspace, age: number): boolean {
    let isDue = false;
    this.#guarded(workspace.path, () => {
      const shelf = readShelf(shelfFolder(this.#parts.root, workspace.path));
      const newest = shelf?.backups.find(({ isSound }) => isSound);
      if (newest) this.#lastAt = newest.at;
      if (newest === undefined) isDue = hasWork(workspace);
      else isDue = isOlder(newest.at, age) && countChanges(workspace.db) !== newest.facts?.changes;
    });
    return isDue;
  }

  #guarded(path: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#tell(toFault(error, CANNOT_BACK_UP, path), path);
    }
  }

  /** Says that a backup could not be made; a bug is logged beside. */
  #tell(error: unknown, path: string): void {
    if (error instanceof Fault) {
      if (error.code !== 'job.cancelled') this.#parts.onFailed(error);
      return;
    }
    this.#parts.logError('backup', error);
    this.#parts.onFailed(
      new Fault('disk.failed', CANNOT_BACK_UP, { file: path, reason: 'something unexpected happened' }),
    );
  }
}

/** Whether anything was done since it was made and named. */
function hasWork(workspace: Workspace): boolean {
  const { documents, undo, redo } = workspace.state();
  return documents > 0 || undo !== null || redo !== null;
}

/** Whether `at` is more than `age` ms away; a clock that was wrong may have put it into the future. */
function isOlder(at: number, age: number): boolean {
  return Math.abs(Date.now() - at) > age;
}
