/** What the table reads: its outline, the rows on the screen a page at a time, and single annotations by id. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { TableHead, TableRow } from '../../shared/contract/table.ts';
import type { MatrixQuery, TableQuery } from '../../shared/records/table-query.ts';
import { keys } from '../link/keys.ts';
import { useLink } from '../link/link.tsx';

/** Rows read at a time: a few screens, so that scrolling line by line asks seldom, in an answer of under 1 MB. */
export const PAGE = 100;

/** How long rows and orders that are out of sight stay known, in ms. */
const KEPT = 60_000;

export interface Outline {
  /** The question it answers, which may be the one before while the next is under way. */
  readonly query: TableQuery;
  readonly total: number;
  readonly annotations: number;
  readonly heads: readonly TableHead[];
}

/** The last outline stays on show until the next is there; a question that was followed by another is given up. */
export function useOutline(query: TableQuery) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.tableOutline(query),
    queryFn: async ({ signal }): Promise<Outline> => ({
      ...(await client.table.outline(query, { signal })),
      query,
    }),
    placeholderData: keepPreviousData,
    gcTime: KEPT,
  });
}

export interface Rows {
  /** Undefined while it is read. */
  at(row: number): TableRow | undefined;
}

/**
 * The rows of the pages that hold any of these places.
 * @param wanted Half-open ranges of places.
 */
export function useRows(
  query: TableQuery | undefined,
  wanted: readonly (readonly [from: number, to: number])[],
): Rows {
  const { client } = useLink();
  const pages = [...new Set(wanted.flatMap(([from, to]) => pagesOf(from, to)))].sort((a, b) => a - b);
  return useQueries({
    queries: query
      ? pages.map(page => ({
          queryKey: keys.tablePage(query, page),
          queryFn: ({ signal }: { signal: AbortSignal }) =>
            client.table.rows({ query, from: page * PAGE, limit: PAGE }, { signal }),
          gcTime: KEPT,
        }))
      : [],
    combine: results => {
      const known = new Map(pages.map((page, i) => [page, results[i]?.data]));
      return { at: (row: number) => known.get(Math.floor(row / PAGE))?.[row % PAGE] };
    },
  });
}

/** Numbers of the pages that hold the places from one up to another. */
export function pagesOf(from: number, to: number): number[] {
  const first = Math.floor(Math.max(0, from) / PAGE);
  const count = to <= from ? 0 : Math.floor((to - 1) / PAGE) - first + 1;
  return Array.from({ length: count }, (_, i) => first + i);
}

export function useMatrix(query: MatrixQuery) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.matrix(query),
    queryFn: ({ signal }) => client.table.matrix(query, { signal }),
    placeholderData: keepPreviousData,
    gcTime: KEPT,
  });
}
