/** Writes a share, with progress and a way to stop. */
import { useCallback, useRef, useState } from 'react';
import type { ShareOptions, ShareSeal, ShareSummary } from '../../shared/records/share-options.ts';
import { useLink } from '../link/link.tsx';

export type ShareJob =
  | { readonly step: 'running'; readonly done: number; readonly total: number }
  | { readonly step: 'finished'; readonly path: string; readonly summary: ShareSummary };

export interface Sharing {
  readonly job: ShareJob | null;
  start(options: ShareOptions, to: string, seal?: ShareSeal): Promise<void>;
  /** Stops the share under way; no half file stays. */
  cancel(): void;
}

export function useSharing(): Sharing {
  const { client, tell } = useLink();
  const [job, setJob] = useState<ShareJob | null>(null);
  const stop = useRef(new AbortController());
  const start = useCallback(
    async (options: ShareOptions, to: string, seal?: ShareSeal) => {
      stop.current = new AbortController();
      const { signal } = stop.current;
      setJob({ step: 'running', done: 0, total: 0 });
      try {
        for await (const step of await client.share.write(
          { options, to, ...(seal ? { seal } : {}) },
          { signal },
        )) {
          if (signal.aborted) continue;
          if (step.type === 'progress') setJob({ step: 'running', done: step.done, total: step.total });
          else setJob({ step: 'finished', path: step.path, summary: step.summary });
        }
      } catch (error) {
        setJob(null);
        if (!signal.aborted) tell(error);
      }
    },
    [client, tell],
  );
  const cancel = useCallback(() => {
    stop.current.abort();
    setJob(null);
  }, []);
  return { job, start, cancel };
}
