/** Which articles the library shows, and in which order. */
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import { type Document, READING_STATUSES } from '../../shared/records/document.ts';
import { type Kind, kinds } from '../../shared/records/kind.ts';
import { type LibraryView, UNCOLLECTED, UNTAGGED } from '../../shared/records/library-view.ts';

export const orders = {
  imported: 'Newest import first',
  published: 'Newest publication first',
  title: 'By title',
  status: 'Unread first',
  annotations: 'Most annotations first',
} as const satisfies Record<LibraryView['order'], string>;

/** What the library shows now: what is remembered of it, and the words it is filtered by, which are not. */
export interface ShownLibrary extends LibraryView {
  /** Only articles whose title, byline or publication holds these words. */
  readonly text: string;
}

export const everything: ShownLibrary = {
  order: 'imported',
  status: null,
  kind: null,
  person: null,
  collection: null,
  text: '',
};

const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const STATUSES = Object.keys(READING_STATUSES);

/**
 * The articles to show. `documents` come newest import first, and that order breaks ties.
 * @param annotated Ids of the articles the view's person annotated.
 */
export function arrange(
  documents: readonly DocumentSummary[],
  view: ShownLibrary,
  annotated: ReadonlySet<string> = new Set(),
): DocumentSummary[] {
  const words = bare(view.text).split(/\s+/u);
  const shown = documents.filter(
    summary =>
      (view.status === null || summary.document.status === view.status) &&
      (view.kind === null || hasKind(summary, view.kind)) &&
      (view.person === null || annotated.has(summary.document.id)) &&
      (view.collection === null || isIn(summary, view.collection)) &&
      (view.text === '' || words.every(word => aboutOf(summary.document).includes(word))),
  );
  switch (view.order) {
    case 'imported':
      return shown;
    case 'title':
      return shown.sort((a, b) => byTitle.compare(a.document.title, b.document.title));
    case 'published':
      return shown.sort((a, b) => compare(b.document.published ?? '', a.document.published ?? ''));
    case 'status':
      return shown.sort((a, b) => STATUSES.indexOf(a.document.status) - STATUSES.indexOf(b.document.status));
    case 'annotations':
      return shown.sort((a, b) => total(b) - total(a));
  }
}

function hasKind(summary: DocumentSummary, kind: Kind | typeof UNTAGGED): boolean {
  return kind === UNTAGGED ? total(summary) === 0 : summary.counts[kind] > 0;
}

function isIn({ document: { collections } }: DocumentSummary, collection: string): boolean {
  return collection === UNCOLLECTED ? collections.length === 0 : collections.includes(collection);
}

/** What the filter by words looks at, made once for each article: there may be thousands. */
const about = new WeakMap<Document, string>();

function aboutOf(document: Document): string {
  let words = about.get(document);
  if (words === undefined) {
    words = bare([document.title, document.byline, document.publication].filter(Boolean).join(' '));
    about.set(document, words);
  }
  return words;
}

/** Without case and accents, as the search of the workspace compares. */
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function total({ counts }: Pick<DocumentSummary, 'counts'>): number {
  return counts.claim + counts.precedent + counts.option;
}

/**
 * What narrows the list besides the collection and the words, in words; empty when nothing does.
 * @param person Name of the view's person.
 */
export function narrowing({ status, kind, person: who }: ShownLibrary, person = 'someone'): string {
  const parts = [
    status !== null && READING_STATUSES[status],
    kind === UNTAGGED ? 'Nothing tagged' : kind !== null && `With ${kinds[kind].plural.toLowerCase()}`,
    who !== null && `Annotated by ${person}`,
  ];
  return parts.filter(Boolean).join(' · ');
}
