/** An open workspace: the one door through which its file is written. */
import type { Edit } from '../../../shared/history/change.ts';
import type { Diff } from '../../../shared/history/diff.ts';
import type { Person } from '../../../shared/records/person.ts';
import type { WorkspaceState } from '../../../shared/records/workspace.ts';
import type { NewContent, NewSource } from './contents.ts';
import type { WritableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import type { KnownPlaces } from './known-places.ts';
import type { MergeBatch } from './merge.ts';

/** Texts and files that a commit's documents point at; stored with it when they are not here yet. */
export interface Attachments {
  readonly contents?: readonly NewContent[];
  readonly sources?: readonly NewSource[];
}

/** What one commit did. */
export interface Commit {
  /** Number of the commit, one more than that of the commit before; the same as `state.seq`. */
  readonly seq: number;
  /** What the analyst did, e.g. "Tag claim"; of an undo or redo, the label of the step. */
  readonly label: string;
  /** Null when it touched so many records that whoever shows some of them reads them again. */
  readonly diff: Diff | null;
  readonly state: WorkspaceState;
}

/** What a rehearsal knows of all batches so far. */
export interface Rehearsed {
  /** Whether anything came that is not here. */
  readonly hasNew: boolean;
  /** Texts that come and were withheld before. */
  readonly texts: number;
}

/** Another workspace on its way in. Each batch is kept at once; what was kept stays when the rest never comes. */
export interface MergeInto {
  /**
   * @returns what became different.
   * @throws Fault `merge.refused` when a change contradicts one that is here; nothing of the batch was kept.
   */
  add(batch: MergeBatch): readonly PreparedEdit[];
  /**
   * Does the same and takes it back at once.
   * @param look Called while it is done, with what became different and what else is known by now.
   */
  rehearse(batch: MergeBatch, look: (edits: readonly PreparedEdit[], known: Rehearsed) => void): void;
  /**
   * Ends the merge, whole or stopped, in pieces that everything else may have its turn between. At its end undo takes
   * all of it back in one step, and windows are told; also where a piece throws.
   * @param plan Gives the edits that make one of what came twice, asked when everything is in. None may lean on
   * another of them, but for those of tags, documents and links on each other.
   */
  finish(plan: () => readonly Edit[]): Generator<void, Commit, undefined>;
}

/** Undo goes back to what was before a step, redo on to what was after it. */
export type Direction = 'before' | 'after';

/**
 * A long step as it is done, or on its way back or forth. Each piece is kept at once, whole records only. What was done
 * of one that is not done to its end can be undone; one of which not all was taken back counts as done, so that undo
 * goes on with it.
 */
export interface LongStep {
  /** Records it is about. */
  readonly total: number;
  /**
   * Does the next piece.
   * @returns how many records are done; there is more to do until it is `total`.
   * @throws Fault `step.overtaken` when something else was done meanwhile, and as `commit` does; what was done before
   * stays.
   */
  next(): number;
  /** Ends it, whole or stopped: windows are told. */
  finish(): Commit;
}

export interface Workspace {
  /** Real path of the file. */
  readonly path: string;
  readonly db: WritableDb;
  /** Where passages are known to stand, so that a commit need not look for them. */
  readonly places: KnownPlaces;
  state(): WorkspaceState;
  /**
   * Writes the edits as one step, or nothing at all. Edits that change nothing write nothing: the answer
   * then has an empty diff and the number of the last commit.
   * @throws Fault `field.invalid`, `record.missing`, `disk.full`, `disk.failed`, and those of `assertInPlace`;
   * nothing was changed.
   */
  commit(label: string, edits: readonly Edit[], attach?: Attachments): Commit;
  /**
   * Begins what `commit` does of so many edits that it would keep everybody waiting; null when they are few.
   * @param edits None of them may lean on one that comes later.
   */
  longCommit(label: string, edits: readonly Edit[]): LongStep | null;
  /**
   * Begins to take another copy's changes in.
   * @param file The other file, for messages and the name of the step.
   */
  merge(file: string): MergeInto;
  /** Takes back the last step that is not undone; null when there is none. */
  undo(): Commit | null;
  /** Does the last undone step again; null when there is none. */
  redo(): Commit | null;
  /**
   * Begins to undo or redo a step of so many records that `undo` or `redo` would keep everybody waiting; null when
   * the next one is short, or there is none.
   */
  longStep(direction: Direction): LongStep | null;
  /**
   * Empties the undo list, so that what is here stays: for work that was done before the analyst came. Tells
   * nobody.
   */
  forgetSteps(): void;
  /** Says who annotates from now on. */
  setPerson(person: Person): void;
  /** Calls `listener` after each commit that changed something. @returns the way to stop it. */
  onCommit(listener: (commit: Commit) => void): () => void;
  /** Whether the file is still where it was opened. */
  isInPlace(): boolean;
  /**
   * Looks whether the file is still where it was opened, for who is about to write it or to hand its path on.
   * When it is not, everything committed is copied to a new workspace first.
   * @param what What could not be done: "Cannot write the export".
   * @throws Fault `workspace.missing` that says what became of the file and where the copy is.
   */
  assertInPlace(what: string): void;
  /**
   * Closes the file and lets others open it. Everything committed is already on disk; if that disk file has lost
   * its name meanwhile, it is copied to a new one.
   * @throws Fault when that copy could not be made; the workspace is closed all the same.
   */
  close(): void;
}
