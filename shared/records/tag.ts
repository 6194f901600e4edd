/** A tag: one code of the codebook. Tags form a tree; any annotation may carry several. */
import { z } from 'zod';
import { Id, Provenance } from './common.ts';

const Name = z.string().trim().min(1).max(200);
const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'write a colour as #rrggbb');

export const Tag = z.object({
  id: Id,
  name: Name,
  parent: Id.optional(),
  colour: Colour.optional(),
  /** When to use it and when not. */
  description: z.string().max(20_000).optional(),
  /** The digit that applies it in the reader. */
  shortcut: z
    .string()
    .regex(/^[0-9]$/)
    .optional(),
  ...Provenance,
});
export type Tag = z.infer<typeof Tag>;

export const TagPatch = z.strictObject({
  name: Name.optional(),
  parent: Id.nullable().optional(),
  colour: Colour.nullable().optional(),
  description: z.string().max(20_000).nullable().optional(),
  shortcut: z
    .string()
    .regex(/^[0-9]$/)
    .nullable()
    .optional(),
});
export type TagPatch = z.infer<typeof TagPatch>;
