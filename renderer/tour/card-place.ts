/** Where the card of the tour stands: beside what it is about, never outside the window. */

/** A box in CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels between the card and what it is about, and between the card and the edge of the window. */
export const GAP = 14;

/**
 * The card's top left corner. Under the target, over it, or at one of its sides, whichever has room first;
 * inside its lower end when it fills the window, and at the foot of the window when there is no target.
 */
export function placeCard(target: Box | null, card: Size, window: Size): { left: number; top: number } {
  const within = (value: number, size: number, whole: number) =>
    Math.max(0, Math.min(Math.max(GAP, value), whole - size - GAP));
  const at = (left: number, top: number) => ({
    left: within(left, card.width, window.width),
    top: within(top, card.height, window.height),
  });
  const foot = window.height - card.height - 3 * GAP;
  if (!target) return at((window.width - card.width) / 2, foot);
  const right = target.left + target.width;
  const bottom = target.top + target.height;
  const centred = target.left + (target.width - card.width) / 2;
  if (bottom + GAP + card.height + GAP <= window.height) return at(centred, bottom + GAP);
  if (target.top - GAP - card.height - GAP >= 0) return at(centred, target.top - GAP - card.height);
  const isWide = target.width > window.width / 3;
  if (!isWide && target.left - GAP - card.width - GAP >= 0)
    return at(target.left - GAP - card.width, target.top + 2 * GAP);
  if (!isWide && right + GAP + card.width + GAP <= window.width) return at(right + GAP, target.top + 2 * GAP);
  return at(centred, foot);
}
