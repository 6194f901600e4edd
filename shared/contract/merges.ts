/** Taking a colleague's workspace in, and settling what is in dispute afterwards. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { RecordName } from '../history/change.ts';
import { Disagreement, MergePreview } from '../history/merge-preview.ts';
import { call } from './base.ts';

/** A file on the computer the engine runs on, or one that was staged by the window (`imports.stage`). */
const MergeFile = z.union([z.object({ path: z.string().min(1) }), z.object({ staged: z.string() })]);
export type MergeFile = z.infer<typeof MergeFile>;

export const ReceivedWorkspace = z.object({
  /** Under which it is previewed, merged and given up. */
  id: z.string(),
  /** The workspace's own name. */
  name: z.string(),
  file: z.string(),
  documents: z.int(),
  annotations: z.int(),
  people: z.array(z.string()),
});
export type ReceivedWorkspace = z.infer<typeof ReceivedWorkspace>;

export const MergeProgress = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({
    type: z.literal('finished'),
    /** What undo takes back; null when nothing became different. */
    label: z.string().nullable(),
    /** Records that became different. */
    edits: z.int(),
    /** Disagreements in the workspace that are not settled. */
    disagreements: z.int(),
    isStopped: z.boolean(),
  }),
]);
export type MergeProgress = z.infer<typeof MergeProgress>;

export const PreviewProgress = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({ type: z.literal('finished'), preview: MergePreview }),
]);
export type PreviewProgress = z.infer<typeof PreviewProgress>;

export const merges = {
  /**
   * Reads a file and checks it, without changing anything. `secret` is a passphrase, or a secret key of age.
   * A sealed file without one is refused with `seal.needsPassphrase` or `seal.needsKey`.
   */
  receive: call.input(z.object({ file: MergeFile, secret: z.string().optional() })).output(ReceivedWorkspace),
  /** What merging would do. Stopping to listen stops the looking. */
  preview: call.input(z.object({ ids: z.array(z.string()).min(1) })).output(eventIterator(PreviewProgress)),
  /** Stopping to listen stops the merge; what is in by then stays, as one step. */
  run: call
    .input(
      z.object({
        ids: z.array(z.string()).min(1),
        /** Tags of theirs that become one with ours. */
        sameTags: z.array(z.object({ here: z.string(), there: z.string() })),
        /** Whether what they still have and somebody removed here comes back. */
        bringBack: z.boolean().optional(),
      }),
    )
    .output(eventIterator(MergeProgress)),
  /** Forgets files that were received. */
  discard: call.input(z.object({ ids: z.array(z.string()) })).output(z.void()),
  /** What is in dispute, oldest first. */
  disagreements: call.output(z.array(Disagreement)),
  /** Says which value counts: the one that does, or the one the change `device`/`seq` set. */
  settle: call
    .input(
      z.object({
        record: RecordName,
        id: z.string(),
        field: z.string(),
        device: z.string(),
        seq: z.int(),
        take: z.enum(['wins', 'loses']),
      }),
    )
    .output(z.void()),
};
