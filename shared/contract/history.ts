/** Who did what: the history of one record, and the way back to what it was. */
import { z } from 'zod';
import { DeviceId, RecordName } from '../history/change.ts';
import { Id } from '../records/common.ts';
import { call } from './base.ts';

/** What one change did to one field. */
export const FieldChange = z.object({
  field: z.string(),
  before: z.json(),
  after: z.json(),
  /** Of a tag or collection put in or taken out, its name; null of other fields, and when it is not here. */
  name: z.string().nullable(),
  /**
   * Whether the value counts now (`counts`), was set again later (`replaced`), or is in dispute with a value that
   * was set without knowing of it and counts in its place (`lost`).
   */
  standing: z.enum(['counts', 'replaced', 'lost']),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** A record as one change left it. */
export const RecordVersion = z.object({
  /** The change. */
  device: DeviceId,
  seq: z.int().positive(),
  /** Who made it, and when by the clock of their computer (ms since 1970). */
  by: z.string(),
  at: z.number(),
  how: z.enum(['made', 'edited', 'removed', 'restored']),
  fields: z.array(FieldChange),
  /** Whether the record is now what it was then, so that restoring would change nothing. */
  isCurrent: z.boolean(),
});
export type RecordVersion = z.infer<typeof RecordVersion>;

export const history = {
  /** Every change of a record, the latest first, in the order that decides which value counts. */
  of: call.input(z.object({ record: RecordName, id: z.string() })).output(z.array(RecordVersion)),
  /**
   * Gives an annotation the fields and tags it had after a change, as one step. Its passage comes back only while
   * the article shows the text it was tagged in; tags that are gone from the codebook stay away.
   */
  restore: call
    .input(z.object({ annotation: Id, device: DeviceId, seq: z.int().positive() }))
    .output(z.void()),
};
