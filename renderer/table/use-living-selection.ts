/** Keeps the selection to annotations that are there: what undo, another window or a merge removed leaves it. */
import { useEffect, useRef } from 'react';
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { useLink } from '../link/link.tsx';
import type { TableState } from './table-state.ts';

export function useLivingSelection({ selected, select }: Pick<TableState, 'selected' | 'select'>): void {
  const { client, run, onEvent } = useLink();
  const latest = useRef(selected);
  latest.current = selected;
  useEffect(() => {
    const prune = async () => {
      const asked = latest.current;
      const query = { filter: { annotations: [...asked] }, sorts: [], groupBy: null };
      const found = await run(() => client.table.ids(query));
      if (!found.ok || found.value.length === asked.size) return;
      const living = new Set(found.value);
      // What was selected while the answer was on its way was not asked about.
      select(new Set([...latest.current].filter(id => living.has(id) || !asked.has(id))));
    };
    return onEvent(event => {
      if (latest.current.size > 0 && mayRemove(event)) void prune();
    });
  }, [client, run, onEvent, select]);
}

function mayRemove(event: WorkspaceEvent): boolean {
  if (event.type !== 'changed') return false;
  return event.diff?.removed.some(({ record }) => record === 'annotation' || record === 'document') ?? true;
}
