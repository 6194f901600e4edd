/** Taking the evidence away. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ExportOptions } from '../records/export-options.ts';
import { call } from './base.ts';

export const ExportProgress = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({
    type: z.literal('finished'),
    path: z.string(),
    rows: z.int(),
    bytes: z.int(),
    /** What the format cannot hold and the file therefore lacks, a sentence each. */
    losses: z.array(z.string()),
  }),
]);
export type ExportProgress = z.infer<typeof ExportProgress>;

/** How an export begins: a table's header and first rows, or the first lines of any other file. */
export const ExportPreview = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    /** Rows the whole table would have. */
    total: z.int(),
  }),
  z.object({
    type: z.literal('text'),
    text: z.string(),
    /** Annotations the whole file would have. */
    total: z.int(),
  }),
]);
export type ExportPreview = z.infer<typeof ExportPreview>;

export const exports = {
  preview: call.input(ExportOptions).output(ExportPreview),
  /** Writes the file under a temporary name and renames it when whole. Stopping to listen cancels it. */
  run: call
    .input(z.object({ options: ExportOptions, to: z.string().min(1) }))
    .output(eventIterator(ExportProgress)),
};
