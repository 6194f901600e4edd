/** An annotation: a passage of one kind with the kind's fields, tags, a note and a degree of confidence. */
import { z } from 'zod';
import { Anchor, AnchorStatus } from './anchor.ts';
import { Id, Provenance } from './common.ts';
import { valueSchema } from './field.ts';
import { Kind, type KindFieldName, type KindFields, kindFields } from './kind.ts';

const Note = z.string().max(100_000);
const Confidence = z.int().min(1).max(5);

const kindShape = Object.fromEntries(
  kindFields.map(({ name, field }) => [name, valueSchema(field).optional()]),
);
const kindPatchShape = Object.fromEntries(
  kindFields.map(({ name, field }) => [name, valueSchema(field).nullable().optional()]),
);

const BaseAnnotation = z.object({
  id: Id,
  document: Id,
  kind: Kind,
  anchor: Anchor,
  /** Where the anchor lies in the text its document shows now; `start` and `end` are null for an orphan. */
  position: z.object({
    status: AnchorStatus,
    start: z.int().nonnegative().nullable(),
    end: z.int().nonnegative().nullable(),
  }),
  note: Note.optional(),
  confidence: Confidence.optional(),
  keyPassage: z.boolean(),
  /** Ids of its tags that still exist, oldest tag first. */
  tags: z.array(Id),
  ...Provenance,
});
export const Annotation = BaseAnnotation.extend(kindShape) as unknown as z.ZodType<Annotation>;
export type Annotation = z.infer<typeof BaseAnnotation> & KindFields;

/**
 * A change an analyst may make to an annotation: each named field is set, `null` clears it, an absent one
 * stays as it is.
 */
const BaseAnnotationPatch = z.strictObject({
  kind: Kind.optional(),
  anchor: Anchor.optional(),
  note: Note.nullable().optional(),
  confidence: Confidence.nullable().optional(),
  keyPassage: z.boolean().optional(),
});
export const AnnotationPatch = BaseAnnotationPatch.extend(
  kindPatchShape,
) as unknown as z.ZodType<AnnotationPatch>;
/** What several annotations can be given at once: anything but a place and a note, which are each one's own. */
export const SharedPatch = BaseAnnotationPatch.omit({ anchor: true, note: true }).extend(
  kindPatchShape,
) as unknown as z.ZodType<SharedPatch>;
export type SharedPatch = Omit<AnnotationPatch, 'anchor' | 'note'>;
export type AnnotationPatch = z.infer<typeof BaseAnnotationPatch> & {
  [K in KindFieldName]?: Exclude<KindFields[K], undefined> | null;
};
