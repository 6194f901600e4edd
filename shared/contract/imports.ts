/**
 * Bringing articles in. A file is staged in pieces (a WebSocket frame and a message port both have limits),
 * read by the killable parser process, shown, and only then imported.
 */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { Document, DocumentMetadata, ImportReport } from '../records/document.ts';
import { Format } from '../records/imported-article.ts';
import { call } from './base.ts';

/** Largest piece of a file in one call, in bytes. */
export const PIECE_BYTES = 4 * 1024 * 1024;

const Staged = z.string().min(1);

/** Options that overrule what the importer would decide. */
export const ReadingOptions = z.object({ format: Format.optional(), encoding: z.string().optional() });
export type ReadingOptions = z.infer<typeof ReadingOptions>;

/**
 * An article here that another one repeats: the same file, or the same words but for typography. Or one that it
 * looks like another version of: the same address, or the same title in the same publication.
 */
export const Duplicate = z.object({
  id: Id,
  title: z.string(),
  by: z.enum(['source', 'text', 'address', 'title']),
});
export type Duplicate = z.infer<typeof Duplicate>;

export const ImportPreview = z.object({
  staged: Staged,
  metadata: DocumentMetadata,
  report: ImportReport,
  words: z.int(),
  /** First blocks of the text, to recognise it by. */
  excerpt: z.array(z.string()),
  duplicate: Duplicate.nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What a new version would do to the annotations of the document whose text it replaces. */
export const VersionPreview = z.object({
  /** Still on their own words at their own place. */
  exact: z.int(),
  /** On the same words, elsewhere in the text. */
  moved: z.int(),
  /** On words that are not quite the same. */
  changed: z.int(),
  /** Not found, or not clearly enough to say. */
  orphan: z.int(),
  /** Words of the text shown now and of the new one. */
  words: z.object({ before: z.int(), after: z.int() }),
  /** Whether the new text is the very text shown now. */
  isSameText: z.boolean(),
});
export type VersionPreview = z.infer<typeof VersionPreview>;

/** What became of one file of many. */
export const ImportOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('imported'),
    file: z.string(),
    id: Id,
    title: z.string(),
    words: z.int(),
    warnings: z.array(z.string()),
    /** The article it looks like another version of. */
    like: Duplicate.nullable(),
  }),
  z.object({
    outcome: z.literal('duplicate'),
    file: z.string(),
    id: Id,
    title: z.string(),
    by: Duplicate.shape.by,
  }),
  z.object({ outcome: z.literal('refused'), file: z.string(), error: z.string() }),
]);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

export const ImportProgress = z.object({ done: z.int(), total: z.int(), outcome: ImportOutcome });
export type ImportProgress = z.infer<typeof ImportProgress>;

export const imports = {
  /** Opens a place for a file's bytes. Refuses a file over the size limit before a byte is sent. */
  stage: call
    .input(z.object({ name: z.string().min(1).max(1_000), size: z.int().nonnegative() }))
    .output(z.object({ staged: Staged })),
  /** Adds the next piece, at most PIECE_BYTES long. */
  append: call.input(z.object({ staged: Staged, piece: z.instanceof(Blob) })).output(z.void()),
  /** Stages pasted text or HTML. */
  paste: call
    .input(z.object({ text: z.string(), html: z.string().optional() }))
    .output(z.object({ staged: Staged })),
  /** Reads a staged file and says what would come in. */
  preview: call.input(z.object({ staged: Staged, options: ReadingOptions.optional() })).output(ImportPreview),
  /** Imports a previewed file with the metadata as the analyst left it. */
  confirm: call.input(z.object({ staged: Staged, metadata: DocumentMetadata })).output(Document),
  /** Says where the annotations of a document would stand if a staged file became its new version. */
  previewVersion: call.input(z.object({ staged: Staged, document: Id })).output(VersionPreview),
  /**
   * Puts a staged file in the place of the text a document shows, as one step. What is known about the document
   * stays; its annotations are looked for in the new text, and undo brings the text before back.
   */
  confirmVersion: call.input(z.object({ staged: Staged, document: Id })).output(Document),
  /** Forgets staged files. One that a `batch` has under way ends there, unless it is in already, which is told. */
  discard: call.input(z.object({ staged: z.array(Staged) })).output(z.void()),
  /** Writes the report of an import to a text file. */
  saveReport: call
    .input(z.object({ to: z.string().min(1), text: z.string().max(10_000_000) }))
    .output(z.void()),
  /**
   * Reads and imports many staged files one after the other, telling each outcome. Files and
   * words that are here already are left out and named; what looks like another version comes in as an article
   * of its own, of which `versions.adopt` can make one. Stopping to listen cancels what is left, though what
   * came in just then is not heard of; to hear of it, discard what is under way and listen on.
   */
  batch: call.input(z.object({ staged: z.array(Staged).min(1) })).output(eventIterator(ImportProgress)),
};
