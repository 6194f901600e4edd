/** The texts an article has had: looking at them, comparing them, going back to one. */
import { z } from 'zod';
import { Hash, Id } from '../records/common.ts';
import { call } from './base.ts';
import { VersionPreview } from './imports.ts';

/** One text of an article, as its history tells of it. */
export const DocumentVersion = z.object({
  /** Hash of the text. */
  content: Hash,
  /** 1 for the text that was imported, then counted up in the order of the changes. */
  number: z.int().positive(),
  /** How it came: the first import, a correction of the text, or a later version of the article. */
  how: z.enum(['import', 'correction', 'version']),
  /** Who brought it, and when (ms since 1970). */
  by: Id,
  at: z.number(),
  /** Name of the file it came from, null for pasted text; of a correction, that of the text corrected. */
  file: z.string().nullable(),
  /** Words of the text; null when the text itself is not in this workspace. */
  words: z.int().nullable(),
  /** Whether it is the text the article shows now. */
  isShown: z.boolean(),
});
export type DocumentVersion = z.infer<typeof DocumentVersion>;

/** One block of a text: a paragraph, a heading, a line of a list. */
export const TextBlock = z.object({ type: z.string(), text: z.string() });
export type TextBlock = z.infer<typeof TextBlock>;

export const versions = {
  /** Every text an article has had, the latest first; one it came back to stands where it came first. */
  list: call.input(z.object({ document: Id })).output(z.array(DocumentVersion)),
  /** The blocks of one of its texts. */
  text: call.input(z.object({ document: Id, content: Hash })).output(z.array(TextBlock)),
  /**
   * Shows one of its texts again, with the file and the report that belong to it, as one step. Annotations are
   * looked for in that text.
   */
  use: call.input(z.object({ document: Id, content: Hash })).output(z.void()),
  /** Says where the annotations of a document would stand in the text of another one, `from`. */
  preview: call.input(z.object({ document: Id, from: Id })).output(VersionPreview),
  /**
   * Makes of two articles one with a new version, as one step: `document` takes text, file, report and
   * annotations of `from`, which is removed.
   */
  adopt: call.input(z.object({ document: Id, from: Id })).output(z.void()),
};
