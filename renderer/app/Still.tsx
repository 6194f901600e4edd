/** Leaves a part of the window as it is while it may not be used, so that nothing in it has to be drawn anew. */
import { type ReactNode, useRef } from 'react';

export interface StillProps {
  readonly isStill: boolean;
  readonly children: ReactNode;
}

/** React does not look into an element that is the same as before. */
export function Still({ isStill, children }: StillProps) {
  const last = useRef(children);
  if (!isStill) last.current = children;
  return last.current;
}
