/** The codebook. */
import { z } from 'zod';
import { AnchorStatus } from '../records/anchor.ts';
import { Id } from '../records/common.ts';
import { Kind } from '../records/kind.ts';
import { Tag, TagPatch } from '../records/tag.ts';
import { call } from './base.ts';

export const TagSummary = z.object({ tag: Tag, annotations: z.int() });
export type TagSummary = z.infer<typeof TagSummary>;

/** One annotation that carries a tag, with the article it is in. */
export const TaggedPassage = z.object({
  annotation: Id,
  kind: Kind,
  /** The first words of the passage: at most 400 code points. */
  quote: z.string(),
  status: AnchorStatus,
  document: Id,
  title: z.string(),
});
export type TaggedPassage = z.infer<typeof TaggedPassage>;

const Ids = z.array(Id).min(1).max(100_000);

export const tags = {
  /** All tags by name, each with the number of annotations that carry it. */
  list: call.output(z.array(TagSummary)),
  /** For each tag with sub-tags: how many annotations carry it or a tag below it, each counted once. */
  totals: call.output(z.array(z.object({ tag: Id, annotations: z.int() }))),
  /** Tags lately put on annotations from this copy of the workspace, the latest first. */
  recent: call.output(z.array(Id)),
  /** How many annotations carry one of the tags; with `below`, one of them or of those below. */
  count: call.input(z.object({ ids: Ids, below: z.boolean() })).output(z.int()),
  /**
   * The annotations that carry a tag (or, with `below`, one below it): newest article first, each in the order
   * of its text, orphans last. `total` counts them all; at most `limit` are given, after the first `from`.
   */
  passages: call
    .input(z.object({ tag: Id, below: z.boolean(), from: z.int().min(0), limit: z.int().min(1).max(10_000) }))
    .output(z.object({ total: z.int(), passages: z.array(TaggedPassage) })),
  /**
   * Makes a tag and puts it on the given annotations in the same step. `under` names tags from `parent` down
   * (from the top without one) that it is to lie below; those that are not there are made too.
   * Refused with `tag.sameName` where a tag of that name is there already.
   */
  create: call
    .input(
      z.object({
        name: Tag.shape.name,
        parent: Id.optional(),
        under: z.array(Tag.shape.name).max(100).optional(),
        applyTo: z.array(Id).optional(),
      }),
    )
    .output(Tag),
  /**
   * Changes what is said of a tag. A digit that another tag has is taken from it in the same step. Refused
   * with `tag.sameName` for the name of a sibling.
   */
  update: call.input(z.object({ id: Id, patch: TagPatch })).output(z.void()),
  /**
   * Puts tags, with all below them, under another or at the top (`parent` null), in one step. Refused below
   * themselves, and with `tag.sameName` beside one of their name.
   */
  move: call.input(z.object({ ids: Ids, parent: Id.nullable() })).output(z.void()),
  /**
   * Makes several tags one, in one step: whatever carries one of `ids` carries `into`, their sub-tags lie
   * under it, and they are removed. With `sameNames`, sub-tags of one name become one as well. What `into`
   * does not say of itself (colour, digit) it takes from the first that does; descriptions are joined.
   */
  merge: call
    .input(z.object({ ids: Ids, into: Id, sameNames: z.boolean() }))
    .output(z.object({ tags: z.int(), annotations: z.int() })),
  /**
   * Makes a new tag under `parent` (null: at the top) and puts it on the given annotations in the place of
   * `tag`, in one step.
   */
  split: call
    .input(z.object({ tag: Id, name: Tag.shape.name, parent: Id.nullable(), annotations: Ids }))
    .output(Tag),
  /**
   * Removes tags from every view and annotation in one step; undo brings them back where they were. Their
   * sub-tags are removed too, or lifted to the next tag above that stays.
   */
  remove: call.input(z.object({ ids: Ids, subTags: z.enum(['remove', 'lift']) })).output(z.void()),
};
