/** Putting tags on annotations and taking them off; remembers which were used lately. */
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { useLink } from '../link/link.tsx';

export interface Tagging {
  /** Answer whether it was done. */
  apply(annotations: readonly string[], tag: string): Promise<boolean>;
  create(annotations: readonly string[], name: string): Promise<boolean>;
  remove(annotations: readonly string[], tag: string): Promise<boolean>;
}

const KEY = 'postil.tags';
const MOST_RECENT = 12;

/** Ids of the tags used lately in this window, the latest first. */
export function recentTags(): string[] {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? [] : z.array(z.string()).parse(JSON.parse(kept));
}

function remember(tag: string): void {
  const others = recentTags().filter(id => id !== tag);
  sessionStorage.setItem(KEY, JSON.stringify([tag, ...others].slice(0, MOST_RECENT)));
}

export function useTagging(): Tagging {
  const { client, run } = useLink();
  const apply = useCallback(
    async (ids: readonly string[], tag: string) => {
      const { ok } = await run(() => client.annotations.addTag({ ids: [...ids], tag }));
      if (ok) remember(tag);
      return ok;
    },
    [client, run],
  );
  const create = useCallback(
    async (ids: readonly string[], name: string) => {
      const result = await run(() => client.tags.create({ name, applyTo: [...ids] }));
      if (result.ok) remember(result.value.id);
      return result.ok;
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
