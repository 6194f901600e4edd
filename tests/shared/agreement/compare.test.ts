import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Compared,
  type ComparedRow,
  type Comparison,
  compare,
  type MarkedText,
} from '../../../shared/agreement/compare.ts';
import type { Mark } from '../../../shared/agreement/units.ts';

const LABELS = ['claim', 'precedent', 'option'];
const TWO = ['ann', 'ben'];
const THREE = ['ann', 'ben', 'cem'];

function compared(of: Partial<Comparison> & Pick<Comparison, 'people' | 'texts' | 'unit'>): Compared {
  const steps = compare({ labels: LABELS, most: Number.POSITIVE_INFINITY, ...of });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function rowOf(rows: readonly ComparedRow[], label: string | null): ComparedRow {
  const row = rows.find(row => row.pair === null && row.label === label);
  if (!row) throw new Error(`no row for ${label ?? 'everyone'}`);
  return row;
}

/** The passages of two people in one text of 24 characters, each `[begin, length]`. */
function publishedPair(...works: readonly (readonly (readonly [number, number])[])[]): MarkedText {
  const marks = works.flatMap((passages, who) =>
    passages.map(([start, length], i): Mark => {
      const person = TWO[who] ?? '';
      return { id: `${person}${i}`, person, start, end: start + length, labels: ['claim'] };
    }),
  );
  return { id: 'continuum', length: 24, marks };
}

/** Few places, so that passages often lie on the same words. */
const passage = fc.record({
  start: fc.constantFrom(0, 3, 9, 20, 25),
  length: fc.constantFrom(1, 6, 14),
  labels: fc.subarray(LABELS),
});

function textsOf(people: readonly string[]): fc.Arbitrary<MarkedText[]> {
  const text = fc.array(fc.record({ person: fc.constantFrom(...people), passage }), { maxLength: 8 });
  return fc.array(text, { maxLength: 3 }).map(texts =>
    texts.map((all, t) => ({
      id: `text ${t}`,
      length: 40,
      marks: all.map(({ person, passage: { start, length, labels } }, i) => ({
        id: `${t}-${i}`,
        person,
        start,
        end: start + length,
        labels,
      })),
    })),
  );
}

describe('comparing by character', () => {
  // The continua of 24 units of Krippendorff, “On the reliability of unitizing continuous data”, Sociological
  // Methodology 25 (1995), p. 57, cut into characters as he does to show what kappa and alpha miss.
  it.each([
    [
      'A',
      publishedPair(
        [
          [2, 8],
          [14, 6],
        ],
        [
          [4, 4],
          [15, 2],
        ],
      ),
      0.385,
    ],
    [
      'B',
      publishedPair(
        [[0, 18]],
        [
          [0, 2],
          [2, 1],
          [3, 1],
          [4, 1],
          [5, 1],
          [6, 3],
          [9, 1],
        ],
      ),
      0.385,
    ],
    [
      'C',
      publishedPair(
        [
          [2, 6],
          [10, 2],
          [14, 4],
          [20, 2],
        ],
        [
          [0, 2],
          [4, 4],
          [10, 4],
          [16, 2],
          [20, 2],
        ],
      ),
      0.314,
    ],
  ] as const)('gives the kappa of Krippendorff (1995) for the pair %s', (pair, text, kappa) => {
    const { rows } = compared({ people: TWO, texts: [text], unit: 'character' });
    expect(rowOf(rows, null).units).toBe(24);
    expect(rowOf(rows, null).kappa.value).toBeCloseTo(kappa, 3);
    expect(rowOf(rows, 'claim').kappa.value).toBeCloseTo(kappa, 3);
    if (pair === 'A') expect(rowOf(rows, null).alpha.value).toBeCloseTo(0.329, 3);
  });

  it('has no kappa where both marked every character, and says why (Krippendorff 1995, pair D)', () => {
    const text = publishedPair(
      [
        [0, 2],
        [2, 8],
        [10, 14],
      ],
      [
        [0, 4],
        [4, 11],
        [15, 9],
      ],
    );
    const { rows, total } = compared({ people: TWO, texts: [text], unit: 'character' });
    expect(rowOf(rows, null).observed.value).toBe(1);
    expect(rowOf(rows, null).kappa).toEqual({ value: null, reason: expect.stringContaining('chance') });
    expect(rowOf(rows, null).alphaU.value).toBeLessThan(1);
    expect(total).toBe(0);
  });

  it('equals what walking the texts character by character gives', () => {
    fc.assert(
      fc.property(textsOf(THREE), texts => {
        const { rows, differing } = compared({ people: THREE, texts, unit: 'character' });
        for (const label of [null, ...LABELS]) {
          const row = rowOf(rows, label);
          const naive = figuresByCharacter(texts.flatMap(text => charactersOf(text, label)));
          expect(row.units).toBe(naive.units);
          expectNear(row.observed.value, naive.observed);
          expectNear(row.kappa.value, naive.kappa);
          expectNear(row.alpha.value, naive.alpha);
        }
        for (const text of texts) {
          const told = differing.filter(unit => unit.text === text.id);
          const disputed = charactersOf(text, null).map(said => new Set(said.filter(isSaid)).size > 1);
          for (let at = 0; at < text.length; at++)
            expect(told.some(({ start, end }) => start <= at && at < end)).toBe(disputed[at] ?? false);
        }
      }),
    );
  });
});

describe.each(['overlap', 'character'] as const)('comparing by %s', unit => {
  it('finds nothing in dispute between people who did the same', () => {
    fc.assert(
      fc.property(textsOf(['ann']), fc.boolean(), (texts, isReversed) => {
        const copied = texts.map(text => ({
          ...text,
          marks: [...text.marks, ...copiesOf(text, isReversed)],
        }));
        const { rows, differing } = compared({ people: TWO, texts: copied, unit });
        expect(differing).toEqual([]);
        for (const row of rows)
          for (const { value } of [row.observed, row.kappa, row.alpha, row.alphaU])
            if (value !== null) expect(value).toBeCloseTo(1, 12);
      }),
    );
  });

  it('gives the row of a pair what comparing the two alone gives for everything', () => {
    fc.assert(
      fc.property(textsOf(THREE), texts => {
        const { rows } = compared({ people: THREE, texts, unit });
        for (const pair of [
          ['ann', 'ben'],
          ['ann', 'cem'],
          ['ben', 'cem'],
        ] as const) {
          const { pair: _pair, ...own } = rows.find(row => row.pair?.join() === pair.join()) ?? { pair };
          const { pair: _none, ...alone } = rowOf(
            compared({ people: pair, texts: only(texts, pair), unit }).rows,
            null,
          );
          expect(own).toEqual(alone);
        }
      }),
    );
  });
});

/** What someone else makes who marks the same passages, whose ids come in the same order or in the other. */
function copiesOf(text: MarkedText, isReversed: boolean): Mark[] {
  const last = text.marks.length - 1;
  return text.marks.map((mark, i) => ({ ...mark, id: `b${isReversed ? last - i : i}`, person: 'ben' }));
}

function only(texts: readonly MarkedText[], people: readonly string[]): MarkedText[] {
  return texts.map(text => ({ ...text, marks: text.marks.filter(({ person }) => people.includes(person)) }));
}

type Said = string | null;

function isSaid(value: Said): value is string {
  return value !== null;
}

/** For each character what each of the three says of it; no characters where fewer than two judged the text. */
function charactersOf({ length, marks }: MarkedText, label: string | null): Said[][] {
  const judges = THREE.filter(person => marks.some(mark => mark.person === person));
  if (judges.length < 2) return [];
  return Array.from({ length }, (_, at) =>
    THREE.map(person => {
      if (!judges.includes(person)) return null;
      const over = marks.filter(mark => mark.person === person && mark.start <= at && at < mark.end);
      return LABELS.filter(name => label === null || name === label)
        .filter(name => over.some(({ labels }) => labels.includes(name)))
        .join('+');
    }),
  );
}

/** The figures from their definitions, one judgement of one character against another at a time. */
function figuresByCharacter(characters: readonly Said[][]) {
  const kappas: number[] = [];
  let equal = 0;
  let pairs = 0;
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const both = characters.filter(said => isSaid(said[a] ?? null) && isSaid(said[b] ?? null));
    const alike = both.filter(said => said[a] === said[b]).length;
    equal += alike;
    pairs += both.length;
    let chance = 0;
    for (const value of new Set(both.map(said => said[a])))
      chance +=
        (both.filter(said => said[a] === value).length / both.length) *
        (both.filter(said => said[b] === value).length / both.length);
    if (both.length > 0 && new Set(both.flatMap(said => [said[a], said[b]])).size > 1)
      kappas.push((alike / both.length - chance) / (1 - chance));
  }
  return {
    units: characters.length,
    observed: pairs === 0 ? null : equal / pairs,
    kappa: kappas.length === 0 ? null : kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length,
    alpha: alphaOf(characters),
  };
}

function alphaOf(characters: readonly Said[][]): number | null {
  const units = characters.map(said => said.filter(isSaid));
  const all = units.flat();
  const within = units.reduce((sum, own) => sum + differing(own) / (own.length - 1), 0);
  const among = differing(all) / (all.length - 1);
  return all.length === 0 || among === 0 ? null : 1 - within / among;
}

/** Ordered pairs of judgements that are not the same. */
function differing(judgements: readonly string[]): number {
  return judgements.reduce((sum, a) => sum + judgements.filter(b => b !== a).length, 0);
}

function expectNear(value: number | null, naive: number | null): void {
  if (naive === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(naive, 9);
}
