/** Collections: named sets of articles, which the library can be narrowed to. */
import { z } from 'zod';
import { Collection, CollectionName } from '../records/collection.ts';
import { Id } from '../records/common.ts';
import { call } from './base.ts';

export const CollectionSummary = z.object({ collection: Collection, documents: z.int() });
export type CollectionSummary = z.infer<typeof CollectionSummary>;

export const collections = {
  /** All collections by name, each with the number of articles in it. */
  list: call.output(z.array(CollectionSummary)),
  /**
   * Makes a collection and puts the given articles in it in the same step, taking them out of `from` where it
   * is given. Refused with `collection.sameName` where there is one of that name.
   */
  create: call
    .input(
      z.object({ name: CollectionName, documents: z.array(Id).max(100_000).optional(), from: Id.optional() }),
    )
    .output(Collection),
  /** Refused with `collection.sameName` for the name of another one. */
  rename: call.input(z.object({ id: Id, name: CollectionName })).output(z.void()),
  /** Removes a collection from every view; its articles stay. Undo brings it back with them in it. */
  remove: call.input(z.object({ id: Id })).output(z.void()),
};
