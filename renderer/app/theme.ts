/** Puts the chosen theme and contrast on the page; the stylesheets do the rest. */
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Appearance } from '../../shared/records/settings.ts';

const wish = window.matchMedia('(prefers-contrast: more)');

/** `system` leaves the theme to the system; undefined is while the choice is not known. */
export function useTheme(appearance: Appearance | undefined): void {
  const { theme, isHighContrast = false } = appearance ?? {};
  const isWished = useSyncExternalStore(onWish, () => wish.matches);
  const isHigh = isHighContrast || isWished;
  useLayoutEffect(() => {
    if (theme === undefined) return;
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    if (isHigh) dataset.contrast = 'high';
    else delete dataset.contrast;
  }, [theme, isHigh]);
}

/** The system's wish can change while the window is open. */
function onWish(listener: () => void): () => void {
  wish.addEventListener('change', listener);
  return () => wish.removeEventListener('change', listener);
}
