/**
 * A value that changes no more often than anybody can follow. While hundreds of articles come in, drawing the
 * list for each of them would take the time of the passage that is being tagged.
 */
import { useEffect, useRef, useState } from 'react';

/** Least time between two changes, in ms. */
const CALM = 250;

/** The value at once, or when it follows another change closely, a moment later. */
export function useCalmed<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const since = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const show = () => {
      since.current = performance.now();
      setShown(value);
    };
    const wait = since.current + CALM - performance.now();
    if (wait <= 0) return show();
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [value]);
  return shown;
}
