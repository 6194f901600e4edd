/** What the screens about who did what read. Only events of the workspace make a read void. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ActivityCursor, ActivityQuery } from '../../shared/contract/history.ts';
import { keys } from '../link/keys.ts';
import { useLink } from '../link/link.tsx';

export function useHistoryOf(annotation: string) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.historyOf(annotation),
    queryFn: () => client.history.of({ record: 'annotation', id: annotation }),
  });
}

/** Lines of activity read at a time. */
const LINES_AT_ONCE = 50;

/** What the activity is narrowed to. */
export type ActivityFilter = Readonly<Pick<ActivityQuery, 'person' | 'document' | 'deed'>>;

export function useActivity(of: ActivityFilter) {
  const { client } = useLink();
  return useInfiniteQuery({
    queryKey: keys.activity(of),
    queryFn: ({ pageParam }) => client.history.activity({ ...of, cursor: pageParam, limit: LINES_AT_ONCE }),
    initialPageParam: null as ActivityCursor | null,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
  });
}
