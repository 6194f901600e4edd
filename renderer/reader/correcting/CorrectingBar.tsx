/** Says that the text is being corrected, what that does to the annotations, and how to end it. */
import { PenLine } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Correcting.module.css';

export interface CorrectingBarProps {
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  /** Whether the article has another text by now. */
  readonly isOvertaken: boolean;
  /** Annotations that stand on other words than before, or on none. */
  readonly touched: number;
  readonly onSave: () => void;
  /** Stops saving. */
  readonly onStop: () => void;
  readonly onDiscard: () => void;
}

export function CorrectingBar(props: CorrectingBarProps) {
  const { isChanged, isSaving, isOvertaken, onSave, onStop, onDiscard } = props;
  return (
    <section className={styles.bar} aria-label="Correcting the text">
      <PenLine aria-hidden="true" className={styles.pen} />
      {isSaving ? (
        <div className={styles.said}>
          <Progress label="Saving the corrections…" done={0} total={0} />
        </div>
      ) : (
        <p className={styles.said}>
          <strong>Correcting the text</strong>{' '}
          <span className={isOvertaken ? styles.overtaken : styles.hint}>{hintOf(props)}</span>
        </p>
      )}
      <div className={styles.ways}>
        <Button look="primary" isDisabled={!isChanged || isSaving || isOvertaken} onPress={onSave}>
          Save corrections
        </Button>
        <Button onPress={isSaving ? onStop : onDiscard}>
          {isSaving ? 'Stop' : isChanged ? 'Discard' : 'Done'}
        </Button>
      </div>
    </section>
  );
}

function hintOf({ isChanged, isOvertaken, touched }: CorrectingBarProps): string {
  if (isOvertaken)
    return 'This article was changed elsewhere meanwhile, so these corrections cannot be saved. Copy what you need from them.';
  if (!isChanged) return 'Highlights move with their words.';
  if (touched === 0) return 'Not saved yet. No annotation is touched.';
  return `Not saved yet. ${touched === 1 ? '1 annotation is' : `${touched.toLocaleString('en')} annotations are`} touched.`;
}
