/** How the library of a workspace is sorted and narrowed: remembered by this computer, never in the workspace. */
import { z } from 'zod';
import { ReadingStatus } from './document.ts';
import { KINDS } from './kind.ts';

export const LIBRARY_ORDERS = ['imported', 'published', 'title', 'status', 'annotations'] as const;

/** Articles that are in no collection, as a collection to show. */
export const UNCOLLECTED = 'none';

/** Articles in which nothing is tagged, as a kind to show. */
export const UNTAGGED = 'none';

export const LibraryView = z.object({
  order: z.enum(LIBRARY_ORDERS),
  /** Only articles of this status; null shows all. */
  status: ReadingStatus.nullable(),
  /** Only articles with a passage of this kind, or `UNTAGGED`. */
  kind: z.enum([...KINDS, UNTAGGED]).nullable(),
  /** Only articles that the person of this id annotated. */
  person: z.string().nullable().default(null),
  /** Only articles in the collection of this id, or `UNCOLLECTED`. */
  collection: z.string().nullable(),
});
export type LibraryView = z.infer<typeof LibraryView>;
