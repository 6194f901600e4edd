/** Giving the keyboard to the article, whose keys tag and walk: from the panels beside it, and when it was lost. */
import type { KeyboardEvent } from 'react';

/** Does nothing while no article is open. */
export function focusText(): void {
  document.querySelector<HTMLElement>('main [role="document"]')?.focus({ preventScroll: true });
}

/** Gives the keyboard to the article when what had it is gone, as a list is once one of its lines was chosen. */
export function focusTextIfLost(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusText();
}

/** Escape in a panel leads back to the article; in a menu or list opened from the panel it closes that. */
export function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
  if (event.key === 'Escape' && isInside && !event.defaultPrevented) focusText();
}
