/**
 * Cuts overlapping spans of one block into flat segments: pieces over which the set of annotations is the
 * same. HTML cannot overlap elements, so each segment becomes one `<mark>`.
 */
import type { Span } from './span-table.ts';

export interface Layer {
  readonly span: Span;
  /** Which of the stacked underlines is its own, 0 nearest to the words. The same all through a block. */
  readonly lane: number;
}

/** `[start, end)` in plain-text offsets with the annotations over all of it, innermost (shortest) first. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly layers: readonly Layer[];
}

/**
 * Sweeps over the ends of `spans` (in the order of the text) inside the block `[from, to)`.
 * Costs O(n log n + pieces) for n spans.
 */
export function segmentsOf(spans: readonly Span[], from: number, to: number): Segment[] {
  const layers = assignLanes(spans);
  const cuts = [...new Set(spans.flatMap(span => [Math.max(span.start, from), Math.min(span.end, to)]))];
  cuts.sort((a, b) => a - b);
  const segments: Segment[] = [];
  const over = new Set<Layer>();
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i] ?? from;
    for (const layer of over) if (layer.span.end <= start) over.delete(layer);
    for (; next < layers.length; next++) {
      const layer = layers[next];
      if (!layer || layer.span.start > start) break;
      if (layer.span.end > start) over.add(layer);
    }
    if (over.size > 0) segments.push({ start, end: cuts[i + 1] ?? to, layers: innermostFirst(over) });
  }
  return segments;
}

/** Greedy interval colouring: each span takes the lowest lane that is free where it starts. */
function assignLanes(spans: readonly Span[]): Layer[] {
  const laneEnds: number[] = [];
  return spans.map(span => {
    const free = laneEnds.findIndex(end => end <= span.start);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = span.end;
    return { span, lane };
  });
}

function innermostFirst(layers: Iterable<Layer>): Layer[] {
  const length = ({ span }: Layer) => span.end - span.start;
  return [...layers].sort((a, b) => length(a) - length(b) || b.span.start - a.span.start);
}
