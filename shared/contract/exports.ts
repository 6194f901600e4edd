/** Taking the evidence away. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { call } from './base.ts';

export const presets = {
  evidence: { label: 'Evidence', about: 'Every annotation with every field' },
  claims: { label: 'Claims', about: 'Claims only, without the columns of other kinds' },
  precedents: { label: 'Precedents', about: 'Precedents only, without the columns of other kinds' },
  options: { label: 'Policy options', about: 'Policy options only, without the columns of other kinds' },
} as const;
export type Preset = keyof typeof presets;
export const Preset = z.enum(Object.keys(presets) as Preset[]);

export const ExportOptions = z.object({
  preset: Preset,
  /** Only these documents; absent means all. */
  documents: z.array(Id).optional(),
  /** Only annotations that carry this tag or a tag below it. */
  tag: Id.optional(),
  /** A byte-order mark, which Excel needs to see that the file is UTF-8. */
  byteOrderMark: z.boolean(),
  /** Leaves cells that a spreadsheet would run as formulas as they are. */
  rawCells: z.boolean(),
});
export type ExportOptions = z.infer<typeof ExportOptions>;

export const ExportProgress = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({ type: z.literal('finished'), path: z.string(), rows: z.int(), bytes: z.int() }),
]);
export type ExportProgress = z.infer<typeof ExportProgress>;

export const exports = {
  /** The header, the first rows and the number of rows an export would have. */
  preview: call
    .input(ExportOptions)
    .output(z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())), total: z.int() })),
  /** Writes the file under a temporary name and renames it when whole. Stopping to listen cancels it. */
  run: call
    .input(z.object({ options: ExportOptions, to: z.string().min(1) }))
    .output(eventIterator(ExportProgress)),
};
