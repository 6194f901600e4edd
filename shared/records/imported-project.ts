/** What a project or codebook of another program comes to: plain records, nothing of them in a workspace yet. */
import { z } from 'zod';
import { Id } from './common.ts';
import { documentMetadata, ReadingStatus } from './document.ts';
import { MAX_TEXT_LENGTH } from './imported-article.ts';
import { Kind } from './kind.ts';

const Making = {
  /** Id of a person of the project. */
  creator: Id.nullable(),
  /** Milliseconds since 1970. */
  created: z.number().nullable(),
};
const Note = z.string().max(100_000);

export const ImportedProject = z.object({
  name: z.string().max(2_000),
  people: z.array(
    z.object({ id: Id, name: z.string().min(1).max(200), initials: z.string().max(4).optional() }),
  ),
  documents: z.array(
    z.object({
      id: Id,
      ...documentMetadata,
      status: ReadingStatus.optional(),
      note: Note.optional(),
      /** Paragraphs joined by `\n`, none of them empty. */
      text: z.string().min(1).max(MAX_TEXT_LENGTH),
      ...Making,
    }),
  ),
  /** Parents before what is below them. */
  tags: z.array(
    z.object({
      id: Id,
      /** Names from the top down to its own. */
      path: z.array(z.string().min(1).max(200)).min(1).max(256),
      parent: Id.nullable(),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
      description: z.string().max(20_000).optional(),
    }),
  ),
  annotations: z.array(
    z.object({
      id: Id,
      document: Id,
      /** UTF-16 offsets into the document's `text`, half-open. */
      start: z.int().nonnegative(),
      end: z.int().positive(),
      /** Null when no code says. */
      kind: Kind.nullable(),
      tags: z.array(Id),
      note: Note.optional(),
      /** Values of kind fields under their flat names. */
      fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      confidence: z.int().min(1).max(5).nullable(),
      keyPassage: z.boolean(),
      ...Making,
    }),
  ),
  links: z.array(z.object({ id: Id, name: z.string(), from: Id, to: Id })),
  /** What could not be read, a sentence each. */
  problems: z.array(z.string()),
});
export type ImportedProject = z.infer<typeof ImportedProject>;
export type ProjectDocument = ImportedProject['documents'][number];
export type ProjectAnnotation = ImportedProject['annotations'][number];
export type ProjectTag = ImportedProject['tags'][number];
