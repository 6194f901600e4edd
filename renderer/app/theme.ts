/** Puts the chosen theme on the page; the stylesheets do the rest. */
import { useLayoutEffect } from 'react';
import type { Appearance } from '../../shared/records/settings.ts';

/** `system` leaves the choice to the system; undefined is while it is not known. */
export function useTheme(theme: Appearance['theme'] | undefined): void {
  useLayoutEffect(() => {
    if (theme === undefined) return;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
