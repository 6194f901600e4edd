/** Reading annotations. */
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { ReadableDb } from './db.ts';

/** Annotations of one document in the order of its text, orphans last. */
export function listAnnotations(_db: ReadableDb, _document: string): Annotation[] {
  throw new Error('not built yet');
}

export function getAnnotation(_db: ReadableDb, _id: string): Annotation | undefined {
  throw new Error('not built yet');
}
