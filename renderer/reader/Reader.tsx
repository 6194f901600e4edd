/** The reader: an article with its highlights, read and tagged with the mouse or the keyboard. */

import { useRef } from 'react';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document } from '../../shared/records/document.ts';
import type { Tag } from '../../shared/records/tag.ts';
import { Article } from './Article.tsx';
import type { ReaderActions } from './reader-actions.ts';

export type { ReaderActions } from './reader-actions.ts';

export interface ReaderProps {
  readonly document: Document;
  /** ProseMirror JSON of `shared/text/schema`. */
  readonly body: unknown;
  readonly annotations: readonly Annotation[];
  readonly tags: readonly Tag[];
  /** Id of the focused annotation: outlined here, edited in the inspector. */
  readonly focused: string | null;
  onFocus(id: string | null): void;
  readonly actions: ReaderActions;
  /** Size of the article's text in CSS pixels. */
  readonly textSize: number;
}

/** A text is mounted once for each document and content; everything else reaches it as transactions. */
export function Reader(props: ReaderProps) {
  const isCaretOn = useRef(false);
  const { id, content } = props.document;
  return <Article key={`${id} ${content}`} {...props} isCaretOn={isCaretOn} />;
}
