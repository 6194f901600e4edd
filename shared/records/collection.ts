/** A collection: a named set of articles. An article is in any number of them. */
import { z } from 'zod';
import { Id, Provenance } from './common.ts';

export const CollectionName = z.string().trim().min(1).max(200);

export const Collection = z.object({ id: Id, name: CollectionName, ...Provenance });
export type Collection = z.infer<typeof Collection>;

/** Which collections articles are put in (true) and which they are taken out of (false), by id. */
export const Membership = z.record(Id, z.boolean());
export type Membership = z.infer<typeof Membership>;
