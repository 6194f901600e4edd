/** Undoing and doing again: what takes long says so, and can be stopped. */
import { useCallback } from 'react';
import type { StepDone } from '../../shared/contract/workspace.ts';
import { type Result, useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';

export type Direction = 'undo' | 'redo';

/** How long a step may take before there is a notice of it, in ms. */
const QUICK = 700;

const WORDS = {
  undo: { under: 'Undoing…', stopped: 'Stopped. Undo again to take the rest back.' },
  redo: { under: 'Doing it again…', stopped: 'Stopped. Undo takes back what was done again.' },
};

/** @param step What was done; null when there was nothing. */
export function doneWords(direction: Direction, step: StepDone | null): string {
  if (step === null) return `There is nothing to ${direction}.`;
  return `${direction === 'undo' ? 'Undone' : 'Done again'}: ${step.label}`;
}

/** Goes a step back or forth; answers what it was, null when there was none. */
export function useStep(): (direction: Direction) => Promise<Result<StepDone | null>> {
  const { client, run } = useLink();
  const { show } = useNotices();
  return useCallback(
    async direction => {
      const { under, stopped } = WORDS[direction];
      const stop = new AbortController();
      const action = { label: 'Stop', onAction: () => stop.abort() };
      let isSlow = false;
      const timer = setTimeout(() => {
        isSlow = true;
        show({ message: under, action, isOngoing: true });
      }, QUICK);
      const result = await run(() => client.workspace[direction](undefined, { signal: stop.signal }));
      clearTimeout(timer);
      if (!result.ok && stop.signal.aborted) show({ message: stopped });
      else if (result.ok && isSlow) show({ message: doneWords(direction, result.value) });
      return result;
    },
    [client, run, show],
  );
}
