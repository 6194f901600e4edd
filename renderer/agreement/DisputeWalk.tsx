/** The strip under the article while an analyst walks from one disagreement to the next. */
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button, IconButton } from '../ui/Button.tsx';
import styles from './DisputeWalk.module.css';
import { saidWords, stepped, type Walk } from './walk.ts';

export interface DisputeWalkProps {
  readonly walk: Walk;
  readonly onWalk: (walk: Walk | null) => void;
  /** Opens the passage of the disagreement on show. */
  readonly onOpen: (document: string, passage: { readonly start: number; readonly end: number }) => void;
  readonly onFigures: () => void;
}

export function DisputeWalk({ walk, onWalk, onOpen, onFigures }: DisputeWalkProps) {
  const dispute = walk.disputes[walk.at];
  useEffect(() => {
    if (dispute) onOpen(dispute.document, { start: dispute.start, end: dispute.end });
  }, [dispute, onOpen]);
  if (!dispute) return null;
  const go = (step: 1 | -1) => onWalk(stepped(walk, step) ?? walk);
  return (
    <section aria-label="Walk through the disagreements" className={styles.walk}>
      <p aria-live="polite" className={styles.words}>
        <b>
          {(walk.at + 1).toLocaleString('en')} of {walk.disputes.length.toLocaleString('en')}
        </b>
        <span className={styles.said}>{saidWords(dispute, walk.query.of)}</span>
        <q className={styles.quote} dir={dispute.direction}>
          {dispute.quote}
        </q>
      </p>
      <div className={styles.acts}>
        <Button size="small" isDisabled={stepped(walk, -1) === null} onPress={() => go(-1)}>
          <ChevronLeft aria-hidden="true" /> Previous
        </Button>
        <Button size="small" autoFocus isDisabled={stepped(walk, 1) === null} onPress={() => go(1)}>
          Next <ChevronRight aria-hidden="true" />
        </Button>
        <Button size="small" look="quiet" onPress={onFigures}>
          Agreement…
        </Button>
        <IconButton size="small" label="End the walk" icon={<X />} onPress={() => onWalk(null)} />
      </div>
    </section>
  );
}
