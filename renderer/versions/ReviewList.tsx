/** All annotations under review, to go to any of them. */
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { ReviewItem } from '../../shared/contract/review.ts';
import { kinds } from '../../shared/records/kind.ts';
import { Dot } from '../ui/Dot.tsx';
import styles from './Review.module.css';
import { outcomeWords } from './review-list.ts';

export interface ReviewListProps {
  readonly items: readonly ReviewItem[];
  /** Id of the annotation looked at. */
  readonly current: string;
  readonly onChoose: (annotation: string) => void;
}

export function ReviewList({ items, current, onChoose }: ReviewListProps) {
  return (
    <ListBox
      aria-label="To review"
      className={styles.list ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[current]}
      onSelectionChange={keys => {
        const [annotation] = keys === 'all' ? [] : keys;
        if (annotation !== undefined) onChoose(String(annotation));
      }}
      items={items.map(item => ({ ...item, id: item.annotation }))}
    >
      {item => (
        <ListBoxItem
          textValue={`${kinds[item.kind].label}, ${outcomeWords(item)}: ${item.old.words}`}
          className={styles.item ?? ''}
        >
          <Dot tone={item.kind} />
          <span className={styles.itemWords}>
            <span className={styles.itemQuote} dir="auto">
              {item.old.words}
            </span>
            <span className={item.now === null ? styles.lost : styles.outcome}>{outcomeWords(item)}</span>
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
