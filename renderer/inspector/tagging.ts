/** Putting tags on annotations and taking them off. */
import { useCallback, useMemo, useRef } from 'react';
import { useLink } from '../link/link.tsx';
import { useRecentTags } from '../link/queries.ts';
import type { NewTag } from './tag-choices.ts';

export interface Tagging {
  /** Answer whether it was done. */
  apply(annotations: readonly string[], tag: string): Promise<boolean>;
  create(annotations: readonly string[], tag: NewTag): Promise<boolean>;
  remove(annotations: readonly string[], tag: string): Promise<boolean>;
}

export function useTagging(): Tagging {
  const { client, run } = useLink();
  const apply = useCallback(
    async (ids: readonly string[], tag: string) =>
      (await run(() => client.annotations.addTag({ ids: [...ids], tag }))).ok,
    [client, run],
  );
  const create = useCallback(
    async (ids: readonly string[], { name, parent, under }: NewTag) => {
      const place = { under: [...under], ...(parent === undefined ? {} : { parent }) };
      return (await run(() => client.tags.create({ name, ...place, applyTo: [...ids] }))).ok;
    },
    [client, run],
  );
  const remove = useCallback(
    async (ids: readonly string[], tag: string) =>
      (await run(() => client.annotations.removeTag({ ids: [...ids], tag }))).ok,
    [client, run],
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
