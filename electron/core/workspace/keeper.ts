/** Keeps an open workspace from losing work with its file: looks before each write, and copies what is in danger. */
import { existsSync } from 'node:fs';
import { Fault } from '../../../shared/contract/fault.ts';
import { disconnect } from './connection.ts';
import type { WritableDb } from './db.ts';
import { Place } from './place.ts';
import { rescue } from './rescue.ts';

export class Keeper {
  readonly #db: WritableDb;
  readonly #path: string;
  readonly #place: Place;
  #hasCommitted = false;
  /** The copy that holds everything committed so far. */
  #copy: string | null = null;

  constructor(db: WritableDb, path: string) {
    this.#db = db;
    this.#path = path;
    this.#place = new Place(path);
  }

  isInPlace(): boolean {
    return this.#place.loss() === null;
  }

  /** @throws Fault `workspace.missing` when the file is no longer where it was opened; its work is then copied. */
  assertInPlace(what: string): void {
    const loss = this.#place.loss();
    if (!loss) return;
    const reason = `${loss.reason}; ${this.#tellCopy()}`;
    throw new Fault('workspace.missing', what, { file: this.#path, reason });
  }

  /** Takes note that something was committed, which no earlier copy holds. */
  committed(): void {
    this.#hasCommitted = true;
    this.#copy = null;
  }

  /**
   * Closes the connection, leaving one plain file where the workspace lies; where it no longer lies, nothing of
   * it is left that could be taken for part of another file.
   * @throws Fault when work was in danger and could not be copied; the connection is closed all the same.
   */
  close(): void {
    const loss = this.#place.loss();
    try {
      if (loss && this.#hasCommitted) this.#rescue();
      if (loss?.isWorkspace) this.#abandon();
    } finally {
      if (!loss?.isWorkspace) disconnect(this.#db);
      else if (this.#db.open) this.#db.close();
    }
  }

  /** A file that has moved is left as it is by SQLite, which looks for that itself when it closes. */
  #abandon(): void {
    this.#db.close();
    this.#place.clear();
  }

  #tellCopy(): string {
    try {
      return `everything up to this change is safe in “${this.#rescue()}”: open that to go on`;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const { reason = 'it failed' } = error.data;
      return `copying your work to another file did not succeed either (${reason}); leave Postil open and try again`;
    }
  }

  #rescue(): string {
    if (this.#copy === null || !existsSync(this.#copy)) this.#copy = rescue(this.#db, this.#path);
    return this.#copy;
  }
}
