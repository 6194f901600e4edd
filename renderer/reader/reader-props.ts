/** What the reader is given by the app around it. */

import type { Ref } from 'react';
import type { Anchor } from '../../shared/records/anchor.ts';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document } from '../../shared/records/document.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Appearance } from '../../shared/records/settings.ts';
import type { Tag } from '../../shared/records/tag.ts';
import type { ReaderActions } from './reader-actions.ts';

export interface ReaderHandle {
  /** The selected words, or the caret, as offsets of the plain text (UTF-16); null when neither is in the text. */
  selected(): { readonly start: number; readonly end: number } | null;
}

export interface ReaderProps {
  readonly ref?: Ref<ReaderHandle>;
  readonly document: Document;
  /** ProseMirror JSON of `shared/text/schema`. */
  readonly body: unknown;
  /** Whether its text was left out by whoever shared it, so that `body` has no words. */
  readonly isWithheld?: boolean;
  /** How far it was read before (UTF-16 offset of its plain text); null for the top. */
  readonly readTo: number | null;
  readonly annotations: readonly Annotation[];
  readonly tags: readonly Tag[];
  /** Everybody in the workspace. */
  readonly people: readonly Person[];
  /** Id of the focused annotation: outlined here, edited in the inspector. */
  readonly focused: string | null;
  onFocus(id: string | null): void;
  /** Told what is selected, once it has settled; null when nothing is. */
  onSelect?: ((passage: Anchor | null) => void) | undefined;
  readonly actions: ReaderActions;
  /** Size (CSS pixels), face and width of the article's text, and what the colours of highlights tell. */
  readonly look: Pick<Appearance, 'textSize' | 'typeface' | 'lineWidth' | 'highlightColours'>;
}
