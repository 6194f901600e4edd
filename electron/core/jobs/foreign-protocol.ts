/** What passes between the process that merges and the one that reads a foreign workspace. */
import { z } from 'zod';
import { FaultData } from '../../../shared/contract/fault.ts';
import { type Change, DeviceId } from '../../../shared/history/change.ts';
import { Cut, Horizon } from '../../../shared/history/seen.ts';
import { Hash, Id } from '../../../shared/records/common.ts';
import { whatIsWrong } from '../workspace/foreign-rows.ts';
import type { OpeningKey } from './seal.ts';

export type ReaderRequest =
  | {
      readonly id: number;
      readonly type: 'open';
      readonly file: string;
      /** The private folder for the copy. */
      readonly folder: string;
      readonly migrations: string;
      readonly lamport: number;
      readonly key: OpeningKey | null;
    }
  /** The next batch; the first one again when `isFirst`. */
  | { readonly id: number; readonly type: 'next'; readonly isFirst: boolean };

const count = z.int().nonnegative();

export const ReaderProgress = z.object({
  type: z.literal('progress'),
  id: z.int(),
  stage: z.enum(['copying', 'unsealing', 'checking']),
  done: count,
  total: count,
});

const Opened = z.object({
  type: z.literal('opened'),
  id: z.int(),
  name: z.string().max(200).nullable(),
  devices: z.record(
    DeviceId,
    z.object({ first: z.int().positive(), last: z.int().positive(), count, lamport: z.int().positive() }),
  ),
  figures: z.object({
    documents: count,
    annotations: count,
    changes: count,
    people: z.array(z.object({ id: Id, name: z.string() })),
  }),
});

/** The reader has read hostile bytes, so a change it tells of is checked where it arrives as it was in the file. */
const ForeignChange = z.custom<Change>().superRefine((value, context) => {
  const reason = whatIsWrong(value);
  if (reason !== null) context.addIssue(reason);
});

export const ForeignBatchMessage = z.object({
  horizons: z.array(Horizon),
  contents: z.array(z.object({ hash: Hash, body: z.string() })),
  sources: z.array(z.object({ hash: Hash, size: count, bytes: z.instanceof(Uint8Array) })),
  changes: z.array(ForeignChange),
  cuts: z.array(Cut),
});

export const ReaderAnswer = z.union([
  Opened,
  z.object({ type: z.literal('batch'), id: z.int(), batch: ForeignBatchMessage.nullable() }),
  z.object({ type: z.literal('fault'), id: z.int(), code: z.string(), what: z.string(), data: FaultData }),
  /** A bug: the message, for the log and the person. */
  z.object({ type: z.literal('error'), id: z.int(), message: z.string() }),
]);
export type ReaderAnswer = z.infer<typeof ReaderAnswer>;
