/** What a commit does to the lists a window has read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsAfter, changesTagging, countKinds, outcomeOf } from '../../../renderer/link/diffs.ts';
import { invertDiff } from '../../../shared/history/diff.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { annotation, asAnnotation, diff, id } from './records.ts';

const article = id(10);

describe('annotations after a diff', () => {
  it('puts a new passage where it stands in the text, and orphans last', () => {
    const list = [annotation(1, article, 0), annotation(2, article, 40), annotation(3, article, null)];
    const added = diff({ added: [asAnnotation(annotation(4, article, 20))] });
    const after = annotationsAfter(list, article, outcomeOf(added, 'annotation'));
    expect(after.map(one => one.id)).toEqual([id(1), id(4), id(2), id(3)]);
  });

  it('leaves out annotations of other articles', () => {
    const added = diff({ added: [asAnnotation(annotation(4, id(11), 20))] });
    expect(annotationsAfter([], article, outcomeOf(added, 'annotation'))).toEqual([]);
  });

  it('changes nothing when the list was read after the commit', () => {
    const change = diff({
      added: [asAnnotation(annotation(2, article, 5))],
      removed: [asAnnotation(annotation(1, article, 0))],
    });
    const once = annotationsAfter([annotation(1, article, 0)], article, outcomeOf(change, 'annotation'));
    expect(annotationsAfter(once, article, outcomeOf(change, 'annotation'))).toEqual(once);
  });

  it('comes back to the same list by the inverse, whatever was added, changed and removed', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 300 });
    fc.assert(
      fc.property(starts, fc.nat(), (places, seed) => {
        const all = places.map((start, n) => annotation(n + 1, article, start));
        const inOrder = all.toSorted((a, b) => (a.position.start ?? 0) - (b.position.start ?? 0));
        const sorted = inOrder.filter(one => all.indexOf(one) % 3 !== 2);
        const moved = (one: Annotation) => ({ ...one, note: String(seed), kind: 'option' as const });
        const change = diff({
          added: all.filter((_, n) => n % 3 === 2).map(asAnnotation),
          updated: all
            .filter((_, n) => n % 3 === 1)
            .map(one => [asAnnotation(one), asAnnotation(moved(one))]),
          removed: all.filter((_, n) => n % 3 === 0).map(asAnnotation),
        });
        const after = annotationsAfter(sorted, article, outcomeOf(change, 'annotation'));
        expect(after).not.toEqual(sorted);
        expect(annotationsAfter(after, article, outcomeOf(invertDiff(change), 'annotation'))).toEqual(sorted);
      }),
    );
  });
});

describe('what a diff touches', () => {
  it('sees a tag put on and taken off, and nothing in an edited note', () => {
    const before = annotation(1, article, 0);
    const tagged = { ...before, tags: [id(50)] };
    expect(changesTagging(diff({ updated: [[asAnnotation(before), asAnnotation(tagged)]] }))).toBe(true);
    expect(changesTagging(diff({ removed: [asAnnotation(tagged)] }))).toBe(true);
    expect(
      changesTagging(diff({ updated: [[asAnnotation(before), asAnnotation({ ...before, note: 'x' })]] })),
    ).toBe(false);
  });

  it('counts each kind', () => {
    const list = [annotation(1, article, 0), annotation(2, article, 5, 'option'), annotation(3, article, 9)];
    expect(countKinds(list)).toEqual({ claim: 2, precedent: 0, option: 1 });
  });
});
