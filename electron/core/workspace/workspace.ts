/** An open workspace: the one door through which its file is written. */
import type { Edit } from '../../../shared/history/change.ts';
import type { Diff } from '../../../shared/history/diff.ts';
import type { Person } from '../../../shared/records/person.ts';
import type { WorkspaceState } from '../../../shared/records/workspace.ts';
import type { NewContent, NewSource } from './contents.ts';
import type { WritableDb } from './db.ts';

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

export interface Workspace {
  /** Real path of the file. */
  readonly path: string;
  readonly db: WritableDb;
  state(): WorkspaceState;
  /**
   * Writes the edits as one step, or nothing at all. Edits that change nothing write nothing: the answer
   * then has an empty diff and the number of the last commit.
   * @throws Fault `field.invalid`, `record.missing`, `disk.full`, `disk.failed`; nothing was changed.
   */
  commit(label: string, edits: readonly Edit[], attach?: Attachments): Commit;
  /** Takes back the last step that is not undone; null when there is none. */
  undo(): Commit | null;
  /** Does the last undone step again; null when there is none. */
  redo(): Commit | null;
  /** Says who annotates from now on. */
  setPerson(person: Person): void;
  /** Calls `listener` after each commit that changed something. @returns the way to stop it. */
  onCommit(listener: (commit: Commit) => void): () => void;
  /** Closes the file and lets others open it. Everything committed is already on disk. */
  close(): void;
}
