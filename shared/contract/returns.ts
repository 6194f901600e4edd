/**
 * Bringing annotations back from files that others edited or made: W3C Web Annotations, REFI-QDA, Hypothesis, edited
 * *Evidence* sheets. A file is staged as for `imports`, previewed, and only then applied, as one step.
 */
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { call } from './base.ts';

/** Most lines of a list in a preview; its `totals` count all. */
export const MAX_LISTED = 1_000;

const Staged = z.string().min(1);

/** A cell of a sheet that differs from what is here. */
export const SheetDifference = z.object({
  /** As a spreadsheet counts, the header being row 1. */
  row: z.int(),
  annotation: Id,
  /** The first words of its passage. */
  quote: z.string(),
  column: z.string(),
  here: z.string(),
  sheet: z.string(),
});
export type SheetDifference = z.infer<typeof SheetDifference>;

/** What annotations of another file would do. */
export const AnnotationsPreview = z.object({
  form: z.literal('annotations'),
  /** How the passages were found, whether they are here already or not. */
  exact: z.int(),
  moved: z.int(),
  orphan: z.int(),
  /** Annotations that are here already and stay as they are. */
  here: z.int(),
  added: z.int(),
  linked: z.int(),
  /** Documents and tags that would be made. */
  documents: z.array(z.object({ title: z.string(), words: z.int() })),
  tags: z.int(),
  /** Passages that the file gives no kind; they become claims. */
  withoutKind: z.int(),
  /** What of the file could not be read, a sentence each. */
  problems: z.array(z.string()),
  refused: z.array(z.object({ id: z.string().nullable(), quote: z.string().nullable(), reason: z.string() })),
  /** Whether applying it would change anything. */
  isNew: z.boolean(),
  totals: z.object({ documents: z.int(), refused: z.int(), problems: z.int() }),
});
export type AnnotationsPreview = z.infer<typeof AnnotationsPreview>;

/** What an edited sheet would do. */
export const SheetPreview = z.object({
  form: z.literal('sheet'),
  rows: z.int(),
  /** Annotations that would be changed while all conflicts stay as they are here. */
  updated: z.int(),
  /** Cells changed in the sheet alone. */
  differences: z.array(SheetDifference),
  /** Cells whose field was changed here as well since the sheet was made. */
  conflicts: z.array(SheetDifference),
  /** Rows without a readable `modified_at`, in which no conflict can be seen. */
  undated: z.int(),
  /** `column` is null where it is the whole row. */
  refused: z.array(z.object({ row: z.int(), column: z.string().nullable(), reason: z.string() })),
  totals: z.object({ differences: z.int(), conflicts: z.int(), refused: z.int() }),
});
export type SheetPreview = z.infer<typeof SheetPreview>;

export const ReturnPreview = z.discriminatedUnion('form', [AnnotationsPreview, SheetPreview]);
export type ReturnPreview = z.infer<typeof ReturnPreview>;

/** Whose value counts in the conflicts of a sheet: one side for all, the other one for the cells named. */
export const ConflictChoice = z.object({
  side: z.enum(['here', 'sheet']),
  except: z.array(z.object({ annotation: Id, column: z.string() })).max(100_000),
});
export type ConflictChoice = z.infer<typeof ConflictChoice>;

export const returns = {
  /** Whether a staged file brings annotations and is no article, told by what it holds. */
  recognise: call.input(z.object({ staged: Staged })).output(z.object({ isReturn: z.boolean() })),
  /** Reads a staged file and says what it would change. Changes nothing; aborting stops it. */
  preview: call.input(z.object({ staged: Staged })).output(ReturnPreview),
  /** Does what the preview says, as one step, and forgets the file. Aborting before it is written changes nothing. */
  apply: call
    .input(z.object({ staged: Staged, conflicts: ConflictChoice.optional() }))
    .output(z.object({ updated: z.int(), added: z.int(), linked: z.int(), documents: z.int() })),
};
