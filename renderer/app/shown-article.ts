/** The open article with its annotations, all of one text. */
import { useRef } from 'react';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document } from '../../shared/records/document.ts';
import { useAnnotations, useDocument, useDocuments } from '../link/queries.ts';

export interface ShownArticle {
  readonly document: Document;
  /** ProseMirror JSON of `shared/text/schema`. */
  readonly body: unknown;
  /** Whether its text was left out by whoever shared it. */
  readonly isWithheld: boolean;
  /** How far it was read before (UTF-16 offset of its plain text); null for the top. */
  readonly readTo: number | null;
  readonly annotations: readonly Annotation[];
}

/**
 * With more annotations than this the text is shown before they are there: reading 10,000 costs four times as
 * much as reading 200,000 words (240 and 65 ms of processor time). Fewer come with the text, which waits for
 * them, so that it does not show without its highlights for a moment.
 */
const TOO_MANY_TO_WAIT_FOR = 1_000;
const NONE: readonly Annotation[] = [];

/**
 * Null while it is being read. When an article gets another text, its annotations and the text come one after
 * the other; until both are there everything stays as it was, so that no highlight lies on other words even
 * for a moment.
 */
export function useShownArticle(id: string | null): ShownArticle | null {
  const read = useDocument(id);
  const annotations = useAnnotations(id);
  const { content, annotated } = useContentOf(id);
  const shown = useRef<ShownArticle>(null);
  const isFirst = shown.current?.document.id !== id;
  const isAhead = isFirst && annotations.data === undefined && annotated > TOO_MANY_TO_WAIT_FOR;
  const known = isAhead ? NONE : annotations.data;
  const isSettled = !read.isFetching && (isAhead || !annotations.isFetching);
  const isOneText = content === null || content === read.data?.document.content;
  if (read.data && known && isSettled && isOneText) {
    const next = { ...read.data, annotations: known };
    if (!isSame(shown.current, next)) shown.current = next;
  }
  return shown.current?.document.id === id ? shown.current : null;
}

function isSame(a: ShownArticle | null, b: ShownArticle): boolean {
  return a?.document === b.document && a.body === b.body && a.annotations === b.annotations;
}

interface Listed {
  /** Hash of the text the article has now; null of one that is not there. */
  readonly content: string | null;
  /** How many annotations it has. */
  readonly annotated: number;
  readonly isFetching: boolean;
}

/** What the library knows of an article. */
export function useContentOf(id: string | null): Listed {
  const { data, isFetching } = useDocuments();
  const listed = data?.find(({ document }) => document.id === id);
  const { claim, precedent, option } = listed?.counts ?? { claim: 0, precedent: 0, option: 0 };
  return {
    content: listed?.document.content ?? null,
    annotated: claim + precedent + option,
    isFetching,
  };
}
