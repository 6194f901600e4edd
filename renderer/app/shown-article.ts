/** The open article with its annotations, all of one text. */
import { useRef } from 'react';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document } from '../../shared/records/document.ts';
import { useAnnotations, useDocument, useDocuments } from '../link/queries.ts';

export interface ShownArticle {
  readonly document: Document;
  /** ProseMirror JSON of `shared/text/schema`. */
  readonly body: unknown;
  /** How far it was read before (UTF-16 offset of its plain text); null for the top. */
  readonly readTo: number | null;
  readonly annotations: readonly Annotation[];
}

/**
 * Null while it is being read. When an article gets another text, its annotations and the text come one after
 * the other; until both are there everything stays as it was, so that no highlight lies on other words even
 * for a moment.
 */
export function useShownArticle(id: string | null): ShownArticle | null {
  const read = useDocument(id);
  const annotations = useAnnotations(id);
  const { content } = useContentOf(id);
  const shown = useRef<ShownArticle>(null);
  const isSettled = !read.isFetching && !annotations.isFetching;
  const isOneText = content === null || content === read.data?.document.content;
  if (read.data && annotations.data && isSettled && isOneText) {
    const next = { ...read.data, annotations: annotations.data };
    if (!isSame(shown.current, next)) shown.current = next;
  }
  return shown.current?.document.id === id ? shown.current : null;
}

function isSame(a: ShownArticle | null, b: ShownArticle): boolean {
  return a?.document === b.document && a.body === b.body && a.annotations === b.annotations;
}

/** Hash of the text an article has now, as the library knows it; null of one that is not there. */
export function useContentOf(id: string | null): { content: string | null; isFetching: boolean } {
  const { data, isFetching } = useDocuments();
  const listed = data?.find(({ document }) => document.id === id);
  return { content: listed?.document.content ?? null, isFetching };
}
