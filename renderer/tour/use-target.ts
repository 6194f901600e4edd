/** Following a part of the window on the screen. */
import { type RefObject, useEffect, useState } from 'react';
import type { Box } from './card-place.ts';

/**
 * The box of the first element that fits `selector`, or null while none is drawn. It moves for many reasons
 * (panes, window, text size, articles), so it is looked at once a frame for as long as the tour lasts, which
 * costs less than watching for each of them.
 */
export function useTarget(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      setBox(known => sameOr(known, boxOf(document.querySelector(selector))));
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [selector]);
  return box;
}

/** Sizes of an element of ours and of the window, again whenever one of them changes. */
export function useSizes(element: RefObject<HTMLElement | null>) {
  const [sizes, setSizes] = useState({ card: { width: 0, height: 0 }, window: sizeOfWindow() });
  useEffect(() => {
    const measure = () =>
      setSizes({
        card: { width: element.current?.offsetWidth ?? 0, height: element.current?.offsetHeight ?? 0 },
        window: sizeOfWindow(),
      });
    const observer = new ResizeObserver(measure);
    if (element.current) observer.observe(element.current);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element]);
  return sizes;
}

function boxOf(element: Element | null): Box | null {
  const rect = element?.getBoundingClientRect();
  if (!rect || rect.width === 0) return null;
  const { left, top, width, height } = rect;
  return { left, top, width, height };
}

function sameOr(known: Box | null, next: Box | null): Box | null {
  if (!known || !next) return next;
  const isSame =
    known.left === next.left &&
    known.top === next.top &&
    known.width === next.width &&
    known.height === next.height;
  return isSame ? known : next;
}

function sizeOfWindow() {
  return { width: window.innerWidth, height: window.innerHeight };
}
