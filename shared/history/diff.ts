/** What a commit did to the records people see: the object that undo, events and caches all work from. */
import { z } from 'zod';
import { Annotation } from '../records/annotation.ts';
import { Collection } from '../records/collection.ts';
import { Document } from '../records/document.ts';
import { Link } from '../records/link.ts';
import { Person } from '../records/person.ts';
import { SavedView } from '../records/saved-view.ts';
import { Tag } from '../records/tag.ts';

export const Entry = z.discriminatedUnion('record', [
  z.object({ record: z.literal('workspace'), value: z.object({ id: z.string(), name: z.string() }) }),
  z.object({ record: z.literal('person'), value: Person }),
  z.object({ record: z.literal('document'), value: Document }),
  z.object({ record: z.literal('annotation'), value: Annotation }),
  z.object({ record: z.literal('tag'), value: Tag }),
  z.object({ record: z.literal('link'), value: Link }),
  z.object({ record: z.literal('collection'), value: Collection }),
  z.object({ record: z.literal('view'), value: SavedView }),
]);
/** One record as it is shown, under the name of its kind. */
export type Entry = z.infer<typeof Entry>;

export const Diff = z.object({
  /** Records that are there now and were not before, restored ones among them. */
  added: z.array(Entry),
  updated: z.array(z.tuple([Entry, Entry])),
  /** Records that were there before and are not now, as they last were. */
  removed: z.array(Entry),
});
export type Diff = z.infer<typeof Diff>;

export const EMPTY_DIFF: Diff = { added: [], updated: [], removed: [] };

/** The diff that leads back. Applying a diff and then its inverse changes nothing. */
export function invertDiff(diff: Diff): Diff {
  return {
    added: diff.removed,
    updated: diff.updated.map(([before, after]) => [after, before]),
    removed: diff.added,
  };
}
