/** Undo and redo, told to the person, and the way to where they took effect. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';
import type { Entry } from '../../shared/history/diff.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';
import type { Whereabouts } from './place.ts';

export interface History {
  undo(): void;
  redo(): void;
}

export function useHistory(workspace: WorkspaceState, place: Whereabouts): History {
  const { client, run, onEvent } = useLink();
  const { show } = useNotices();
  const isStepping = useRef(false);
  const latest = useRef({ workspace, place });
  latest.current = { workspace, place };

  useEffect(
    () =>
      onEvent(event => {
        if (isStepping.current) follow(event, latest.current.place);
      }),
    [onEvent],
  );

  const step = useCallback(
    async (direction: 'undo' | 'redo') => {
      if (isStepping.current) return;
      const label = latest.current.workspace[direction];
      if (label === null) return show({ message: `There is nothing to ${direction}.` });
      isStepping.current = true;
      const result = await run(() => client.workspace[direction]());
      isStepping.current = false;
      if (!result.ok || result.value === null) return;
      const opposite = direction === 'undo' ? 'redo' : 'undo';
      const done = direction === 'undo' ? 'Undone' : 'Done again';
      const wayBack = { label: direction === 'undo' ? 'Redo' : 'Undo', onAction: () => void step(opposite) };
      show({ message: `${done}: ${label}`, action: wayBack });
    },
    [client, run, show],
  );
  return useMemo(() => ({ undo: () => void step('undo'), redo: () => void step('redo') }), [step]);
}

/** Goes to the annotation or article a step brought back or changed, when it is not in sight. */
function follow(event: WorkspaceEvent, place: Whereabouts): void {
  if (event.type !== 'changed') return;
  const entries: Entry[] = [...event.diff.added, ...event.diff.updated.map(([, after]) => after)];
  const document = entries.find(entry => entry.record === 'document');
  if (document) {
    if (document.value.id !== place.document) place.openDocument(document.value.id);
    return;
  }
  const annotation = entries.find(entry => entry.record === 'annotation');
  if (annotation?.record === 'annotation')
    place.openAnnotation(annotation.value.document, annotation.value.id);
}
