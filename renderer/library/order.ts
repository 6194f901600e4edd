/** Which articles the library shows, and in which order. */
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { ReadingStatus } from '../../shared/records/document.ts';

export const orders = {
  imported: 'Newest import first',
  published: 'Newest publication first',
  title: 'By title',
  annotations: 'Most annotations first',
} as const;
export type Order = keyof typeof orders;

export interface LibraryView {
  readonly order: Order;
  /** Only articles of this status; null shows all. */
  readonly status: ReadingStatus | null;
}

const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The articles to show. `documents` come newest import first, and that order breaks ties. */
export function arrange(
  documents: readonly DocumentSummary[],
  { order, status }: LibraryView,
): DocumentSummary[] {
  const shown = documents.filter(({ document }) => status === null || document.status === status);
  switch (order) {
    case 'imported':
      return shown;
    case 'title':
      return shown.sort((a, b) => byTitle.compare(a.document.title, b.document.title));
    case 'published':
      return shown.sort((a, b) => compare(b.document.published ?? '', a.document.published ?? ''));
    case 'annotations':
      return shown.sort((a, b) => total(b) - total(a));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function total({ counts }: Pick<DocumentSummary, 'counts'>): number {
  return counts.claim + counts.precedent + counts.option;
}
