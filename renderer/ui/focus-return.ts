/**
 * Brings the focus back to where it was when a run of dialogs ends. Each dialog gives the focus back to what
 * had it before; where one dialog gave way to the next, that is gone, and this knows the first.
 */
import { useLayoutEffect, useRef } from 'react';

/** How long the dialogs' own return may take, in ms. */
const AFTER_DIALOGS = 80;

export function useFocusReturn(isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!isOpen) return;
    // Before the dialog takes the focus: it does so in an effect after this one.
    opener.current = document.activeElement;
    return () => {
      setTimeout(() => {
        const place = opener.current;
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && place instanceof HTMLElement && place.isConnected) place.focus();
      }, AFTER_DIALOGS);
    };
  }, [isOpen]);
}
