/** What every record shares: an id, and who made it when. */
import { z } from 'zod';

/** A record's id: a UUID version 7 (RFC 9562), so that ids sort by the time they were made. */
export const Id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'not an id');
export type Id = z.infer<typeof Id>;

/** Times are milliseconds since 1970 in UTC, shown to people and never used to order changes. */
export const Provenance = {
  createdBy: Id,
  createdAt: z.number(),
  modifiedBy: Id,
  modifiedAt: z.number(),
};

/** Lower-case hex SHA-256: the name of a text or of a source file. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'not a hash');

/** A name as names are compared: those that differ in case, spaces or Unicode form alone are one to the eye. */
export function nameKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase();
}
