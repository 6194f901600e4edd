import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Span,
  unitisingAlpha,
  unitisingDisagreement,
} from '../../../shared/agreement/unitising-alpha.ts';

/** Passages of one text, each `[begin, length]` as the publications print them. */
function spans(stretch: number, ...passages: readonly (readonly [number, number])[]): Span[] {
  return passages.map(([begin, length]) => ({
    text: 0,
    start: begin * stretch,
    end: (begin + length) * stretch,
  }));
}

/** The four pairs of observers of Krippendorff (1995, p. 57) over a continuum of 24 units, each unit `stretch` long. */
const of1995 = (stretch: number) => ({
  A: [spans(stretch, [2, 8], [14, 6]), spans(stretch, [4, 4], [15, 2])],
  B: [spans(stretch, [0, 18]), spans(stretch, [0, 2], [2, 1], [3, 1], [4, 1], [5, 1], [6, 3], [9, 1])],
  C: [
    spans(stretch, [2, 6], [10, 2], [14, 4], [20, 2]),
    spans(stretch, [0, 2], [4, 4], [10, 4], [16, 2], [20, 2]),
  ],
  D: [
    spans(stretch, [0, 2], [2, 8], [10, 4], [14, 6], [20, 4]),
    spans(stretch, [0, 4], [4, 4], [8, 7], [15, 2], [17, 7]),
  ],
});

/** Long enough that the figures are those of the limit, which the publication prints. */
const STRETCH = 50_000;

describe('alpha-u', () => {
  it.each([
    ['A', 0.03125, 0.0699, 0.553],
    ['D', 0.38715, 0.41445, 0.066],
  ] as const)(
    'is that of Krippendorff (1995, pp. 57–70) for the pair %s',
    (pair, observed, expected, alpha) => {
      const people = of1995(STRETCH)[pair];
      const of = unitisingDisagreement(people, [24 * STRETCH]);
      expect(of.observed).toBeCloseTo(observed, 5);
      expect(of.expected).toBeCloseTo(expected, 4);
      expect(unitisingAlpha([people], [24 * STRETCH]).value).toBeCloseTo(alpha, 3);
    },
  );

  // The expected disagreements printed for these two are not quite what the formula gives: that of C in the limit
  // is 199.11 / 48² where the formula takes Σ ℓ (ℓ − 1) off 48², as the print does for A and D.
  it.each([
    ['B', 2.26736, 1.17731, -0.926],
    ['C', 0.02777, 0.08642, 0.679],
  ] as const)('is near that of Krippendorff (1995) for the pair %s', (pair, observed, expected, alpha) => {
    const people = of1995(STRETCH)[pair];
    const of = unitisingDisagreement(people, [24 * STRETCH]);
    expect(of.observed).toBeCloseTo(observed, 4);
    expect(Math.abs(of.expected - expected)).toBeLessThan(0.005);
    expect(Math.abs((unitisingAlpha([people], [24 * STRETCH]).value ?? 0) - alpha)).toBeLessThan(0.02);
  });

  it('is that of Krippendorff (1995) for the pair C over the shortest continuum', () => {
    const people = of1995(1 / 2).C;
    expect(unitisingDisagreement(people, [12]).expected).toBeCloseTo(0.05494, 5);
    expect(unitisingAlpha([people], [12]).value).toBeCloseTo(0.494, 3);
  });

  it('is that of Krippendorff (2004, p. 254) for two categories over 300 seconds', () => {
    const from150 = (...passages: readonly (readonly [number, number])[]): Span[] =>
      spans(1, ...passages.map(([begin, length]) => [begin - 150, length] as const));
    const c = [from150([225, 70], [370, 30]), from150([220, 80], [355, 20], [400, 20])];
    const k = [from150([180, 60], [300, 50]), from150([180, 60], [300, 50])];
    const ofC = unitisingDisagreement(c, [300]);
    expect(ofC.observed).toBeCloseTo(0.0144, 4);
    expect(ofC.expected).toBeCloseTo(0.0532, 4);
    expect(unitisingAlpha([c], [300]).value).toBeCloseTo(0.7286, 4);
    expect(unitisingDisagreement(k, [300]).expected).toBeCloseTo(0.049, 4);
    expect(unitisingAlpha([k], [300]).value).toBe(1);
    const both = unitisingAlpha([c, k], [300]).value;
    expect(both).toBeCloseTo(1 - 0.0144 / (0.0532 + 0.049), 2);
  });

  it('equals what walking the texts character by character gives', () => {
    fc.assert(
      fc.property(work(3), ({ people, lengths }) => {
        const { observed, expected } = unitisingDisagreement(people, lengths);
        const naive = byCharacter(people, lengths);
        expect(observed).toBeCloseTo(naive.observed, 9);
        expect(expected).toBeCloseTo(naive.expected, 9);
      }),
    );
  });

  it('does not depend on the order of people or texts, and is 1 for identical work', () => {
    fc.assert(
      fc.property(work(2), ({ people, lengths }) => {
        const { value } = unitisingAlpha([people], lengths);
        const near = value === null ? null : expect.closeTo(value, 9);
        expect(unitisingAlpha([people.toReversed()], lengths).value).toEqual(near);
        const turned = people.map(own =>
          own.map(span => ({ ...span, text: lengths.length - 1 - span.text })),
        );
        expect(unitisingAlpha([turned], lengths.toReversed()).value).toEqual(near);
        const [one = []] = people;
        const same = unitisingAlpha([[one, one]], lengths);
        if (same.value !== null) expect(same.value).toBe(1);
      }),
    );
  });

  it('says why there is none', () => {
    expect(unitisingAlpha([[[], []]], [100])).toEqual({
      value: null,
      reason: expect.stringContaining('nobody'),
    });
    expect(unitisingAlpha([], []).value).toBeNull();
  });
});

