/** Krippendorff's alpha for nominal data: agreement beyond chance of any number of people, with gaps. */
import {
  type CodedUnit,
  type Figure,
  figure,
  NO_VARIATION,
  NOTHING_SHARED,
  undefinedFigure,
} from './coded-unit.ts';
import { countValues } from './observed-agreement.ts';

/**
 * α = 1 − D_o / D_e = 1 − (n − 1) (n − Σ_c o_cc) / (n² − Σ_c n_c²), with
 *
 *     o_cc = Σ_u w_u n_uc (n_uc − 1) / (m_u − 1)    the coincidences of c with itself
 *     n_c  = Σ_u w_u n_uc ,  n = Σ_c n_c
 *
 * over the units u that at least two people judged: n_uc of them said c, m_u judged, w_u is the weight
 * (Krippendorff, “Computing Krippendorff's alpha-reliability”, University of Pennsylvania, 2011, section C;
 * the same in his “Content Analysis”, 2nd edition, 2004, chapter 11).
 */
export function krippendorffAlpha(units: Iterable<CodedUnit>): Figure {
  const totals = new Map<string, number>();
  let coincidences = 0;
  let n = 0;
  for (const { values, weight } of units) {
    const counts = countValues(values);
    let judged = 0;
    for (const count of counts.values()) judged += count;
    if (judged < 2) continue;
    n += weight * judged;
    for (const [value, count] of counts) {
      coincidences += (weight * count * (count - 1)) / (judged - 1);
      totals.set(value, (totals.get(value) ?? 0) + weight * count);
    }
  }
  if (n === 0) return undefinedFigure(NOTHING_SHARED);
  if (totals.size === 1) return undefinedFigure(NO_VARIATION);
  let squares = 0;
  for (const total of totals.values()) squares += total * total;
  return figure(1 - ((n - 1) * (n - coincidences)) / (n * n - squares));
}
