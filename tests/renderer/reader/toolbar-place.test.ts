import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeToolbar } from '../../../renderer/reader/toolbar-place.ts';

const pane = { left: 272, top: 44, width: 424, height: 600 };
const toolbar = { width: 380, height: 40 };

function selection(top: number, bottom: number, x: number, isForward = true) {
  const line = isForward ? { top: bottom - 24, bottom } : { top, bottom: top + 24 };
  return { top, bottom, focus: { x, ...line }, isForward };
}

describe('placing the toolbar', () => {
  it('goes under a selection made forwards and over one made backwards', () => {
    const down = placeToolbar(selection(200, 260, 500), pane, toolbar);
    const up = placeToolbar(selection(200, 260, 500, false), pane, toolbar);
    expect(down.top + pane.top).toBeGreaterThan(260);
    expect(up.top + toolbar.height + pane.top).toBeLessThan(200);
  });

  it('goes to the other side where there is no room', () => {
    expect(placeToolbar(selection(560, 640, 500), pane, toolbar).top).toBeLessThan(560 - pane.top);
    expect(placeToolbar(selection(50, 80, 500, false), pane, toolbar).top).toBeGreaterThan(80 - pane.top);
  });

  it('is always inside the pane and, after scrolling as it asks, never on the words', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -900, max: 640 }),
        fc.integer({ min: 20, max: 2_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.boolean(),
        (top, height, x, isForward) => {
          const place = placeToolbar(selection(top, top + height, x, isForward), pane, toolbar);
          expect(place.left).toBeGreaterThanOrEqual(0);
          expect(place.left + toolbar.width).toBeLessThanOrEqual(pane.width);
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top + toolbar.height).toBeLessThanOrEqual(pane.height);
          const [first, last] = [top - pane.top - place.scroll, top + height - pane.top - place.scroll];
          expect(place.top >= last || place.top + toolbar.height <= first).toBe(true);
        },
      ),
    );
  });
});
