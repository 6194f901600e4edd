/**
 * Whether an article's text is being corrected, and what must not happen meanwhile: unsaved corrections are
 * never left without asking, and undo means the last thing typed.
 */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { ArticleToCorrect } from '../reader/correcting/article-to-correct.ts';
import type { CorrectingHandle } from '../reader/correcting/correcting-props.ts';
import { type CorrectionStatus, UNCHANGED } from '../reader/correcting/step-log.ts';
import type { History } from './history.ts';
import type { Whereabouts } from './place.ts';

export interface Correcting {
  /** The article that is being corrected; null while none is. */
  readonly article: ArticleToCorrect | null;
  readonly status: CorrectionStatus;
  readonly editor: RefObject<CorrectingHandle | null>;
  /** Whether somebody wants to go where the corrections would be lost, and has to be asked. */
  readonly isLeaving: boolean;
  begin(article: ArticleToCorrect): void;
  /** Ends it without asking, and goes where somebody wanted to go. */
  end(): void;
  report(status: CorrectionStatus): void;
  /** Goes at once, or asks before when there are unsaved corrections. */
  leave(go: () => void): void;
  /** Goes nowhere after all. */
  stay(): void;
}

/**
 * @param place Where the analyst is. Whichever way they come to another article, they are asked, and are back
 * when they stay.
 * @param listed The articles of the workspace.
 */
export function useCorrecting(
  place: Pick<Whereabouts, 'document' | 'openDocument'>,
  listed: readonly DocumentSummary[],
): Correcting {
  const [article, setArticle] = useState<ArticleToCorrect | null>(null);
  const [status, setStatus] = useState(UNCHANGED);
  const [wanted, setWanted] = useState<{ readonly go: () => void } | null>(null);
  const editor = useRef<CorrectingHandle>(null);
  const id = article?.document.id ?? null;
  const isElsewhere =
    id !== null && listed.some(({ document }) => document.id === id) && place.document !== id;
  const latest = useRef({ id, status, wanted, isElsewhere, place });
  latest.current = { id, status, wanted, isElsewhere, place };
  useAskedUnload(id !== null && status.isChanged);

  const end = useCallback(() => {
    const { wanted } = latest.current;
    setArticle(null);
    setStatus(UNCHANGED);
    setWanted(null);
    wanted?.go();
  }, []);
  useEffect(() => {
    if (isElsewhere && !status.isChanged) end();
  }, [isElsewhere, status.isChanged, end]);
  const begin = useCallback((next: ArticleToCorrect) => {
    latest.current.place.openDocument(next.document.id);
    setArticle(next);
  }, []);
  const report = useCallback(
    (next: CorrectionStatus) => setStatus(before => (isSame(before, next) ? before : next)),
    [],
  );
  const leave = useCallback((go: () => void) => {
    const { id, status } = latest.current;
    if (id !== null && status.isChanged) return setWanted({ go });
    setArticle(null);
    go();
  }, []);
  const stay = useCallback(() => {
    const { id, isElsewhere, place } = latest.current;
    setWanted(null);
    if (isElsewhere) place.openDocument(id);
  }, []);
  const isLeaving = wanted !== null || (isElsewhere && status.isChanged);
  return useMemo(
    () => ({ article, status, editor, isLeaving, begin, end, report, leave, stay }),
    [article, status, isLeaving, begin, end, report, leave, stay],
  );
}

function isSame(a: CorrectionStatus, b: CorrectionStatus): boolean {
  return a.isChanged === b.isChanged && a.canUndo === b.canUndo && a.canRedo === b.canRedo;
}

/** The browser, or the desktop shell, asks before the window is closed or loaded again. */
function useAskedUnload(isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [isAsked]);
}

/** Undo and redo: of what was typed while a text is corrected, else of the workspace. */
export function useCorrectingHistory(history: History, { article, editor }: Correcting): History {
  const isCorrecting = article !== null;
  return useMemo(
    () =>
      isCorrecting ? { undo: () => editor.current?.undo(), redo: () => editor.current?.redo() } : history,
    [history, isCorrecting, editor],
  );
}
