/** Matches by article, in the order of the best match of each. */
import type { SearchHit } from '../../shared/contract/search.ts';

export interface HitGroup {
  readonly document: string;
  readonly title: string;
  readonly hits: readonly SearchHit[];
}

export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups = Map.groupBy(hits, hit => hit.document);
  return [...groups].map(([document, own]) => ({ document, title: own[0]?.title ?? '', hits: own }));
}

/** A stretch of a snippet, and whether it is what was searched for. */
export interface Stretch {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Cuts a snippet at its matches (UTF-16 offsets); overlapping ones are joined. */
export function cutAtMatches({ snippet, matches }: Pick<SearchHit, 'snippet' | 'matches'>): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [from, to] of matches.toSorted((a, b) => a[0] - b[0])) {
    const start = Math.max(from, at);
    if (to <= start) continue;
    if (start > at) stretches.push({ text: snippet.slice(at, start), isMatch: false });
    stretches.push({ text: snippet.slice(start, to), isMatch: true });
    at = to;
  }
  if (at < snippet.length) stretches.push({ text: snippet.slice(at), isMatch: false });
  return stretches;
}
