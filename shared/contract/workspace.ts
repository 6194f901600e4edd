/** Opening, closing, undoing and watching the workspace. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Diff } from '../history/diff.ts';
import { LibraryView } from '../records/library-view.ts';
import { RecentWorkspace } from '../records/settings.ts';
import { WorkspaceState } from '../records/workspace.ts';
import { call } from './base.ts';

/**
 * What windows are told. `changed` carries the commit numbered `state.seq`; a window that missed a number, or
 * is given no diff because the commit touched too many records to tell, reads everything again. `opened` and
 * `closed` mean that everything read before is void. `progressed` says how many records of a long step are done.
 * Of backups they are told that there is a new one, or in a
 * sentence why there is none, which is also the first thing a window hears that comes later.
 */
export const WorkspaceEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), state: WorkspaceState }),
  z.object({ type: z.literal('changed'), state: WorkspaceState, diff: Diff.nullable() }),
  z.object({ type: z.literal('closed') }),
  z.object({ type: z.literal('progressed'), done: z.int(), total: z.int() }),
  z.object({ type: z.literal('backedUp') }),
  z.object({ type: z.literal('backupFailed'), message: z.string() }),
]);
export type WorkspaceEvent = z.infer<typeof WorkspaceEvent>;

/** What `check` found. An empty list of problems means that the workspace is sound. */
export const CheckReport = z.object({
  documents: z.int(),
  annotations: z.int(),
  changes: z.int(),
  anchors: z.object({ exact: z.int(), moved: z.int(), orphan: z.int() }),
  problems: z.array(z.string()),
});
export type CheckReport = z.infer<typeof CheckReport>;

/** A step that went back or forth. */
export const StepDone = z.object({
  /** What was undone or done again, as it was called when it was done. */
  label: z.string(),
  /** Number of its commit, the last one if there were several: the event that tells of it comes before or after. */
  seq: z.int(),
});
export type StepDone = z.infer<typeof StepDone>;

export const workspace = {
  /** The open workspace, or null. */
  state: call.output(WorkspaceState.nullable()),
  /** Makes a new, empty workspace file and opens it; refuses a path that exists. */
  create: call
    .input(z.object({ path: z.string().min(1), name: z.string().optional() }))
    .output(WorkspaceState),
  open: call.input(z.object({ path: z.string().min(1) })).output(WorkspaceState),
  /** Makes the sample workspace in the folder of this computer's settings, anew when it is gone, and opens it. */
  openSample: call.output(WorkspaceState),
  close: call.output(z.void()),
  rename: call.input(z.object({ name: z.string() })).output(z.void()),
  /** Workspaces opened lately, newest first; those whose file is gone are left out. */
  recent: call.output(z.array(RecentWorkspace)),
  forgetRecent: call.input(z.object({ path: z.string() })).output(z.void()),
  /** How the library of the open workspace was sorted and narrowed last on this computer; null when it never was. */
  libraryView: call.output(LibraryView.nullable()),
  /** Remembers that, with the settings of this computer. */
  keepLibraryView: call.input(LibraryView).output(z.void()),
  check: call.output(CheckReport),
  /** Undoes the last step of this copy; null when there was none. */
  undo: call.output(StepDone.nullable()),
  redo: call.output(StepDone.nullable()),
  /** `workspace.changed` and its siblings, from now on, until the caller stops listening. */
  events: call.output(eventIterator(WorkspaceEvent)),
};
