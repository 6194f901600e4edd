import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignRailLanes, RAIL_LANES } from '../../../renderer/reader/rail-lanes.ts';

describe('lanes of the margin rail', () => {
  const stripe = (id: string, top: number, bottom: number) => ({ id, top, bottom });

  it('puts stripes beside one another only where they meet', () => {
    const lanes = assignRailLanes([stripe('a', 0, 30), stripe('b', 20, 60), stripe('c', 70, 90)], new Map());
    expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1, c: 0 });
  });

  it('never moves a stripe that is on the screen', () => {
    const before = assignRailLanes([stripe('b', 20, 60)], new Map());
    const after = assignRailLanes([stripe('a', 0, 30), stripe('b', 20, 60)], before);
    expect(after.get('b')).toBe(0);
    expect(after.get('a')).toBe(1);
  });

  it('keeps stripes that meet apart as long as there are lanes', () => {
    const extent = fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(fc.array(extent, { maxLength: 20 }), list => {
        const extents = list.map(([top, height], i) => stripe(`s${i}`, top, top + height));
        const lanes = assignRailLanes(extents, new Map());
        for (const a of extents) {
          expect(lanes.get(a.id)).toBeLessThan(RAIL_LANES);
          const beside = extents.filter(b => b.id !== a.id && a.top < b.bottom && b.top < a.bottom);
          const isShared = beside.some(b => lanes.get(b.id) === lanes.get(a.id));
          if (isShared) expect(lanes.get(a.id)).toBe(RAIL_LANES - 1);
        }
      }),
    );
  });
});
