/** What the reader asks of the app around it. Every write goes through here; the reader keeps no record. */
import type { Anchor } from '../../shared/records/anchor.ts';
import type { Annotation, AnnotationPatch } from '../../shared/records/annotation.ts';
import type { Kind } from '../../shared/records/kind.ts';
import type { Tag } from '../../shared/records/tag.ts';

/**
 * Writes resolve after the store acknowledged them. They reject when it refused, after the app has told the
 * analyst why; the reader then only puts back what it showed ahead of the store.
 */
export interface ReaderActions {
  /** `tags` are ids of the tags it carries from the start. */
  createAnnotation(input: { kind: Kind; anchor: Anchor; tags: string[] }): Promise<Annotation>;
  updateAnnotation(id: string, patch: AnnotationPatch): Promise<void>;
  /** The app says that they are gone and offers to undo. */
  removeAnnotations(ids: string[]): Promise<void>;
  addTag(annotationId: string, tagId: string): Promise<void>;
  removeTag(annotationId: string, tagId: string): Promise<void>;
  /** The tag that a digit applies; null when there is none, after the app said so. */
  tagOfDigit(digit: string): Tag | null;
  /** Opens the app's tag picker for these annotations. */
  openTagPicker(annotationIds: string[]): void;
  /** Puts the cursor into the note of the inspector. */
  editNote(annotationId: string): void;
  /** Asks what an annotation is to be linked to. */
  linkTo(annotationId: string): void;
  /** Remembers how far the article was read (UTF-16 offset of its plain text); null for the top. */
  keepPlace(readTo: number | null): void;
  undo(): void;
  redo(): void;
  /** Says something politely to screen readers, e.g. through a live region. */
  announce(message: string): void;
}
