/** Calls that may take long: what takes long says so and how far it is, and can be stopped. */
import { useCallback } from 'react';
import { type Result, useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';

/** How long a call may take before there is a notice of it, in ms. */
const QUICK = 700;

export interface LongWords {
  /** While it goes on: "Undoing…". */
  readonly under: string;
  /** When it was stopped, what then. */
  readonly stopped: string;
}

/** Its answer, and whether it took so long that there is a notice of it, which another one must follow. */
export type LongResult<T> = Result<T> & { readonly isSlow: boolean };

export type Long = <T>(words: LongWords, call: (signal: AbortSignal) => Promise<T>) => Promise<LongResult<T>>;

/** Stopping leaves done what was done. */
export function useLong(): Long {
  const { run, onEvent } = useLink();
  const { show, advance } = useNotices();
  return useCallback(
    async ({ under, stopped }, call) => {
      const stop = new AbortController();
      const action = { label: 'Stop', onAction: () => stop.abort() };
      let isSlow = false;
      const timer = setTimeout(() => {
        isSlow = true;
        show({ message: under, action, isOngoing: true });
      }, QUICK);
      const deafen = onEvent(event => {
        if (isSlow && event.type === 'progressed') advance(event.done / event.total);
      });
      const result = await run(() => call(stop.signal));
      clearTimeout(timer);
      deafen();
      if (!result.ok && stop.signal.aborted) show({ message: stopped });
      return { ...result, isSlow };
    },
    [run, show, advance, onEvent],
  );
}

/** Of a change of many records. @param what "1,200 annotations". */
export function changingWords(what: string): LongWords {
  return { under: `Changing ${what}…`, stopped: 'Stopped. Undo takes back what was changed.' };
}
