/**
 * The one record of every write: this device's n-th change set these fields of this record to these values.
 * State is nothing but the changes applied in their order, so two workspaces that hold the same changes are
 * the same workspace.
 */
import { z } from 'zod';

/** What can be changed. Each has its fields in `fields.ts` and its table in the store. */
export const RECORDS = [
  'workspace',
  'person',
  'document',
  'annotation',
  'tag',
  'link',
  'collection',
  'view',
] as const;
export const RecordName = z.enum(RECORDS);
export type RecordName = z.infer<typeof RecordName>;

/** A value as the log keeps it: plain JSON. `null` means that the field is cleared. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Values = Record<string, Value>;

/** 128 random bits as 22 characters of base64url: one for each copy of a workspace file. */
export const DeviceId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const Change = z.object({
  device: DeviceId,
  /** 1, 2, 3 … without gaps on one device. */
  seq: z.int().positive(),
  /** Lamport clock (Lamport 1978): one more than the highest seen in the workspace when it was made. */
  lamport: z.int().positive(),
  /** Wall time in ms since 1970. Shown to people; never decides anything, because clocks are wrong. */
  wall: z.number(),
  /** Id of the person who made it. */
  person: z.string(),
  record: RecordName,
  id: z.string(),
  fields: z.record(z.string(), z.json()),
});
export type Change = Omit<z.infer<typeof Change>, 'fields'> & { fields: Values };

/** What a handler asks for; commit adds the device, the clocks and the person. */
export interface Edit {
  readonly record: RecordName;
  readonly id: string;
  readonly fields: Readonly<Values>;
  /** Written also where it changes nothing: says that the value was chosen over another one. */
  readonly isChosen?: true;
  /** Of a record that is new here, when it was made elsewhere before: by whom, and when (ms since 1970). */
  readonly made?: { readonly by: string; readonly at: number };
}
