/** What the reader asks of the app around it. Every write goes through here; the reader keeps no record. */
import type { Anchor } from '../../shared/records/anchor.ts';
import type { Annotation, AnnotationPatch } from '../../shared/records/annotation.ts';
import type { Kind } from '../../shared/records/kind.ts';

/** Writes resolve after the store acknowledged them and reject with an error whose message can be shown. */
export interface ReaderActions {
  createAnnotation(input: { kind: Kind; anchor: Anchor }): Promise<Annotation>;
  updateAnnotation(id: string, patch: AnnotationPatch): Promise<void>;
  removeAnnotations(ids: string[]): Promise<void>;
  /** Opens the app's tag picker for these annotations. */
  openTagPicker(annotationIds: string[]): void;
  /** Puts the cursor into the note of the inspector. */
  editNote(annotationId: string): void;
  undo(): void;
  redo(): void;
  /** Says something politely to screen readers, e.g. through a live region. */
  announce(message: string): void;
}
