/** Who did what: the history of one record, the way back to what it was, and the activity of the workspace. */
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

/** What one person did in one go: changes of one kind that follow each other within seconds. */
export const ActivityLine = z.object({
  /** The latest of its changes. */
  device: DeviceId,
  seq: z.int().positive(),
  by: z.string(),
  at: z.number(),
  record: RecordName,
  /** `tagged` is a change of nothing but tags or collections. */
  act: z.enum(['made', 'edited', 'tagged', 'removed', 'restored']),
  /** How many records it was done to. */
  count: z.int().positive(),
  /** Fields that were set; of a `tagged` line the names of what was put in and taken out. */
  fields: z.array(z.string()),
  put: z.array(z.string()),
  taken: z.array(z.string()),
  /** The quote, title or name of one record; null of several, and of one that has none. */
  about: z.string().nullable(),
  /** Title of the article that passages are in. */
  inArticle: z.string().nullable(),
  /** Where it can be seen: the first passage, or the article; null when nothing of it is here any more. */
  place: z.object({ document: Id, annotation: Id.nullable() }).nullable(),
});
export type ActivityLine = z.infer<typeof ActivityLine>;

/**
 * What one can ask for of all that was done: passages `tagged`, articles `imported`, passages `linked`, tags or
 * collections put on and taken off (`sorted`), anything `edited`, `removed` or `restored`.
 */
export const Deed = z.enum(['tagged', 'imported', 'linked', 'sorted', 'edited', 'removed', 'restored']);
export type Deed = z.infer<typeof Deed>;

/** How far a list of activity was told: of each device the earliest change that was. */
export const ActivityCursor = z.record(DeviceId, z.int().positive());
export type ActivityCursor = z.infer<typeof ActivityCursor>;

export const ActivityPage = z.object({
  lines: z.array(ActivityLine),
  /** Where the next page begins; null when this is the last. */
  next: ActivityCursor.nullable(),
});
export type ActivityPage = z.infer<typeof ActivityPage>;

export const ActivityQuery = z.object({
  cursor: ActivityCursor.nullable(),
  /** Only what this person did. */
  person: z.string().nullable(),
  /** Only what was done to this article and its passages. */
  document: Id.nullable(),
  /** Only what was done so. */
  deed: Deed.nullable(),
  limit: z.int().min(1).max(200),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

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
  /** What was done in the workspace, the latest first. A page may be shorter than `limit` and not be the last. */
  activity: call.input(ActivityQuery).output(ActivityPage),
};
