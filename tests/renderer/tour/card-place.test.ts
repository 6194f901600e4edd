import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GAP, placeCard } from '../../../renderer/tour/card-place.ts';

const window = fc.record({
  width: fc.integer({ min: 800, max: 3000 }),
  height: fc.integer({ min: 600, max: 2000 }),
});
const card = fc.record({
  width: fc.integer({ min: 200, max: 340 }),
  height: fc.integer({ min: 80, max: 300 }),
});
const target = fc.option(
  fc.record({
    left: fc.integer({ min: -200, max: 3000 }),
    top: fc.integer({ min: -200, max: 2000 }),
    width: fc.integer({ min: 1, max: 3000 }),
    height: fc.integer({ min: 1, max: 2000 }),
  }),
);

it('the card of the tour lies inside every window of at least 800 × 600, wherever its target is', () => {
  fc.assert(
    fc.property(target, card, window, (target, card, window) => {
      const { left, top } = placeCard(target, card, window);
      expect(left).toBeGreaterThanOrEqual(GAP);
      expect(top).toBeGreaterThanOrEqual(GAP);
      expect(left + card.width + GAP).toBeLessThanOrEqual(window.width);
      expect(top + card.height + GAP).toBeLessThanOrEqual(window.height);
    }),
  );
});

it('it stands under a button, beside a pane, and inside what fills the window', () => {
  const size = { width: 340, height: 200 };
  const screen = { width: 1360, height: 820 };
  const button = { left: 1240, top: 8, width: 76, height: 28 };
  expect(placeCard(button, size, screen)).toEqual({ left: 1360 - 340 - GAP, top: 36 + GAP });
  const pane = { left: 1032, top: 44, width: 328, height: 749 };
  expect(placeCard(pane, size, screen)).toEqual({ left: 1032 - 340 - GAP, top: 44 + 2 * GAP });
  const reader = { left: 272, top: 44, width: 760, height: 749 };
  expect(placeCard(reader, size, screen)).toEqual({ left: 272 + 210, top: 820 - 200 - 3 * GAP });
});
