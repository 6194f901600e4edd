/** A document: an article with what is known about it, its text, and the file it came from. */
import { z } from 'zod';
import { Hash, Id, Provenance } from './common.ts';

export const READING_STATUSES = { unread: 'Unread', reading: 'Reading', done: 'Done' } as const;
export const ReadingStatus = z.enum(['unread', 'reading', 'done']);
export type ReadingStatus = z.infer<typeof ReadingStatus>;

export const Direction = z.enum(['ltr', 'rtl']);
export type Direction = z.infer<typeof Direction>;

/** Something removed from an article as not being part of it, shown to the analyst. */
export const StrippedPart = z.object({
  /** What it was taken for, e.g. "comment form". */
  reason: z.string(),
  /** The words removed, cut to 200 UTF-16 units. */
  text: z.string(),
});
export type StrippedPart = z.infer<typeof StrippedPart>;

/** How a document came in: kept so that a quote can be traced back, and the reading of the file judged. */
export const ImportReport = z.object({
  /** The file's name without its folder, or null for pasted text. */
  file: z.string().nullable(),
  /** Slug of the importer, e.g. `html`. */
  format: z.string(),
  /** Character encoding the bytes were read in, e.g. `utf-8`. */
  encoding: z.string(),
  stripped: z.array(StrippedPart),
  warnings: z.array(z.string()),
  /** For each guessed field, where the guess came from, e.g. `published: "last line"`. */
  guesses: z.record(z.string(), z.string()),
  /** When a later version of an article was read, in ms since 1970; absent for the first. */
  readAt: z.number().optional(),
});
export type ImportReport = z.infer<typeof ImportReport>;

const Line = z.string().max(2_000);
/** EDTF day, month or year (ISO 8601-2): `2025-03-16`, `2025-03`, `2025`. */
export const PublishedDate = z
  .string()
  .regex(/^-?\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date as 2025-03-16, 2025-03 or 2025');

/** What an analyst may edit about a document. */
export const documentMetadata = {
  title: z.string().min(1).max(2_000),
  byline: Line.optional(),
  publication: Line.optional(),
  published: PublishedDate.optional(),
  url: Line.optional(),
  accessed: PublishedDate.optional(),
  /** BCP 47 language tag. */
  language: Line.optional(),
  direction: Direction,
};
export const DocumentMetadata = z.object(documentMetadata);
export type DocumentMetadata = z.infer<typeof DocumentMetadata>;

export const Document = z.object({
  id: Id,
  ...documentMetadata,
  status: ReadingStatus,
  note: z.string().optional(),
  /** Hash of the content the document shows now. */
  content: Hash,
  /** Hash of the file it came from, when there was one. */
  source: Hash.optional(),
  report: ImportReport.optional(),
  /** Ids of its collections that still exist, oldest collection first. */
  collections: z.array(Id),
  /** Words of its text, counted by Unicode word boundaries. */
  words: z.int().nonnegative(),
  ...Provenance,
});
export type Document = z.infer<typeof Document>;

/** Number of annotations of each kind that stand in one document or in the whole workspace. */
export const KindCounts = z.object({ claim: z.int(), precedent: z.int(), option: z.int() });
export type KindCounts = z.infer<typeof KindCounts>;

export const DocumentPatch = z.strictObject({
  title: documentMetadata.title.optional(),
  byline: Line.nullable().optional(),
  publication: Line.nullable().optional(),
  published: PublishedDate.nullable().optional(),
  url: Line.nullable().optional(),
  accessed: PublishedDate.nullable().optional(),
  language: Line.nullable().optional(),
  direction: Direction.optional(),
  status: ReadingStatus.optional(),
  note: z.string().max(100_000).nullable().optional(),
});
export type DocumentPatch = z.infer<typeof DocumentPatch>;
