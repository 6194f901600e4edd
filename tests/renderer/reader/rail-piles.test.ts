import { describe, expect, it } from 'vitest';
import { assignRailLanes, RAIL_LANES } from '../../../renderer/reader/rail-lanes.ts';
import { pilesOf } from '../../../renderer/reader/rail-piles.ts';

const stripe = (id: string, top: number, bottom: number) => ({ id, top, bottom });

describe('thirty annotations on one passage', () => {
  const thirty = Array.from({ length: 30 }, (_, i) => stripe(`a${i}`, i, 100 - i));
  const lanes = assignRailLanes(thirty, new Map());

  it('keep the first lanes to themselves, and the rest is one pile that names every one of them', () => {
    const piles = pilesOf(thirty, lanes);
    expect(piles).toHaveLength(1);
    expect(piles[0]?.ids).toHaveLength(30 - (RAIL_LANES - 1));
    expect(piles[0]).toMatchObject({ top: 3, bottom: 97 });
    expect(new Set(piles[0]?.ids).size).toBe(27);
  });

  it('are no pile where each has a lane', () => {
    const few = thirty.slice(0, RAIL_LANES);
    expect(pilesOf(few, assignRailLanes(few, new Map()))).toEqual([]);
  });
});

it('piles apart from one another stay apart', () => {
  const extents = [0, 500].flatMap(top =>
    Array.from({ length: 6 }, (_, i) => stripe(`${top}-${i}`, top, top + 50)),
  );
  const piles = pilesOf(extents, assignRailLanes(extents, new Map()));
  expect(piles.map(({ top, bottom, ids }) => [top, bottom, ids.length])).toEqual([
    [0, 50, 3],
    [500, 550, 3],
  ]);
});
