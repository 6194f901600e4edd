/** Articles: what the library lists and the reader shows. */
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { Document, DocumentPatch, KindCounts } from '../records/document.ts';
import { call } from './base.ts';

export const DocumentSummary = z.object({ document: Document, counts: KindCounts });
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const documents = {
  /** All documents, newest import first. */
  list: call.output(z.array(DocumentSummary)),
  /** One document with its text as ProseMirror JSON of `shared/text/schema`. */
  get: call.input(z.object({ id: Id })).output(z.object({ document: Document, body: z.json() })),
  update: call.input(z.object({ id: Id, patch: DocumentPatch })).output(z.void()),
  /** Removes documents with their annotations from every view; undo brings them back. */
  remove: call.input(z.object({ ids: z.array(Id).min(1) })).output(z.void()),
};
