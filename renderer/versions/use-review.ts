/** Whether the annotations of an article are being reviewed, and what is selected in it meanwhile. */
import { useCallback, useEffect, useState } from 'react';
import type { Anchor } from '../../shared/records/anchor.ts';

export interface Review {
  /** Id of the article under review; null while none is, or while another one is open. */
  readonly document: string | null;
  /** What is selected in the article: where an annotation may be attached. */
  readonly selection: Anchor | null;
  open(document: string): void;
  close(): void;
  /** Given to the reader while a review is open. */
  readonly onSelect: ((passage: Anchor | null) => void) | undefined;
}

/** @param opened Id of the open article. @param show Brings the pane into sight. */
export function useReview(opened: string | null, show: (isShown: boolean) => void): Review {
  const [reviewed, setReviewed] = useState<string | null>(null);
  const [selection, setSelection] = useState<Anchor | null>(null);
  const document = reviewed !== null && reviewed === opened ? reviewed : null;
  const open = useCallback(
    (id: string) => {
      setReviewed(id);
      show(true);
    },
    [show],
  );
  const close = useCallback(() => setReviewed(null), []);
  useEffect(() => {
    if (document === null) setSelection(null);
  }, [document]);
  return { document, selection, open, close, onSelect: document === null ? undefined : setSelection };
}
