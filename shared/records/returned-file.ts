/** What a file that brings annotations back comes to: plain records, nothing of them in a workspace yet. */
import { z } from 'zod';
import { ImportedProject } from './imported-project.ts';
import { Kind } from './kind.ts';
import { LinkType } from './link.ts';

/** A table with named columns, all cells as text. */
export const Sheet = z.object({
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      /** Number of the row as a spreadsheet counts, the header being row 1. */
      number: z.int(),
      /** Cells by the names of their columns. */
      cells: z.record(z.string(), z.string()),
    }),
  ),
});

/** As `DescribedAnnotations` of the importers has it; offsets are Unicode code points, times ms since 1970. */
const Described = z.object({
  annotations: z.array(
    z.object({
      id: z.string().nullable(),
      ...making(),
      kind: Kind.nullable(),
      tags: z.array(
        z.object({
          name: z.string(),
          path: z.array(z.string()).exactOptional(),
          id: z.string().exactOptional(),
        }),
      ),
      note: z.string().nullable(),
      fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      confidence: z.number().nullable(),
      keyPassage: z.boolean(),
      sources: z.array(z.string()),
      textHash: z.string().nullable(),
      selectors: z.array(
        z.array(
          z.object({
            quote: z.string().exactOptional(),
            prefix: z.string().exactOptional(),
            suffix: z.string().exactOptional(),
            start: z.number().exactOptional(),
            end: z.number().exactOptional(),
          }),
        ),
      ),
    }),
  ),
  links: z.array(
    z.object({ id: z.string().nullable(), ...making(), from: z.string(), to: z.string(), type: LinkType }),
  ),
  refused: z.array(z.object({ id: z.string().nullable(), quote: z.string().nullable(), reason: z.string() })),
});

export const ReturnedFile = z.discriminatedUnion('form', [
  z.object({ form: z.literal('annotations'), described: Described }),
  z.object({ form: z.literal('project'), project: ImportedProject }),
  z.object({ form: z.literal('sheet'), sheet: Sheet }),
]);
export type ReturnedFile = z.infer<typeof ReturnedFile>;

function making() {
  return {
    creator: z
      .object({
        id: z.string().nullable(),
        name: z.string().nullable(),
        initials: z.string().exactOptional(),
        colour: z.string().exactOptional(),
      })
      .nullable(),
    created: z.number().nullable(),
  };
}
