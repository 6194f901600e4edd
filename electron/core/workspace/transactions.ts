/** Work on the file of an open workspace that is done whole or not at all. */
import type { WritableDb } from './db.ts';
import { faulting } from './faults.ts';

/** Records that long work writes at once, so that nobody waits for it. */
export const PIECE = 250;

export class Transactions {
  readonly #db: WritableDb;
  readonly #path: string;
  readonly #what: string;
  readonly #assertReady: () => void;

  /**
   * @param what What could not be done when one fails: "Cannot save the change".
   * @param assertReady Throws where the file must not be written.
   */
  constructor(db: WritableDb, path: string, what: string, assertReady: () => void) {
    this.#db = db;
    this.#path = path;
    this.#what = what;
    this.#assertReady = assertReady;
  }

  /** What is done is on the disk when this returns. @throws Fault `disk.full`, `disk.failed`; nothing was done. */
  whole<T>(work: () => T): T {
    this.#assertReady();
    return this.#run(work);
  }

  /**
   * As `whole`, for one of many that are acknowledged together by a last one: only that one waits for the disk, and
   * everything before it is there with it. After a power failure whole batches may be missing.
   */
  batch<T>(work: () => T): T {
    this.#assertReady();
    this.#db.pragma('synchronous = NORMAL');
    try {
      return this.#run(work);
    } finally {
      this.#db.pragma('synchronous = FULL');
    }
  }

  /** Does some work and takes it back. */
  rehearsal(work: () => void): void {
    const done = Symbol('done');
    try {
      this.whole(() => {
        // Texts, and what an earlier batch brought, are not there.
        this.#db.pragma('defer_foreign_keys = ON');
        work();
        throw done;
      });
    } catch (error) {
      if (error !== done) throw error;
    }
  }

  #run<T>(work: () => T): T {
    return faulting(this.#what, this.#path, () => this.#db.transaction(work).immediate());
  }
}
