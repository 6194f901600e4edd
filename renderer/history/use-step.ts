/** Undoing and doing again. */
import { useCallback } from 'react';
import type { StepDone } from '../../shared/contract/workspace.ts';
import { type Result, useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { useLong } from './use-long.ts';

export type Direction = 'undo' | 'redo';

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
  const { client } = useLink();
  const { show } = useNotices();
  const long = useLong();
  return useCallback(
    async direction => {
      const result = await long(WORDS[direction], signal =>
        client.workspace[direction](undefined, { signal }),
      );
      if (result.ok && result.isSlow) show({ message: doneWords(direction, result.value) });
      return result;
    },
    [client, long, show],
  );
}
