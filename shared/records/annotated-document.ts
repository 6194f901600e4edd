/** A document with annotations of it: what the store gives to the formats that carry whole records. */
import type { Annotation } from './annotation.ts';
import type { Document } from './document.ts';

export interface AnnotatedDocument {
  readonly document: Document;
  /** Its plain text as it is shown now, in which `position` of the annotations counts (UTF-16 units). */
  readonly text: string;
  /** SHA-256 (hex) of `text` as UTF-8. */
  readonly textHash: string;
  /** In the order of the text, orphans last. */
  readonly annotations: readonly Annotation[];
}
