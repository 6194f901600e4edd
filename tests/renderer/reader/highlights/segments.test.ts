import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../../renderer/reader/highlights/segments.ts';
import type { Span } from '../../../../renderer/reader/highlights/span-table.ts';
import { KINDS } from '../../../../shared/records/kind.ts';
import { annotationAt } from '../annotations.ts';

function span(id: string, start: number, end: number, kind = KINDS[0]): Span {
  return { id, kind, start, end, annotation: annotationAt(id, kind, start, end) };
}

const ids = (segments: ReturnType<typeof segmentsOf>) =>
  segments.map(({ start, end, layers }) => [start, end, layers.map(layer => layer.span.id).join(' ')]);

describe('cutting overlapping annotations into flat pieces', () => {
  it('cuts where an annotation begins or ends and lists the innermost first', () => {
    expect(ids(segmentsOf([span('a', 0, 10), span('b', 4, 14), span('c', 6, 8)], 0, 20))).toEqual([
      [0, 4, 'a'],
      [4, 6, 'b a'],
      [6, 8, 'c b a'],
      [8, 10, 'b a'],
      [10, 14, 'b'],
    ]);
  });

  it('keeps to its block when an annotation goes on before and after it', () => {
    expect(ids(segmentsOf([span('a', 0, 100)], 40, 50))).toEqual([[40, 50, 'a']]);
  });

  it('leaves a gap between annotations that do not touch', () => {
    expect(ids(segmentsOf([span('a', 0, 3), span('b', 5, 8)], 0, 10))).toEqual([
      [0, 3, 'a'],
      [5, 8, 'b'],
    ]);
  });

  it('gives annotations that overlap different underlines, and uses one again when it is free', () => {
    const lanes = new Map(
      segmentsOf([span('a', 0, 10), span('b', 5, 15), span('c', 10, 20)], 0, 30)
        .flatMap(({ layers }) => layers)
        .map(({ span: { id }, lane }) => [id, lane]),
    );
    expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1, c: 0 });
  });

  it('says for every character exactly which annotations lie over it, however they overlap', () => {
    const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 12 }),
        fc.nat(40),
        fc.integer({ min: 1, max: 40 }),
        (ranges, from, length) => {
          const to = from + length;
          const spans = ranges
            .map(([start, size], i) => span(`s${i}`, start, start + size))
            .filter(({ start, end }) => start < to && end > from)
            .sort((a, b) => a.start - b.start || b.end - a.end);
          const segments = segmentsOf(spans, from, to);
          for (let at = from; at < to; at++) {
            const expected = spans.filter(({ start, end }) => start <= at && at < end).map(({ id }) => id);
            const over = segments.filter(({ start, end }) => start <= at && at < end);
            expect(over.length).toBeLessThanOrEqual(1);
            const found = over.flatMap(({ layers }) => layers.map(layer => layer.span.id));
            expect(found.toSorted()).toEqual(expected.toSorted());
            const lanes = over.flatMap(({ layers }) => layers.map(({ lane }) => lane));
            expect(new Set(lanes).size).toBe(lanes.length);
          }
        },
      ),
    );
  });
});
