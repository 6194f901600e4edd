/**
 * Which annotations: what the table shows, an export holds and a count counts. Each part narrows, an absent part
 * does not; what several parts say must all hold.
 */
import { z } from 'zod';
import { AnchorStatus } from './anchor.ts';
import { Id } from './common.ts';
import { Kind, type KindFieldName, kindFields } from './kind.ts';

const fieldNames = kindFields.map(({ name }) => name) as [KindFieldName, ...KindFieldName[]];

/** What must hold of one field. An annotation of another kind has none of the field's values. */
export const FieldCondition = z.object({
  field: z.enum(fieldNames),
  /** It is one of these, or where it holds several values, one of them is. */
  is: z.array(z.string()).optional(),
  /** It has these words somewhere; capitals do not count. */
  has: z.string().optional(),
  /** It is not set (true), or it is (false); either way the annotation is of the field's kind. */
  isEmpty: z.boolean().optional(),
});
export type FieldCondition = z.infer<typeof FieldCondition>;

export const EvidenceFilter = z.object({
  kinds: z.array(Kind).optional(),
  /** Ids of documents. */
  documents: z.array(Id).optional(),
  /** Ids of tags: annotations that carry one of them or a tag below one. */
  tags: z.array(Id).optional(),
  /** Without any tag (true) or with at least one (false). */
  isUntagged: z.boolean().optional(),
  /** Ids of the people who made them. */
  people: z.array(Id).optional(),
  statuses: z.array(AnchorStatus).optional(),
  keyPassage: z.boolean().optional(),
  /** At least this confident; annotations without a confidence are left out. */
  leastConfidence: z.int().min(1).max(5).optional(),
  /** Made at or after this time, in ms since 1970. */
  createdFrom: z.number().optional(),
  /** Made before this time, in ms since 1970. */
  createdBefore: z.number().optional(),
  fields: z.array(FieldCondition).optional(),
  /** A search as in the search box: its words must stand in the quote, the note or the fields. */
  text: z.string().optional(),
  /** Ids of annotations: only these. */
  annotations: z.array(Id).optional(),
});
export type EvidenceFilter = z.infer<typeof EvidenceFilter>;
