/** One annotation under review: the passage it was made on, the passage it stands on now, and what to do. */
import type { Ref } from 'react';
import type { ReviewItem } from '../../shared/contract/review.ts';
import type { Anchor } from '../../shared/records/anchor.ts';
import type { Document } from '../../shared/records/document.ts';
import { kinds } from '../../shared/records/kind.ts';
import { Button } from '../ui/Button.tsx';
import { Dot } from '../ui/Dot.tsx';
import styles from './Review.module.css';
import { outcomeWords } from './review-list.ts';
import { Words } from './Words.tsx';

export interface ReviewCardProps {
  readonly ref: Ref<HTMLElement>;
  readonly item: ReviewItem;
  readonly document: Document;
  /** What is selected in the article. */
  readonly selection: Anchor | null;
  readonly onAccept: () => void;
  readonly onAttach: (passage: Anchor) => void;
  readonly onRemove: () => void;
}

export function ReviewCard(props: ReviewCardProps) {
  const { ref, item, document, selection, onAccept, onAttach, onRemove } = props;
  const { kind, old, now, suggestion } = item;
  const { language } = document;
  const after = (now ?? suggestion ?? old).words;
  return (
    <section ref={ref} tabIndex={-1} aria-label={kinds[kind].label} className={styles.card} lang={language}>
      <p className={styles.kind}>
        <Dot tone={kind} /> {kinds[kind].label}
        <span className={now === null ? styles.lost : styles.outcome}>{outcomeWords(item)}</span>
      </p>
      <Passage title="It stood on" passage={old}>
        <Words before={old.words} after={after} language={language} side="before" />
      </Passage>
      {(now ?? suggestion) && (
        <Passage
          title={now ? 'It stands on now' : 'In its place there is'}
          passage={now ?? suggestion ?? old}
        >
          <Words before={old.words} after={after} language={language} side="after" />
        </Passage>
      )}
      {!now && (
        <p className={styles.hint}>
          {suggestion
            ? 'These words are not in the text any more. They may have become the ones above.'
            : 'These words are not in the text any more, or not clearly enough to say.'}
        </p>
      )}
      <div className={styles.buttons}>
        {now && (
          <Button look="primary" size="small" onPress={onAccept}>
            Accept
          </Button>
        )}
        {suggestion && (
          <Button look="primary" size="small" onPress={() => onAttach(suggestion.anchor)}>
            Attach to these words
          </Button>
        )}
        <Button size="small" isDisabled={selection === null} onPress={() => selection && onAttach(selection)}>
          Attach here
        </Button>
        <Button look="quiet" size="small" onPress={onRemove}>
          Delete
        </Button>
      </div>
      <p className={styles.hint}>
        {selection ? (
          <>
            “Attach here” puts it on the selected words:{' '}
            <span dir="auto">“{shortened(selection.quote)}”</span>.
          </>
        ) : (
          'To put it elsewhere, select the right words in the article, then press “Attach here”.'
        )}
      </p>
    </section>
  );
}

interface PassageProps {
  readonly title: string;
  readonly passage: { readonly before: string; readonly after: string };
  readonly children: React.ReactNode;
}

function Passage({ title, passage, children }: PassageProps) {
  return (
    <div className={styles.passage}>
      <h3>{title}</h3>
      <blockquote dir="auto">
        {passage.before}
        <mark>{children}</mark>
        {passage.after}
      </blockquote>
    </div>
  );
}

function shortened(quote: string): string {
  return quote.length <= 90 ? quote : `${quote.slice(0, 88).trimEnd()}…`;
}
