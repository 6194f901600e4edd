/**
 * Keeps what was read equal to the workspace. `applyEvent` is the only place where reads of the workspace
 * change: a call that writes changes nothing here, its event does, in every window alike.
 */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { TableRow } from '../../shared/contract/table.ts';
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';
import type { Diff } from '../../shared/history/diff.ts';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document, KindCounts } from '../../shared/records/document.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import {
  annotationsAfter,
  changesTagging,
  countKinds,
  documentsTouched,
  outcomeOf,
  touches,
  withArrivals,
} from './diffs.ts';
import { keys, ofWorkspace } from './keys.ts';

/** What `documents.get` answers. */
interface DocumentRead {
  readonly document: Document;
  readonly body: unknown;
}

/** Brings the cache to where the workspace is. A commit that was missed or not told makes everything be read again. */
export function applyEvent(cache: QueryClient, event: WorkspaceEvent): void {
  if (event.type === 'progressed') return;
  if (event.type !== 'changed') {
    readAgain(cache, keys.backups);
    if (event.type === 'backedUp' || event.type === 'backupFailed') return;
    for (const queryKey of ofWorkspace) cache.removeQueries({ queryKey });
    cache.setQueryData(keys.workspace, event.type === 'opened' ? event.state : null);
    cache.invalidateQueries({ queryKey: keys.recent });
    return;
  }
  const known = cache.getQueryData<WorkspaceState | null>(keys.workspace);
  if (known && event.state.seq <= known.seq) return;
  cache.setQueryData(keys.workspace, event.state);
  if (event.diff && known && event.state.seq === known.seq + 1) applyDiff(cache, event.diff);
  else readAgain(cache, ...ofWorkspace);
}

function applyDiff(cache: QueryClient, diff: Diff): void {
  applyToAnnotations(cache, diff);
  applyToDocuments(cache, diff);
  if (touches(diff, 'collection', 'document')) readAgain(cache, keys.collections);
  if (touches(diff, 'tag') || changesTagging(diff)) readAgain(cache, keys.tags);
  if (touches(diff, 'tag', 'annotation', 'document')) readAgain(cache, keys.tagged);
  if (touches(diff, 'link', 'annotation', 'document')) readAgain(cache, keys.allLinks);
  if (touches(diff, 'annotation', 'document'))
    readAgain(cache, keys.allVersions, keys.reviews, keys.allAnnotatedBy);
  if (touches(diff, 'person')) readAgain(cache, keys.people);
  if (touches(diff, 'annotation', 'document', 'tag', 'person')) readAgain(cache, keys.agreements);
  if (touches(diff, 'view')) readAgain(cache, keys.views);
  applyToTable(cache, diff);
  readAgain(cache, keys.searches, keys.previews, keys.disagreements, keys.histories, keys.shares);
}

function applyToAnnotations(cache: QueryClient, diff: Diff): void {
  const outcome = outcomeOf(diff, 'annotation');
  for (const document of documentsTouched(diff)) {
    replace<Annotation[]>(cache, keys.annotations(document), list =>
      annotationsAfter(list, document, outcome),
    );
  }
}

/**
 * A row of the table shows an edit at once; where it then stands and what it counts for is the engine's to say,
 * so everything of the table is read again.
 */
function applyToTable(cache: QueryClient, diff: Diff): void {
  const { present } = outcomeOf(diff, 'annotation');
  if (present.length > 0) {
    const changed = new Map(present.map(annotation => [annotation.id, annotation]));
    cache.setQueriesData<TableRow[]>({ queryKey: keys.tableRows }, rows =>
      rows?.map(row => {
        const annotation = changed.get(row.annotation.id);
        return annotation ? { ...row, annotation } : row;
      }),
    );
  }
  if (touches(diff, 'annotation', 'document', 'tag', 'person', 'link')) readAgain(cache, keys.table);
}

/**
 * Counts are taken from the annotations where those are known, because adding and subtracting would count a
 * commit twice when the list was read after it; where they are not known the list is read again.
 */
function applyToDocuments(cache: QueryClient, diff: Diff): void {
  const { present, gone } = outcomeOf(diff, 'document');
  for (const document of present) {
    const key = keys.document(document.id);
    const known = cache.getQueryData<DocumentRead>(key);
    // With another text everything is read again at once: a document must not be shown with the text before.
    if (known && known.document.content !== document.content) readAgain(cache, key);
    else replace<DocumentRead>(cache, key, read => ({ ...read, document }));
  }
  for (const id of gone) cache.removeQueries({ queryKey: keys.document(id) });
  const counts = new Map<string, KindCounts | null>();
  for (const id of documentsTouched(diff)) {
    const list = cache.getQueryData<Annotation[]>(keys.annotations(id));
    counts.set(id, list ? countKinds(list) : null);
  }
  const arrived = outcomeOf({ ...diff, updated: [], removed: [] }, 'document').present.map(document => ({
    document,
    // What came with it is all there is.
    counts: countKinds(outcomeOf(diff, 'annotation').present.filter(one => one.document === document.id)),
  }));
  const changed = new Map(present.map(document => [document.id, document]));
  replace<DocumentSummary[]>(cache, keys.documents, list =>
    withArrivals(
      list
        .filter(({ document }) => !gone.has(document.id))
        .map(summary => {
          const { id } = summary.document;
          const isSame = !changed.has(id) && !counts.get(id);
          // What did not change stays the same object, so that its row need not be drawn again.
          if (isSame) return summary;
          return {
            document: changed.get(id) ?? summary.document,
            counts: counts.get(id) ?? summary.counts,
          };
        }),
      arrived,
    ),
  );
  const isNew = (id: string) => arrived.some(({ document }) => document.id === id);
  const isUnknown = [...counts].some(([id, known]) => known === null && !isNew(id) && !gone.has(id));
  if (isUnknown) readAgain(cache, keys.documents);
}

/** Changes a read that is there; one that is on its way may lack the commit, so it starts again. */
function replace<T>(cache: QueryClient, queryKey: QueryKey, change: (value: T) => T): void {
  const isUnderWay = cache.isFetching({ queryKey, exact: true }) > 0;
  cache.setQueryData<T>(queryKey, value => (value === undefined ? undefined : change(value)));
  // After the change, because setting a read makes it valid.
  if (isUnderWay) readAgain(cache, queryKey);
}

/**
 * Has everything under these names read again. A first read that is under way is thrown away, which an
 * invalidation alone does not do.
 */
export function readAgain(cache: QueryClient, ...queryKeys: readonly QueryKey[]): void {
  for (const queryKey of queryKeys) {
    for (const query of cache.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' })) {
      if (query.state.data === undefined) void query.cancel({ silent: true, revert: true });
    }
    void cache.invalidateQueries({ queryKey });
  }
}
