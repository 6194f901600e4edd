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

export const ImportPreview = z.object({
  staged: Staged,
  metadata: DocumentMetadata,
  report: ImportReport,
  words: z.int(),
  /** First blocks of the text, to recognise it by. */
  excerpt: z.array(z.string()),
  /** A document already here with the same file or the same words. */
  duplicate: z.object({ id: Id, title: z.string(), by: z.enum(['source', 'text']) }).nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What became of one file of many. */
export const ImportOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('imported'),
    file: z.string(),
    id: Id,
    title: z.string(),
    words: z.int(),
    warnings: z.array(z.string()),
  }),
  z.object({ outcome: z.literal('duplicate'), file: z.string(), id: Id, title: z.string() }),
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
  discard: call.input(z.object({ staged: z.array(Staged) })).output(z.void()),
  /**
   * Reads and imports many staged files one after the other, telling each outcome. Files that are here
   * already are left out and named. Stopping to listen cancels what is left.
   */
  batch: call.input(z.object({ staged: z.array(Staged).min(1) })).output(eventIterator(ImportProgress)),
};
