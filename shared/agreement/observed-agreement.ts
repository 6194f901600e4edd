/** Observed agreement: how often two people said the same, with nothing taken off for chance. */
import { type CodedUnit, type Figure, figure, NOTHING_SHARED, undefinedFigure } from './coded-unit.ts';

/**
 * The part of all pairs of judgements of one unit that are equal:
 *
 *     P_o = Σ_u w_u Σ_c n_uc (n_uc − 1)  /  Σ_u w_u m_u (m_u − 1)
 *
 * with n_uc the people who said c of unit u, m_u all who judged it, and w_u its weight. For two people it is the
 * share of units they agree on; for more, the share over all pairs (Fleiss, “Measuring nominal scale agreement
 * among many raters”, Psychological Bulletin 76, 1971, equation 3, with every unit weighted by its pairs).
 */
export function observedAgreement(units: Iterable<CodedUnit>): Figure {
  let equal = 0;
  let all = 0;
  for (const { values, weight } of units) {
    const counts = countValues(values);
    let judged = 0;
    for (const count of counts.values()) {
      judged += count;
      equal += weight * count * (count - 1);
    }
    all += weight * judged * (judged - 1);
  }
  return all === 0 ? undefinedFigure(NOTHING_SHARED) : figure(equal / all);
}

/** How many people said what of one unit. */
export function countValues(values: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
