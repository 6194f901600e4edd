/** A list that is read on by a button, which may be gone once it was pressed. */
import { useCallback, useState } from 'react';

export interface More {
  /** The line (0-based) that what was asked for begins at, to get the focus; null when there is none. */
  readonly firstNew: number | null;
  readonly show: () => void;
  /** Called when the line has the focus, and when the list becomes another. */
  readonly forget: () => void;
}

/**
 * @param count Lines on show.
 * @param read Shows further ones, now or later.
 */
export function useMore(count: number, read: () => void): More {
  const [asked, setAsked] = useState<number | null>(null);
  const show = () => {
    setAsked(count);
    read();
  };
  const forget = useCallback(() => setAsked(null), []);
  return { firstNew: asked !== null && count > asked ? asked : null, show, forget };
}

/** The `ref` of the line that is to get the focus. */
export function useTakenFocus(onReached: () => void): (line: HTMLElement | null) => void {
  return useCallback(
    line => {
      if (!line) return;
      line.focus();
      onReached();
    },
    [onReached],
  );
}
