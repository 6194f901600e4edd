/** The codebook. */
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { Tag, TagPatch } from '../records/tag.ts';
import { call } from './base.ts';

export const TagSummary = z.object({ tag: Tag, annotations: z.int() });
export type TagSummary = z.infer<typeof TagSummary>;

export const tags = {
  /** All tags by name, each with the number of annotations that carry it. */
  list: call.output(z.array(TagSummary)),
  /** Makes a tag and puts it on the given annotations in the same step. */
  create: call
    .input(z.object({ name: Tag.shape.name, parent: Id.optional(), applyTo: z.array(Id).optional() }))
    .output(Tag),
  update: call.input(z.object({ id: Id, patch: TagPatch })).output(z.void()),
  /** Removes a tag from every view and annotation; undo brings it back where it was. */
  remove: call.input(z.object({ id: Id })).output(z.void()),
};
