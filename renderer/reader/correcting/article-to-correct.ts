/** An article as it was when its correction began; what happens to it elsewhere meanwhile does not change this. */
import type { EditorState } from 'prosemirror-state';
import type { Document } from '../../../shared/records/document.ts';

export interface ArticleToCorrect {
  readonly document: Document;
  /** ProseMirror JSON of `shared/text/schema`. */
  readonly body: unknown;
  /** Words that were selected, as offsets of the plain text (UTF-16). */
  readonly at?: { readonly start: number; readonly end: number } | null;
  /** A correction to go on with. */
  readonly state?: EditorState;
}
