/** Walking through disagreements: which of them, and which one is on show. */
import type { Dispute } from '../../shared/contract/agreement.ts';
import type { AgreementQuery } from '../../shared/records/agreement.ts';

export interface Walk {
  /** What was compared, to come back to. */
  readonly query: AgreementQuery;
  /** At least one. */
  readonly disputes: readonly Dispute[];
  /** Index of the one on show. */
  readonly at: number;
}

/** The next (1) or previous (-1) one; null at the end. */
export function stepped(walk: Walk, step: 1 | -1): Walk | null {
  const at = walk.at + step;
  return at < 0 || at >= walk.disputes.length ? null : { ...walk, at };
}

/** "Mira Sand: Precedent · Omar Reed: not marked". */
export function saidWords({ said }: Dispute, of: AgreementQuery['of']): string {
  return said.map(({ name, ...one }) => `${name}: ${labelWords(one, of)}`).join(' · ');
}

function labelWords(
  { labels, annotations }: Pick<Dispute['said'][number], 'labels' | 'annotations'>,
  of: AgreementQuery['of'],
): string {
  if (labels.length > 0) return labels.join(', ');
  return of === 'tag' && annotations.length > 0 ? 'no tag' : 'not marked';
}
