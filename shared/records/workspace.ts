/** A workspace: the file that holds everything, and what is known about it as a whole. */
import { z } from 'zod';
import { KindCounts } from './document.ts';
import { Person } from './person.ts';

/** Written into the SQLite header of every workspace: the letters PST1 (product.md). */
export const APPLICATION_ID = 0x50535431;
export const WORKSPACE_EXTENSION = '.postil';

export const WorkspaceState = z.object({
  path: z.string(),
  name: z.string(),
  /** Who annotates on this computer. */
  me: Person,
  /** Number of the last commit the state includes; each commit adds one. */
  seq: z.int().nonnegative(),
  documents: z.int(),
  annotations: KindCounts,
  /** What undo and redo would do now, e.g. "Tag claim"; null when there is nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type WorkspaceState = z.infer<typeof WorkspaceState>;
