/**
 * Where more annotations stand beside one another than the margin has lanes, those of the last lane make a
 * pile: drawn as one, counted, listed under the pointer, and gone through by clicks.
 */
import { type Extent, RAIL_LANES } from './rail-lanes.ts';

export interface Pile {
  /** Pixels from the top of the text. */
  readonly top: number;
  readonly bottom: number;
  /** From top to bottom; at least two. */
  readonly ids: readonly string[];
}

/** The piles of the last lane: its stripes that overlap, directly or over others. */
export function pilesOf(extents: readonly Extent[], lanes: ReadonlyMap<string, number>): Pile[] {
  const last = extents.filter(({ id }) => lanes.get(id) === RAIL_LANES - 1);
  const groups: { top: number; bottom: number; ids: string[] }[] = [];
  for (const { id, top, bottom } of [...last].sort((a, b) => a.top - b.top || a.bottom - b.bottom)) {
    const group = groups.at(-1);
    if (group && top < group.bottom) {
      group.ids.push(id);
      group.bottom = Math.max(group.bottom, bottom);
    } else groups.push({ top, bottom, ids: [id] });
  }
  return groups.filter(({ ids }) => ids.length > 1);
}
