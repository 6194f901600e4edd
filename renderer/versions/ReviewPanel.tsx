/** The annotations that another text has moved or lost, one by one: what each stood on, and what it stands on now. */
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { ReviewItem } from '../../shared/contract/review.ts';
import type { Anchor } from '../../shared/records/anchor.ts';
import type { Document } from '../../shared/records/document.ts';
import { useDocument } from '../link/queries.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useReviewItems } from './queries.ts';
import styles from './Review.module.css';
import { ReviewCard } from './ReviewCard.tsx';
import { ReviewList } from './ReviewList.tsx';
import { useReviewActions } from './review-actions.ts';
import { useReviewWalk } from './review-list.ts';

export interface ReviewPanelProps {
  /** Id of the open article. */
  readonly document: string;
  /** Id of the annotation that has the focus in the article. */
  readonly focused: string | null;
  readonly onFocus: (annotation: string) => void;
  /** What is selected in the article. */
  readonly selection: Anchor | null;
  readonly onClose: () => void;
}

export function ReviewPanel(props: ReviewPanelProps) {
  const { document, onClose } = props;
  const read = useDocument(document).data;
  const items = useReviewItems(document).data;
  return (
    <div className={styles.review}>
      <div className={styles.head}>
        <h2 className={styles.heading}>Review{items && items.length > 0 && ` · ${items.length}`}</h2>
        <IconButton size="small" label="End the review" icon={<X />} onPress={onClose} />
      </div>
      {items && read && items.length > 0 && <Walk {...props} items={items} read={read.document} />}
      {items?.length === 0 && <Nothing onClose={onClose} />}
    </div>
  );
}

function Nothing({ onClose }: { readonly onClose: () => void }) {
  return (
    <>
      <p className={styles.nothing}>Every annotation of this article stands on its words.</p>
      <Button look="primary" autoFocus onPress={onClose}>
        Done
      </Button>
    </>
  );
}

interface WalkProps extends ReviewPanelProps {
  readonly items: readonly ReviewItem[];
  readonly read: Document;
}

function Walk({ document: id, items, read, focused, onFocus, selection }: WalkProps) {
  const card = useRef<HTMLElement>(null);
  const { current, index, step } = useReviewWalk(items, focused, onFocus);
  const actions = useReviewActions(id);
  useKeyboard(card, current?.annotation);
  if (!current) return null;
  const found = items.filter(({ now }) => now !== null).map(({ annotation }) => annotation);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
    else if (key === 'a' && current.now) actions.accept([current.annotation]);
    else if (key === 'a' && current.suggestion) actions.attach(current.annotation, current.suggestion.anchor);
    else if (key === 'delete' || key === 'backspace') actions.remove(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.walk} onKeyDownCapture={onKeyDown}>
      <div className={styles.steps}>
        <IconButton size="small" label="Previous (K)" icon={<ChevronUp />} onPress={() => step(-1)} />
        <IconButton size="small" label="Next (J)" icon={<ChevronDown />} onPress={() => step(1)} />
        <span aria-live="polite">
          {index + 1} of {items.length}
        </span>
        {found.length > 1 && (
          <Button size="small" onPress={() => actions.accept(found)}>
            Accept all {found.length.toLocaleString('en')} found
          </Button>
        )}
      </div>
      <ReviewCard
        ref={card}
        item={current}
        document={read}
        selection={selection}
        onAccept={() => actions.accept([current.annotation])}
        onAttach={passage => actions.attach(current.annotation, passage)}
        onRemove={() => actions.remove(current)}
      />
      <ReviewList items={items} current={current.annotation} onChoose={onFocus} />
    </div>
  );
}

/** How long dialogs that close may take to give the focus back, in ms. */
const AFTER_DIALOGS = 150;

/**
 * Gives the keyboard to the card when the review opens, and again when what had it was settled and is gone.
 */
function useKeyboard(card: RefObject<HTMLElement | null>, current: string | undefined): void {
  useEffect(() => {
    const timer = setTimeout(() => card.current?.focus({ preventScroll: true }), AFTER_DIALOGS);
    return () => clearTimeout(timer);
  }, [card]);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (current !== undefined && isLost) card.current?.focus({ preventScroll: true });
  }, [card, current]);
}
