/** Backups of the workspaces of this computer: which there are, one more, and the way back. */
import { z } from 'zod';
import { Backup } from '../records/backup.ts';
import { call } from './base.ts';

/** The backups of the workspace at one path. */
export const BackupShelf = z.object({
  path: z.string(),
  /** As it was called when it was last backed up. */
  name: z.string(),
  /** Folder they lie in. */
  folder: z.string(),
  /** Whether it is the workspace that is open. */
  isOpen: z.boolean(),
  /** Whether there is still a file at the path. */
  isThere: z.boolean(),
  /** Newest first. */
  backups: z.array(Backup),
});
export type BackupShelf = z.infer<typeof BackupShelf>;

/** The workspace that was brought back, closed as yet. */
export const Restored = z.object({
  path: z.string(),
  documents: z.int(),
  annotations: z.int(),
  changes: z.int(),
});
export type Restored = z.infer<typeof Restored>;

export const backups = {
  /** Of every workspace backed up on this computer; the open one is first, also when it has none yet. */
  list: call.output(z.array(BackupShelf)),
  /** Backs up the open workspace now, in the background. */
  make: call.output(Backup),
  /** Checks a backup, all of it, and copies it to a new file; refuses a path that exists. */
  restore: call.input(z.object({ file: z.string().min(1), to: z.string().min(1) })).output(Restored),
};
