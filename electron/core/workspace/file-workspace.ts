/** The open workspace over its file: every commit, undo and redo goes through one transaction here. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import { type Diff, EMPTY_DIFF } from '../../../shared/history/diff.ts';
import { WORKSPACE_ID } from '../../../shared/history/fields.ts';
import type { Person } from '../../../shared/records/person.ts';
import type { WorkspaceState } from '../../../shared/records/workspace.ts';
import type { WritableDb } from './db.ts';
import { type PreparedEdit, prepareEdits } from './edits.ts';
import { faulting } from './faults.ts';
import { keepHorizon, seenHere } from './horizons.ts';
import type { Host } from './host.ts';
import { Keeper } from './keeper.ts';
import { KnownPlaces } from './known-places.ts';
import { deviceFor, forgetLocal, identityOf, readLocal, writeLocal } from './local.ts';
import type { Lock } from './lock.ts';
import { highestLamport, highestSeq } from './log.ts';
import { beginStep, walkStep } from './long-step.ts';
import { mergeInto } from './merge-into.ts';
import { getPerson } from './people.ts';
import { RecordTables } from './record-tables.ts';
import { References } from './references.ts';
import {
  dropSteps,
  editsToward,
  labelToRedo,
  labelToUndo,
  markStep,
  pushStep,
  StepEdits,
  stepToRedo,
  stepToUndo,
} from './steps.ts';
import { Tally } from './tally.ts';
import { Transactions } from './transactions.ts';
import type { Attachments, Commit, Direction, LongStep, MergeInto, Workspace } from './workspace.ts';
import { MOST_TOLD, writeEdits } from './write-edits.ts';

const WHAT = 'Cannot save the change';

/** What a transaction is to write, and under which label. */
interface Plan {
  readonly label: string;
  readonly edits: readonly PreparedEdit[];
  readonly attach?: Attachments;
  /** Whether windows are told record by record what changed; else they read again. */
  readonly isTold?: false;
}

export class FileWorkspace implements Workspace {
  readonly path: string;
  readonly db: WritableDb;
  readonly places = new KnownPlaces();
  readonly #lock: Lock;
  readonly #keeper: Keeper;
  readonly #rows: RecordTables;
  readonly #transactions: Transactions;
  readonly #host: Host;
  #tally: Tally;
  readonly #device: string;
  readonly #listeners = new Set<(commit: Commit) => void>();
  #person: Person;
  #seq: number;
  #isClosed = false;

