/** Whether the tour is on, and at which step. It begins by opening the sample and survives that. */
import { useCallback, useMemo, useState } from 'react';
import { useLink } from '../link/link.tsx';

export interface Tour {
  /** Number of the step (0-based), or null while there is no tour of the workspace at `path`. */
  stepIn(path: string): number | null;
  /** Opens the sample and begins there. */
  start(): void;
  go(step: number): void;
  /** Ends the tour of the workspace at `path`. */
  end(path: string): void;
}

export function useTour(): Tour {
  const { client, run } = useLink();
  const [at, setAt] = useState<{ readonly path: string; readonly step: number } | null>(null);
  const start = useCallback(
    () =>
      void run(() => client.workspace.openSample()).then(
        result => result.ok && setAt({ path: result.value.path, step: 0 }),
      ),
    [client, run],
  );
  const go = useCallback((step: number) => setAt(known => known && { ...known, step }), []);
  const end = useCallback((path: string) => setAt(known => (known?.path === path ? null : known)), []);
  return useMemo(
    () => ({ stepIn: path => (at?.path === path ? at.step : null), start, go, end }),
    [at, start, go, end],
  );
}
