/** A backup: a whole copy of a workspace, made and checked by Postil and kept on this computer apart from it. */
import { z } from 'zod';

/** Why a backup was made: as every day, because somebody asked, or because much was about to change. */
export const BackupReason = z.enum(['daily', 'manual', 'merge', 'migration']);
export type BackupReason = z.infer<typeof BackupReason>;

/** What was found in a copy when it was made. */
export const BackupFacts = z.object({
  documents: z.int(),
  annotations: z.int(),
  /** Length of its log, which grows with every commit. */
  changes: z.int(),
  bytes: z.int(),
  /** Of the whole file, in hexadecimal. */
  sha256: z.string(),
});
export type BackupFacts = z.infer<typeof BackupFacts>;

export const Backup = z.object({
  /** Path of the copy, itself a workspace. */
  file: z.string(),
  /** 1 for the first backup of its workspace, and so on: their order, whatever the clock said. */
  number: z.int().positive(),
  /** When it was made, in ms since 1970. */
  at: z.number(),
  reason: BackupReason,
  /** Null where what was found in it has been lost. */
  facts: BackupFacts.nullable(),
  /** Whether it still looks as it was made: its facts are here, its size is the same, it begins as it should. */
  isSound: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;
