/** What components read, by name. Every read stays valid until an event of the workspace changes it. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ExportOptions } from '../../shared/records/export-options.ts';
import type { LibraryView } from '../../shared/records/library-view.ts';
import type { Appearance, Settings } from '../../shared/records/settings.ts';
import type { ShareOptions } from '../../shared/records/share-options.ts';
import type { TableQuery } from '../../shared/records/table-query.ts';
import { keys } from './keys.ts';
import { useLink } from './link.tsx';

/** How many matches a search shows. */
const SEARCH_LIMIT = 50;

/** How many annotations of a tag are read at a time. */
const PASSAGES_AT_ONCE = 200;

export function useWorkspaceState() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.workspace, queryFn: () => client.workspace.state() });
}

export function useRecent() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.recent, queryFn: () => client.workspace.recent() });
}

/** The backups of every workspace, read anew whenever they come on show: files can be taken away from outside. */
export function useBackups() {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.backups,
    queryFn: () => client.backups.list(),
    refetchOnMount: 'always',
  });
}

export function useAbilities() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.abilities, queryFn: () => client.shell.abilities() });
}

export function useDocuments() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.documents, queryFn: () => client.documents.list() });
}

/** Ids of the articles a person annotated; undefined while they are read, and where nobody is asked for. */
export function useAnnotatedBy(person: string | null) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.annotatedBy(person ?? ''),
    queryFn: () => client.documents.annotatedBy({ person: person ?? '' }),
    enabled: person !== null,
  });
}

/** How the library was shown last in this workspace: null when never, or it cannot be read; undefined while it is. */
export function useLibraryView(): LibraryView | null | undefined {
  const { client } = useLink();
  const { data, isError } = useQuery({
    queryKey: keys.libraryView,
    queryFn: () => client.workspace.libraryView(),
  });
  return isError ? null : data;
}

export function useCollections() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.collections, queryFn: () => client.collections.list() });
}

export function useDocument(id: string | null) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.document(id ?? ''),
    queryFn: () => client.documents.get({ id: id ?? '' }),
    enabled: id !== null,
  });
}

export function useAnnotations(document: string | null) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.annotations(document ?? ''),
    queryFn: () => client.annotations.list({ document: document ?? '' }),
    enabled: document !== null,
  });
}

export function useTags() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.tags, queryFn: () => client.tags.list() });
}

/** Annotations of each branch of the codebook, by the tag at its head. */
export function useTagTotals() {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.tagTotals,
    queryFn: async () =>
      new Map((await client.tags.totals()).map(({ tag, annotations }) => [tag, annotations] as const)),
  });
}

export function useRecentTags() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.recentTags, queryFn: () => client.tags.recent() });
}

/** How many annotations carry one of the tags, or with `below` one of their branches. */
export function useTagCount(ids: readonly string[], below: boolean) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.tagCount(ids, below),
    queryFn: () => client.tags.count({ ids: [...ids], below }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** How many of some annotations, of any article, carry each tag. Counted by the engine: they may be 100,000. */
export function useTagTally(ids: readonly string[]) {
  const { client } = useLink();
  const query: TableQuery = { filter: { annotations: [...ids] }, sorts: [], groupBy: 'tags' };
  return useQuery({
    queryKey: keys.tagTally(ids),
    queryFn: async () => {
      const { heads } = await client.table.outline(query);
      return new Map(heads.flatMap(({ key, count }) => (key === null ? [] : [[key, count] as const])));
    },
    enabled: ids.length > 0,
    gcTime: 0,
  });
}

/** Most annotations that are read to say what they have in common. */
const MOST_COMPARED = 1_000;

/** Annotations by their ids, of any article; undefined while they are read, or where there are too many. */
export function useAnnotationsById(ids: readonly string[]) {
  const { client } = useLink();
  const query: TableQuery = { filter: { annotations: [...ids] }, sorts: [], groupBy: null };
  return useQuery({
    queryKey: keys.tableChosen(ids),
    queryFn: async () => {
      const rows = await client.table.rows({ query, from: 0, limit: MOST_COMPARED });
      return rows.map(({ annotation }) => annotation);
    },
    enabled: ids.length > 0 && ids.length <= MOST_COMPARED,
    gcTime: 0,
  });
}

/** The annotations of a tag, a part at a time. */
export function useTagged(tag: string, below: boolean) {
  const { client } = useLink();
  return useInfiniteQuery({
    queryKey: keys.taggedWith(tag, below),
    queryFn: ({ pageParam }) =>
      client.tags.passages({ tag, below, from: pageParam, limit: PASSAGES_AT_ONCE }),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, from) => {
      const next = from + PASSAGES_AT_ONCE;
      return next < last.total ? next : undefined;
    },
    gcTime: 0,
  });
}

export function useViews() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.views, queryFn: () => client.views.list() });
}

export function usePeople() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.people, queryFn: () => client.people.list() });
}

export function useLinks(annotation: string) {
  const { client } = useLink();
  return useQuery({ queryKey: keys.links(annotation), queryFn: () => client.links.of({ annotation }) });
}

/** Matches of `text`, the last ones staying on show until the next are there. */
export function useSearch(text: string) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.search(text),
    queryFn: ({ signal }) => client.search.query({ text, limit: SEARCH_LIMIT }, { signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

export function useExportPreview(options: ExportOptions) {
  const { client } = useLink();
  return useQuery({
    queryKey: [...keys.previews, options],
    queryFn: ({ signal }) => client.exports.preview(options, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** What a share of these options would hold. */
export function useShareSummary(options: ShareOptions) {
  const { client } = useLink();
  return useQuery({
    queryKey: [...keys.shares, options],
    queryFn: ({ signal }) => client.share.summary(options, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export function useSettings() {
  const { client } = useLink();
  return useQuery({ queryKey: keys.settings, queryFn: () => client.shell.settings() });
}

/**
 * Changes how things look, at once on screen and then on disk. Settings belong to this computer and have no
 * events, so their copy is changed here.
 */
export function useSetAppearance(): (patch: Partial<Appearance>) => void {
  const { client, run } = useLink();
  const cache = useQueryClient();
  return useCallback(
    patch => {
      cache.setQueryData<Settings>(
        keys.settings,
        settings => settings && { ...settings, appearance: { ...settings.appearance, ...patch } },
      );
      void run(() => client.shell.setAppearance(patch));
    },
    [cache, client, run],
  );
}

/** Reads the settings again after they were changed through a call. */
export function useReadSettingsAgain(): () => void {
  const cache = useQueryClient();
  return useCallback(() => void cache.invalidateQueries({ queryKey: keys.settings }), [cache]);
}

/** Reads the recent workspaces again after one was forgotten. */
export function useReadRecentAgain(): () => void {
  const cache = useQueryClient();
  return useCallback(() => void cache.invalidateQueries({ queryKey: keys.recent }), [cache]);
}
