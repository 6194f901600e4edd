/** Cohen's kappa: agreement of two people beyond chance, chance taken from how often each of them says what. */
import {
  type CodedUnit,
  type Figure,
  figure,
  NO_VARIATION,
  NOTHING_SHARED,
  undefinedFigure,
} from './coded-unit.ts';

/**
 * κ = (P_o − P_e) / (1 − P_e), with P_o the share of units on which the two agree and P_e = Σ_c p_ac p_bc, the
 * share they would agree on if each said c as often as they do but at random (Cohen, “A coefficient of agreement
 * for nominal scales”, Educational and Psychological Measurement 20, 1960, equation 1). Units that one of them
 * did not judge are left out.
 * @param a Place of one person in the values of a unit. @param b Place of the other.
 */
export function cohenKappa(units: Iterable<CodedUnit>, a: number, b: number): Figure {
  const ofA = new Map<string, number>();
  const ofB = new Map<string, number>();
  let equal = 0;
  let all = 0;
  for (const { values, weight } of units) {
    const one = values[a] ?? null;
    const other = values[b] ?? null;
    if (one === null || other === null) continue;
    ofA.set(one, (ofA.get(one) ?? 0) + weight);
    ofB.set(other, (ofB.get(other) ?? 0) + weight);
    all += weight;
    if (one === other) equal += weight;
  }
  if (all === 0) return undefinedFigure(NOTHING_SHARED);
  // Kept as whole numbers up to the end: P_e = 1 must be seen exactly.
  let expected = 0;
  for (const [value, count] of ofA) expected += count * (ofB.get(value) ?? 0);
  if (expected === all * all) return undefinedFigure(NO_VARIATION);
  return figure((equal * all - expected) / (all * all - expected));
}

/**
 * Kappa of more than two people: the mean of the kappas of all pairs that have one (Light, “Measures of response
 * agreement for qualitative data: some generalizations and alternatives”, Psychological Bulletin 76, 1971).
 * @param people How many values a unit has.
 */
export function meanKappa(units: readonly CodedUnit[], people: number): Figure {
  const found: number[] = [];
  let reason = NOTHING_SHARED;
  for (let a = 0; a < people; a++) {
    for (let b = a + 1; b < people; b++) {
      const kappa = cohenKappa(units, a, b);
      if (kappa.value !== null) found.push(kappa.value);
      else if (kappa.reason !== NOTHING_SHARED) reason = kappa.reason;
    }
  }
  if (found.length === 0) return undefinedFigure(reason);
  return figure(found.reduce((sum, kappa) => sum + kappa, 0) / found.length);
}
