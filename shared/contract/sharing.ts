/** Handing a workspace, or part of it, to a colleague. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ShareOptions, ShareSeal, ShareSummary } from '../records/share-options.ts';
import { call } from './base.ts';

export const ShareProgress = z.discriminatedUnion('type', [
  /** In records and texts of the workspace. */
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  /** With the true size of the file in its summary. */
  z.object({ type: z.literal('finished'), path: z.string(), summary: ShareSummary }),
]);
export type ShareProgress = z.infer<typeof ShareProgress>;

export const share = {
  /** What a share of these options would hold. */
  summary: call.input(ShareOptions).output(ShareSummary),
  /**
   * Writes a share as a workspace of its own, under a temporary name until it is whole. Stopping to listen
   * cancels it. Refused with `workspace.exists` when `to` is anything but an earlier share. With `seal` the file is
   * sealed with age, and `to` ends in `.postil.age`.
   */
  write: call
    .input(z.object({ options: ShareOptions, to: z.string().min(1), seal: ShareSeal.optional() }))
    .output(eventIterator(ShareProgress)),
};
