import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, emptyIndex, updateSpans } from '../../../../renderer/reader/highlights/spans.ts';
import { KINDS } from '../../../../shared/records/kind.ts';
import { annotationAt, plainOf } from '../annotations.ts';

const plain = plainOf('First words here.', '', 'Second words here.', 'Third words here.');

function indexOf(...annotations: ReturnType<typeof annotationAt>[]) {
  return updateSpans(emptyIndex(plain), annotations, plain).index;
}

describe('annotations filed under the blocks they touch', () => {
  it('lists them in the order of the text and leaves orphans out', () => {
    const index = indexOf(
      annotationAt('late', 'claim', 40, 44),
      annotationAt('lost', 'claim', null, null),
      annotationAt('short', 'option', 0, 5),
      annotationAt('long', 'precedent', 0, 12),
    );
    expect(index.ordered.map(({ id }) => id)).toEqual(['long', 'short', 'late']);
  });

  it('files an annotation over several paragraphs under each of them', () => {
    const index = indexOf(annotationAt('a', 'claim', 6, 30));
    expect(index.byBlock.map(spans => spans.length)).toEqual([1, 0, 1, 0]);
  });

  it('touches only the blocks of an annotation that came, moved or went', () => {
    const a = annotationAt('a', 'claim', 0, 5);
    const b = annotationAt('b', 'claim', 20, 25);
    const before = indexOf(a, b);
    const touched = (...annotations: ReturnType<typeof annotationAt>[]) => [
      ...updateSpans(before, annotations, plain).touched,
    ];
    expect(touched(a, b)).toEqual([]);
    expect(touched(a, b, annotationAt('c', 'option', 40, 44))).toEqual([3]);
    expect(touched(a)).toEqual([2]);
    expect(touched({ ...a, kind: 'option' }, b)).toEqual([0]);
    expect(touched(annotationAt('a', 'claim', 40, 44), b)).toEqual([0, 3]);
  });

  it('draws nothing again when only a note changed, but knows the note', () => {
    const a = annotationAt('a', 'claim', 0, 5);
    const { index, touched } = updateSpans(indexOf(a), [{ ...a, note: 'why?' }], plain);
    expect(touched.size).toBe(0);
    expect(index.byId.get('a')?.annotation.note).toBe('why?');
  });

  it('shows an annotation where it is being moved to', () => {
    const a = annotationAt('a', 'claim', 0, 5);
    const draft = { id: 'a', start: 0, end: 11 };
    const { index, touched } = updateSpans(indexOf(a), [a], plain, draft);
    expect(index.byId.get('a')).toMatchObject({ start: 0, end: 11 });
    expect([...touched]).toEqual([0]);
  });

  it('comes to the same whether changes come one by one or all at once', () => {
    const one = fc
      .tuple(fc.nat(9), fc.nat(50), fc.integer({ min: 1, max: 20 }), fc.constantFrom(...KINDS))
      .map(([id, start, size, kind]) =>
        annotationAt(`a${id}`, kind, start, Math.min(start + size, plain.text.length)),
      );
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 8 })), steps => {
        let index = emptyIndex(plain);
        for (const annotations of steps) index = updateSpans(index, annotations, plain).index;
        const whole = updateSpans(emptyIndex(plain), steps.at(-1) ?? [], plain).index;
        expect(index.ordered).toEqual(whole.ordered);
        const places = (list: typeof index.byBlock) =>
          list.map(spans => spans.map(({ id, start }) => [id, start]));
        expect(places(index.byBlock)).toEqual(places(whole.byBlock));
        const counts = KINDS.map(kind => whole.ordered.filter(span => span.kind === kind).length);
        expect(KINDS.map(kind => index.counts[kind])).toEqual(counts);
      }),
    );
  });

  it('comes to the same by changes of a few among many that stay the same objects', () => {
    const place = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 }), fc.constantFrom(...KINDS));
    const step = fc.record({ at: fc.nat(), removed: fc.nat(2), added: fc.array(place, { maxLength: 3 }) });
    const moving = fc.option(fc.record({ at: fc.nat(), start: fc.nat(30) }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(step, moving), { minLength: 1, maxLength: 8 }), steps => {
        let annotations = [annotationAt('first', 'claim', 0, 5), annotationAt('last', 'option', 40, 44)];
        let { index } = updateSpans(emptyIndex(plain), annotations, plain);
        let made = 0;
        let draft = null;
        for (const [{ at, removed, added }, move] of steps) {
          const fresh = added.map(([start, size, kind]) =>
            annotationAt(`a${made++}`, kind, start, Math.min(start + size, plain.text.length)),
          );
          annotations = annotations.toSpliced(at % (annotations.length + 1), removed, ...fresh);
          const moved = move && annotations[move.at % annotations.length];
          draft = move && moved ? { id: moved.id, start: move.start, end: move.start + 7 } : null;
          ({ index } = updateSpans(index, annotations, plain, draft));
        }
        const whole = updateSpans(emptyIndex(plain), annotations, plain, draft).index;
        expect(index.ordered).toEqual(whole.ordered);
        expect(index.byBlock).toEqual(whole.byBlock);
        expect(index.counts).toEqual(whole.counts);
        for (const { id } of annotations) expect(index.byId.get(id)).toEqual(whole.byId.get(id));
      }),
    );
  });

  it('knows which blocks a passage lies over', () => {
    expect([...blocksOf({ start: 0, end: plain.text.length }, plain)]).toEqual([0, 2, 3]);
    expect([...blocksOf({ start: 17, end: 18 }, plain)]).toEqual([]);
  });
});
