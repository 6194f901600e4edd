/** Putting tags on annotations and taking them off. */
import { useCallback, useMemo, useRef } from 'react';
import { changingWords, useLong } from '../history/use-long.ts';
import { useLink } from '../link/link.tsx';
import { useRecentTags } from '../link/queries.ts';
import { counted } from '../ui/counted.ts';
import { useNotices } from '../ui/Notices.tsx';
import type { NewTag } from './tag-choices.ts';

export interface Tagging {
  /** Answer whether it was done. */
  apply(annotations: readonly string[], tag: string): Promise<boolean>;
  create(annotations: readonly string[], tag: NewTag): Promise<boolean>;
  remove(annotations: readonly string[], tag: string): Promise<boolean>;
}

export function useTagging(): Tagging {
  const { client } = useLink();
  const { show } = useNotices();
  const long = useLong();
  /** Tags all of them or takes the tag off. */
  const change = useCallback(
    async (ids: readonly string[], call: (signal: AbortSignal) => Promise<unknown>) => {
      const what = counted(ids.length, 'annotation');
      const { ok, isSlow } = await long(changingWords(what), call);
      if (ok && isSlow) show({ message: `Changed ${what}` });
      return ok;
    },
    [long, show],
  );
  const apply = useCallback(
    (ids: readonly string[], tag: string) =>
      change(ids, signal => client.annotations.addTag({ ids: [...ids], tag }, { signal })),
    [client, change],
  );
  const create = useCallback(
    (ids: readonly string[], { name, parent, under }: NewTag) => {
      const place = { under: [...under], ...(parent === undefined ? {} : { parent }) };
      const input = { name, ...place, applyTo: [...ids] };
      return change(ids, signal => client.tags.create(input, { signal }));
    },
    [client, change],
  );
  const remove = useCallback(
    (ids: readonly string[], tag: string) =>
      change(ids, signal => client.annotations.removeTag({ ids: [...ids], tag }, { signal })),
    [client, change],
  );
  return useMemo(() => ({ apply, create, remove }), [apply, create, remove]);
}

const NONE: readonly string[] = [];

/** Tags used lately as they were when they were first asked for, so that a list does not jump while one chooses. */
export function useRecentAtFirst(): readonly string[] {
  const { data, isFetching } = useRecentTags();
  const first = useRef<readonly string[] | null>(null);
  if (data && !isFetching) first.current ??= data;
  return first.current ?? NONE;
}
