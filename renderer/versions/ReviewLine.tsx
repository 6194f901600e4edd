/** A line that says how many annotations of the open article need a look, and leads to them. */
import { useAnnotations } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import styles from './ReviewLine.module.css';

export interface ReviewLineProps {
  /** Id of the open article. */
  readonly document: string | null;
  readonly onReview: (document: string) => void;
}

export function ReviewLine({ document, onReview }: ReviewLineProps) {
  const annotations = useAnnotations(document).data ?? [];
  const count = annotations.filter(({ position }) => position.status !== 'exact').length;
  if (document === null || count === 0) return null;
  return (
    <div className={styles.line}>
      <span>
        {count === 1 ? '1 annotation needs' : `${count.toLocaleString('en')} annotations need`} review
      </span>
      <Button size="small" onPress={() => onReview(document)}>
        Review…
      </Button>
    </div>
  );
}
