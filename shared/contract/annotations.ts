/** Tagging passages and saying what they are. */
import { z } from 'zod';
import { Anchor } from '../records/anchor.ts';
import { Annotation, AnnotationPatch, SharedPatch } from '../records/annotation.ts';
import { Id } from '../records/common.ts';
import { Kind } from '../records/kind.ts';
import { call } from './base.ts';

const Ids = z.array(Id).min(1).max(100_000);

export const annotations = {
  /** Annotations of one document in the order of its text; orphans last. */
  list: call.input(z.object({ document: Id })).output(z.array(Annotation)),
  get: call.input(z.object({ id: Id })).output(Annotation),
  /** Tags a passage. The anchor must hold the very words of the document's text. */
  create: call
    .input(
      z.object({
        document: Id,
        kind: Kind,
        anchor: Anchor,
        tags: z.array(Id).optional(),
        note: z.string().optional(),
      }),
    )
    .output(Annotation),
  update: call.input(z.object({ id: Id, patch: AnnotationPatch })).output(z.void()),
  /** Sets the same on several annotations in one step. */
  updateAll: call.input(z.object({ ids: Ids, patch: SharedPatch })).output(z.void()),
  remove: call.input(z.object({ ids: Ids })).output(z.void()),
  addTag: call.input(z.object({ ids: Ids, tag: Id })).output(z.void()),
  removeTag: call.input(z.object({ ids: Ids, tag: Id })).output(z.void()),
};
