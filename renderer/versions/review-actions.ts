/** What an annotation under review may come to: accepted where it was found, attached elsewhere, or removed. */
import { useMemo } from 'react';
import type { ReviewItem } from '../../shared/contract/review.ts';
import type { Anchor } from '../../shared/records/anchor.ts';
import { kinds } from '../../shared/records/kind.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';

export interface ReviewActions {
  accept(annotations: readonly string[]): void;
  attach(annotation: string, passage: Anchor): void;
  remove(item: ReviewItem): void;
}

export function useReviewActions(document: string): ReviewActions {
  const { client, run } = useLink();
  const step = useStep();
  const { show, announce } = useNotices();
  return useMemo(() => {
    const undo = { label: 'Take back', onAction: () => void step('undo') };
    return {
      accept: async annotations => {
        const result = await run(() => client.review.accept({ document, annotations: [...annotations] }));
        if (!result.ok) return;
        const { accepted } = result.value;
        if (accepted === 1) announce('Accepted');
        else show({ message: `${accepted.toLocaleString('en')} passages accepted`, action: undo });
      },
      attach: async (id, anchor) => {
        if ((await run(() => client.annotations.update({ id, patch: { anchor } }))).ok) announce('Attached');
      },
      remove: async ({ annotation, kind }) => {
        if (!(await run(() => client.annotations.remove({ ids: [annotation] }))).ok) return;
        show({ message: `${kinds[kind].label} removed`, action: { ...undo, label: 'Bring back' } });
      },
    };
  }, [client, run, step, show, announce, document]);
}
