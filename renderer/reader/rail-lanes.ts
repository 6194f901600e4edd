/** Which lane of the margin rail each stripe takes. */

export interface Extent {
  readonly id: string;
  /** CSS pixels from the top of the text. */
  readonly top: number;
  readonly bottom: number;
}

/** Lanes that fit into the margin; stripes beyond them share the last. */
export const RAIL_LANES = 4;

/**
 * Gives each stripe the first lane in which nothing else stands beside it. A stripe that has a lane keeps it,
 * so that scrolling on never shuffles what is on the screen.
 */
export function assignRailLanes(
  extents: readonly Extent[],
  known: ReadonlyMap<string, number>,
): Map<string, number> {
  const lanes = new Map<string, number>();
  const placed: { lane: number; extent: Extent }[] = [];
  const place = (extent: Extent, lane: number) => {
    lanes.set(extent.id, lane);
    placed.push({ lane, extent });
  };
  for (const extent of extents) {
    const lane = known.get(extent.id);
    if (lane !== undefined) place(extent, lane);
  }
  for (const extent of extents) {
    if (lanes.has(extent.id)) continue;
    const taken = new Set(placed.filter(other => overlaps(other.extent, extent)).map(other => other.lane));
    let lane = 0;
    while (taken.has(lane) && lane < RAIL_LANES - 1) lane++;
    place(extent, lane);
  }
  return lanes;
}

function overlaps(a: Extent, b: Extent): boolean {
  return a.top < b.bottom && b.top < a.bottom;
}
