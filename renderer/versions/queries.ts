/** What the screens about versions read. Only events of the workspace make a read void. */
import { useQuery } from '@tanstack/react-query';
import { keys } from '../link/keys.ts';
import { useLink } from '../link/link.tsx';

export function useVersions(document: string) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.versions(document),
    queryFn: () => client.versions.list({ document }),
  });
}

/** The blocks of one text of an article; not kept once nobody looks at it, for it may be long. */
export function useVersionText(document: string, content: string | null) {
  const { client } = useLink();
  return useQuery({
    queryKey: keys.versionText(document, content ?? ''),
    queryFn: () => client.versions.text({ document, content: content ?? '' }),
    enabled: content !== null,
    gcTime: 0,
  });
}

export function useReviewItems(document: string) {
  const { client } = useLink();
  return useQuery({ queryKey: keys.review(document), queryFn: () => client.review.list({ document }) });
}
