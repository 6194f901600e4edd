/** The bit vectors find what the plain table of the textbook finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, alignAll, alignStart } from '../../../../shared/text/anchors/alignment.ts';
import { Pattern } from '../../../../shared/text/anchors/edit-distance.ts';

/** Edit distance, unit by unit. @param isFree Whether `text` may go on before and after. */
function distance(pattern: string, text: string, isFree = false): number {
  let row = Array.from({ length: text.length + 1 }, (_, j) => (isFree ? 0 : j));
  for (let i = 1; i <= pattern.length; i++) {
    const next = [i];
    for (let j = 1; j <= text.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (pattern[i - 1] === text[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return isFree ? Math.min(...row) : (row.at(-1) ?? 0);
}

/** Few different letters, so that much of a text is like the rest; emoji for units of pairs. */
const letters = (maxLength: number) =>
  fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '😀'), { minLength: 1, maxLength })
    .map(parts => parts.join(''));

/** A pattern, and a text that holds it with some of its units changed. */
const hidden = fc
  .tuple(letters(150), letters(40), letters(40), fc.array(fc.tuple(fc.nat(), letters(2)), { maxLength: 9 }))
  .map(([pattern, before, after, edits]) => {
    let changed = pattern;
    for (const [at, by] of edits) {
      const from = at % (changed.length + 1);
      changed = changed.slice(0, from) + by + changed.slice(from + (at % 3));
    }
    return { pattern, text: before + changed + after };
  });

describe('the nearest stretch of a text', () => {
  it('has as few errors as any, whatever the length of the pattern', () => {
    fc.assert(
      fc.property(hidden, fc.nat(40), ({ pattern, text }, bound) => {
        const found = new Pattern(pattern).nearest(text, 0, text.length, bound, text.length);
        const least = distance(pattern, text, true);
        if (found === null) {
          expect(least).toBeGreaterThan(bound);
          return;
        }
        expect(found.errors).toBe(least);
        expect(distance(pattern, text.slice(found.start, found.end))).toBe(least);
      }),
    );
  });

  it('is looked for between the given offsets only', () => {
    const pattern = new Pattern('river');
    expect(pattern.nearest('river and rivor', 5, 15, 2, 15)).toEqual({ start: 10, end: 15, errors: 1 });
    expect(pattern.nearest('river and rivor', 5, 12, 1, 12)).toBeNull();
  });

  it('is found in patterns of thousands of units with hundreds of errors', () => {
    const pattern = Array.from({ length: 5_000 }, (_, i) =>
      String.fromCharCode(97 + ((i * i + 7 * i) % 23)),
    ).join('');
    const text = `${'zy'.repeat(500)}${pattern.replace(/c/g, '')}${'zy'.repeat(500)}`;
    const gone = pattern.length - pattern.replace(/c/g, '').length;
    const found = new Pattern(pattern).nearest(text, 0, text.length, 700, 6_000);
    expect(found).toEqual({ start: 1_000, end: 1_000 + pattern.length - gone, errors: gone });
  });
});

describe('an alignment', () => {
  const isRight = (a: string, b: string, runs: readonly { a: number; b: number; length: number }[]): void => {
    let [atA, atB] = [0, 0];
    for (const run of runs) {
      expect(run.a).toBeGreaterThanOrEqual(atA);
      expect(run.b).toBeGreaterThanOrEqual(atB);
      expect(a.slice(run.a, run.a + run.length)).toBe(b.slice(run.b, run.b + run.length));
      [atA, atB] = [run.a + run.length, run.b + run.length];
    }
  };

  it('takes as few errors as there are, and pairs equal units in their order', () => {
    fc.assert(
      fc.property(letters(40), letters(40), fc.nat(40), (a, b, bound) => {
        const found = align(a, b, bound);
        const least = distance(a, b);
        if (found === null) {
          expect(least).toBeGreaterThan(bound);
          return;
        }
        expect(found).toMatchObject({ errors: least, a: a.length, b: b.length });
        isRight(a, b, found.runs);
      }),
    );
  });

  it('of a beginning covers what agrees, and of a whole side all of it', () => {
    fc.assert(
      fc.property(letters(40), letters(60), (a, b) => {
        const start = alignStart(a, b, 12);
        expect(distance(a.slice(0, start.a), b.slice(0, start.b))).toBe(start.errors);
        isRight(a, b, start.runs);
        const all = alignAll(a, b, 12);
        const least = Math.min(...Array.from({ length: b.length + 1 }, (_, j) => distance(a, b.slice(0, j))));
        if (all === null) {
          expect(least).toBeGreaterThan(12);
          return;
        }
        expect(all).toMatchObject({ errors: least, a: a.length });
      }),
    );
    expect(alignStart('and so the story ends', 'and so the stone is cold', 12).a).toBeGreaterThanOrEqual(13);
  });
});
