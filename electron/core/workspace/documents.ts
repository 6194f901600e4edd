/** Reading documents. */
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import type { Document } from '../../../shared/records/document.ts';
import type { ReadableDb } from './db.ts';

/** All documents, newest import first, with the number of their annotations of each kind. */
export function listDocuments(_db: ReadableDb): DocumentSummary[] {
  throw new Error('not built yet');
}

export function getDocument(_db: ReadableDb, _id: string): Document | undefined {
  throw new Error('not built yet');
}

export interface Duplicate {
  readonly id: string;
  readonly title: string;
  /** The same file, or another file with the same words. */
  readonly by: 'source' | 'text';
}

/** A document that is here already with the same source file or the same plain text. */
export function findDuplicate(
  _db: ReadableDb,
  _of: { readonly source?: string; readonly textHash: string },
): Duplicate | null {
  throw new Error('not built yet');
}
