/** The annotations under review: which one is looked at, and what is next. */
import { useEffect, useRef } from 'react';
import type { ReviewItem } from '../../shared/contract/review.ts';

/** What became of an annotation, in words. */
export function outcomeWords({ now, hasSameWords }: ReviewItem): string {
  if (now === null) return 'not found';
  return hasSameWords ? 'moved, same words' : 'words changed';
}

export interface ReviewWalk {
  readonly current: ReviewItem | undefined;
  /** Its place among the items, from 0; -1 when there are none. */
  readonly index: number;
  /** Goes on by so many items, round the ends. */
  step(by: 1 | -1): void;
}

/**
 * Walks through the items. The one looked at is the one that has the focus in the article, or had it last; when
 * it is settled and leaves the list, the one after it takes its place.
 * @param focused Id of the focused annotation.
 */
export function useReviewWalk(
  items: readonly ReviewItem[],
  focused: string | null,
  onFocus: (annotation: string) => void,
): ReviewWalk {
  const last = useRef({ annotation: '', index: 0 });
  const at = (id: string | null) => items.findIndex(({ annotation }) => annotation === id);
  const known = at(focused) === -1 ? at(last.current.annotation) : at(focused);
  const index = known === -1 ? Math.min(last.current.index, items.length - 1) : known;
  const current = items[index];
  const annotation = current?.annotation;
  const focus = useRef(onFocus);
  focus.current = onFocus;
  useEffect(() => {
    if (annotation === undefined) return;
    last.current = { annotation, index };
    focus.current(annotation);
  }, [annotation, index]);
  return {
    current,
    index,
    step(by) {
      const next = items[(index + by + items.length) % items.length];
      if (next) onFocus(next.annotation);
    },
  };
}