  /** @param lock Released when the workspace is closed. */
  constructor(path: string, db: WritableDb, lock: Lock, person: Person) {
    this.path = path;
    this.db = db;
    this.#lock = lock;
    this.#person = person;
    this.#rows = new RecordTables(db);
    this.#tally = new Tally(db, path);
    this.#device = deviceFor(db, path);
    // Commits are counted on from the log rather than in a row of their own, which would be one page more for each.
    this.#seq = highestLamport(db);
    this.#keeper = new Keeper(db, path);
    this.#transactions = new Transactions(db, path, WHAT, () => {
      this.#assertOpen();
      this.assertInPlace(WHAT);
    });
    this.#host = {
      db,
      rows: this.#rows,
      places: this.places,
      transactions: this.#transactions,
      write: (label, edits) => this.#write({ label, edits, isTold: false }),
      written: () => this.#keeper.committed(),
      unchanged: label => this.#answer(label, EMPTY_DIFF),
      finish: label => {
        this.#assertOpen();
        return this.#committed({ label, diff: null });
      },
    };
  }

  state(): WorkspaceState {
    return {
      path: this.path,
      ...this.#tally.current(),
      me: this.#person,
      seq: this.#seq,
      undo: labelToUndo(this.db),
      redo: labelToRedo(this.db),
    };
  }

  commit(label: string, edits: readonly Edit[], attach: Attachments = {}): Commit {
    const done = this.#transact(() => {
      const prepared = prepareEdits(this.#rows, edits);
      new References(this.db, this.#rows, prepared, attach).check();
      if (prepared.length === 0) return null;
      pushStep(this.db, label, new StepEdits().add(prepared));
      return { label, edits: prepared, attach };
    });
    return done ?? this.#answer(label, EMPTY_DIFF);
  }

  longCommit(label: string, edits: readonly Edit[]): LongStep | null {
    return edits.length > MOST_TOLD ? beginStep(this.#host, label, edits) : null;
  }

  longStep(direction: Direction): LongStep | null {
    const step = direction === 'before' ? stepToUndo(this.db) : stepToRedo(this.db);
    return step && step.edits.length > MOST_TOLD ? walkStep(this.#host, step, direction) : null;
  }

  undo(): Commit | null {
    return this.#transact(() => {
      const step = stepToUndo(this.db);
      if (!step) return null;
      markStep(this.db, step, true);
      return { label: step.label, edits: prepareEdits(this.#rows, editsToward(this.#rows, step, 'before')) };
    });
  }

  redo(): Commit | null {
    return this.#transact(() => {
      const step = stepToRedo(this.db);
      if (!step) return null;
      markStep(this.db, step, false);
      return { label: step.label, edits: prepareEdits(this.#rows, editsToward(this.#rows, step, 'after')) };
    });
  }

  merge(file: string): MergeInto {
    return mergeInto(this.#host, file);
  }

  forgetSteps(): void {
    this.assertInPlace(WHAT);
    faulting('Cannot empty the undo list', this.path, () => dropSteps(this.db));
  }

  /** Gives a new workspace its name: its first commit, which undo does not take back. */
  begin(name: string): void {
    const edit: Edit = { record: 'workspace', id: WORKSPACE_ID, fields: { name } };
    this.#transact(() => ({ label: 'New workspace', edits: prepareEdits(this.#rows, [edit]) }));
  }

  /** A person known here gets their new details at once; one who is not becomes known with their first commit. */
  setPerson(person: Person): void {
    const before = this.#person;
    this.#person = person;
    if (getPerson(this.db, person.id) === undefined) return;
    try {
      this.#transact(() => {
        const edits = this.#personEdits();
        return edits.length > 0 ? { label: 'Change your name', edits: [] } : null;
      });
    } catch (error) {
      this.#person = before;
      throw error;
    }
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  isInPlace(): boolean {
    return this.#keeper.isInPlace();
  }

  assertInPlace(what: string): void {
    this.#keeper.assertInPlace(what);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#listeners.clear();
    try {
      this.#keeper.close();
    } finally {
      this.#lock.release();
    }
  }

  /**
   * Plans and writes in one transaction; null when there was nothing to plan. What is kept in memory changes
   * only after the file has it, so that a throw leaves both as they were.
   */
  #transact(plan: () => Plan | null): Commit | null {
    const done = this.#transactions.whole(() => {
      const planned = plan();
      if (!planned) return null;
      return { label: planned.label, diff: this.#write(planned) };
    });
    return done && this.#committed(done);
  }

  /** Inside a transaction. */
  #write({ edits, attach = {}, isTold }: Plan): Diff | null {
    const author = { device: this.#device, person: this.#person.id, wall: Date.now() };
    this.#claimDevice();
    const all = [...this.#personEdits(), ...edits];
    return writeEdits(this.db, this.#rows, author, all, attach, this.places, isTold);
  }

  /** Brings what is kept in memory up to the file, and tells. */
  #committed({ label, diff }: { label: string; diff: Diff | null }): Commit {
    this.#keeper.committed();
    this.#seq++;
    if (diff) this.#tally.apply(diff);
    else this.#tally = new Tally(this.db, this.path);
    const commit = this.#answer(label, diff);
    this.#tell(commit);
    return commit;
  }

  /** A handler that waited for something else may find that the workspace was closed meanwhile. */
  #assertOpen(): void {
    if (this.#isClosed) throw new Fault('workspace.none', WHAT, { file: this.path, reason: 'it was closed' });
  }

  /** The edit that makes this computer's person known here as they are now; nothing when they are. */
  #personEdits(): PreparedEdit[] {
    const { id, name, initials, colour } = this.#person;
    return prepareEdits(this.#rows, [{ record: 'person', id, fields: { name, initials, colour } }]);
  }

  /**
   * From its first commit on, this copy has a device of its own, which had seen everything that was here before.
   */
  #claimDevice(): void {
    const isNew = readLocal(this.db, 'device') !== this.#device;
    if (isNew) {
      writeLocal(this.db, 'device', this.#device);
      writeLocal(this.db, 'identity', identityOf(this.path));
    }
    if (!isNew && readLocal(this.db, 'unseen') === undefined) return;
    const seq = highestSeq(this.db, this.#device);
    keepHorizon(this.db, { device: this.#device, seq, seen: seenHere(this.db, this.#device) });
    forgetLocal(this.db, 'unseen');
  }

  #answer(label: string, diff: Diff | null): Commit {
    return { seq: this.#seq, label, diff, state: this.state() };
  }

  #tell(commit: Commit): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(commit);
      } catch (error) {
        // The commit is on disk: a listener's bug must not make it look refused.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
