/** What the screens about who did what read. Only events of the workspace make a read void. */
import { useQuery } from '@tanstack/react-query';
import { keys } from '../link/keys.ts';
import { useLink } from '../link/link.tsx';

export function useHistoryOf(annotation: string) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.historyOf(annotation),
    queryFn: () => client.history.of({ record: 'annotation', id: annotation }),
  });
}
