import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Span, SpanTable } from '../../../../renderer/reader/highlights/span-table.ts';
import { annotationAt } from '../annotations.ts';

const span = (id: string, start: number): Span => ({
  id,
  kind: 'claim',
  start,
  end: start + 1,
  annotation: annotationAt(id, 'claim', start, start + 1),
});

it('answers like a map after any changes, and an earlier table stays as it was', () => {
  const ids = Array.from({ length: 401 }, (_, n) => `a${n}`);
  const change = fc.tuple(fc.nat(400), fc.option(fc.nat(1_000), { nil: null }));
  const changes = fc.array(fc.array(change, { maxLength: 150 }), { maxLength: 8 });
  fc.assert(
    fc.property(changes, rounds => {
      const expected = new Map<string, number>();
      let table = SpanTable.of(new Map());
      for (const round of rounds) {
        const before = { table, expected: new Map(expected) };
        const changed = new Map<string, Span | null>();
        for (const [n, start] of round) {
          const id = `a${n}`;
          changed.set(id, start === null ? null : span(id, start));
          if (start === null) expected.delete(id);
          else expected.set(id, start);
        }
        table = table.changed(changed);
        expect(ids.map(id => table.get(id)?.start)).toEqual(ids.map(id => expected.get(id)));
        expect(ids.map(id => before.table.get(id)?.start)).toEqual(ids.map(id => before.expected.get(id)));
      }
    }),
    { numRuns: 30 },
  );
});
