/** Undo and redo, told to the person, and the way to where they took effect. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Entry } from '../../shared/history/diff.ts';
import { type Changed, StepEvents } from '../history/step-events.ts';
import { type Direction, doneWords, useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';
import type { Whereabouts } from './place.ts';

export interface History {
  undo(): void;
  redo(): void;
}

export function useHistory(place: Whereabouts): History {
  const { onEvent } = useLink();
  const go = useStep();
  const { show } = useNotices();
  /** Steps asked for and not answered yet: presses in quick succession are done one after the other. */
  const waiting = useRef<{ count: number; last: Promise<void> }>({ count: 0, last: Promise.resolve() });
  const [events] = useState(() => new StepEvents());
  const latest = useRef(place);
  latest.current = place;

  useEffect(
    () =>
      onEvent(event => {
        if (event.type === 'opened' || event.type === 'closed') events.forget();
        else if (event.type === 'changed' && events.isDue(event, waiting.current.count > 0))
          follow(event, latest.current);
      }),
    [onEvent, events],
  );

  const step = useCallback(
    async (direction: Direction) => {
      const result = await go(direction);
      if (!result.ok) return;
      show({ message: doneWords(direction, result.value) });
      const event = result.value && events.answered(result.value.seq);
      if (event) follow(event, latest.current);
    },
    [go, show, events],
  );
  return useMemo(() => {
    const enqueue = (direction: Direction) => {
      waiting.current.count++;
      waiting.current.last = waiting.current.last
        .then(() => step(direction))
        .finally(() => waiting.current.count--);
    };
    return { undo: () => enqueue('undo'), redo: () => enqueue('redo') };
  }, [step]);
}

/** Goes to the annotation or article a step brought back or changed, when it is not in sight. */
function follow(event: Changed, place: Whereabouts): void {
  // The table shows every article's annotations: what changed is there, or a filter hides it on purpose.
  if (!event.diff || place.view === 'table') return;
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