function work(people: number) {
  const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 });
  return lengths.chain(all => {
    const span = fc
      .tuple(fc.nat(all.length - 1), fc.nat(11), fc.integer({ min: 1, max: 6 }))
      .map(([text, start, length]) => ({ text, start, end: start + length }))
      .filter(({ text, end }) => end <= (all[text] ?? 0));
    return fc.record({
      lengths: fc.constant(all),
      people: fc.array(fc.array(span, { maxLength: 4 }), { minLength: people, maxLength: people }),
    });
  });
}

/** A section of one person's work: a passage or a gap, as offsets into its text. */
interface Section {
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly isPassage: boolean;
}

/** The sections of one person from a map of its texts with one number for each character. */
function sectionsOf(spans: readonly Span[], lengths: readonly number[]): Section[] {
  const passages = spans.map(span => ({ ...span }));
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const a of passages)
      for (const b of passages) {
        if (a === b || a.text !== b.text || a.start >= b.end || b.start >= a.end) continue;
        Object.assign(a, { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });
        passages.splice(passages.indexOf(b), 1);
        isChanged = true;
      }
  }
  return lengths.flatMap((length, text) => {
    const characters = Array.from({ length }, (_, at) =>
      passages.findIndex(span => span.text === text && span.start <= at && at < span.end),
    );
    const sections: Section[] = [];
    for (let start = 0; start < length; ) {
      let end = start;
      while (end < length && characters[end] === characters[start]) end++;
      sections.push({ text, start, end, isPassage: characters[start] !== -1 });
      start = end;
    }
    return sections;
  });
}

/** D_o and D_e by comparing every section with every section, and by trying every place of every passage. */
function byCharacter(people: readonly (readonly Span[])[], lengths: readonly number[]) {
  const L = lengths.reduce((a, b) => a + b, 0);
  const R = people.length;
  const works = people.map(own => sectionsOf(own, lengths));
  let squares = 0;
  for (const one of works)
    for (const other of works) {
      if (one === other) continue;
      for (const a of one) for (const b of other) squares += difference(a, b);
    }
  const units = works.flat().filter(({ isPassage }) => isPassage);
  const gaps = works.flat().filter(({ isPassage }) => !isPassage);
  let sum = 0;
  for (const u of units) {
    const l = u.end - u.start;
    sum += ((units.length - 1) / 3) * (2 * l * l * l - 3 * l * l + l);
    for (const gap of gaps) for (let at = gap.start; at + l <= gap.end; at++) sum += l * l;
  }
  const own = units.reduce((total, { start, end }) => total + (end - start) * (end - start - 1), 0);
  const pairs = R * L * (R * L - 1) - own;
  return { observed: squares / (R * (R - 1) * L * L), expected: pairs === 0 ? 0 : (2 * sum) / L / pairs };
}

function difference(a: Section, b: Section): number {
  if (a.text !== b.text || a.start >= b.end || b.start >= a.end) return 0;
  if (a.isPassage && b.isPassage) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  if (a.isPassage && b.start <= a.start && a.end <= b.end) return (a.end - a.start) ** 2;
  if (b.isPassage && a.start <= b.start && b.end <= a.end) return (b.end - b.start) ** 2;
  return 0;
}
