/** Draws only the lines of a long list that are in sight. All lines are of one height. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

export interface Windowed {
  /** Indices of the lines to draw. */
  readonly first: number;
  readonly last: number;
  onScroll(): void;
  /** Brings a line into sight. */
  reveal(index: number): void;
}

/** Lines drawn beyond either edge, so that scrolling shows no gap. */
const BEYOND = 8;

/**
 * @param height Height of a line in CSS pixels.
 * @param head Height of what stays in sight above the lines.
 */
export function useWindowed(
  pane: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  head: number,
): Windowed {
  const [view, setView] = useState({ top: 0, height: 0 });
  const measure = useCallback(() => {
    const { current } = pane;
    if (!current) return;
    // In steps of a line, because nothing changes in between.
    const top = Math.floor(current.scrollTop / height) * height;
    setView(was =>
      was.top === top && was.height === current.clientHeight ? was : { top, height: current.clientHeight },
    );
  }, [pane, height]);
  useLayoutEffect(() => {
    measure();
    const { current } = pane;
    if (!current) return;
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    return () => watch.disconnect();
  }, [pane, measure]);
  const reveal = useCallback(
    (index: number) => {
      const { current } = pane;
      if (!current) return;
      const start = index * height;
      if (start < current.scrollTop) current.scrollTop = start;
      else if (start + height > current.scrollTop + current.clientHeight - head)
        current.scrollTop = start + height - current.clientHeight + head;
    },
    [pane, height, head],
  );
  return {
    first: Math.max(0, Math.floor(view.top / height) - BEYOND),
    last: Math.min(count - 1, Math.ceil((view.top + view.height) / height) + BEYOND),
    onScroll: measure,
    reveal,
  };
}
