/** What saving would do to the annotations of the article, each with its words before and after. */
import { useMemo, useState } from 'react';
import { kinds } from '../../../shared/records/kind.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Dot } from '../../ui/Dot.tsx';
import styles from './Review.module.css';
import type { ChangedAnnotation, LostAnnotation, Review } from './review.ts';
import { type Piece, wordChanges } from './word-changes.ts';

export interface ReviewDialogProps {
  readonly review: Review;
  /** Whether anything would be left of the text. */
  readonly isEmpty: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** Annotations listed at first: as many as anybody reads at a time. The others come on request. */
const FIRST = 200;

export function ReviewDialog({ review, isEmpty, onSave, onClose }: ReviewDialogProps) {
  const { changed, lost } = review;
  return (
    <Dialog
      title="Save corrections"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Back to the text</Button>
          <Button look="primary" isDisabled={isEmpty} onPress={onSave} autoFocus>
            Save corrections
          </Button>
        </>
      }
    >
      {isEmpty ? (
        <p>Nothing would be left of the text. To be rid of an article, remove it in the library.</p>
      ) : (
        <>
          <p>{summaryOf(review)}</p>
          {lost.length > 0 && (
            <Section title="Lose their words" count={lost.length}>
              {limit => lost.slice(0, limit).map(one => <Lost key={one.annotation.id} {...one} />)}
            </Section>
          )}
          {changed.length > 0 && (
            <Section title="Change with the text" count={changed.length}>
              {limit => changed.slice(0, limit).map(one => <Changed key={one.annotation.id} {...one} />)}
            </Section>
          )}
        </>
      )}
    </Dialog>
  );
}

/** "2 of 24 annotations change with the text and 1 loses its words; 21 stay as they are." */
function summaryOf({ changed, lost, total }: Review): string {
  if (total === 0) return 'No annotation stands in this text. One undo takes the corrections back.';
  const kept = total - changed.length - lost.length;
  const parts = [
    changed.length > 0 &&
      `${count(changed.length)} ${changed.length === 1 ? 'changes' : 'change'} with the text`,
    lost.length > 0 && `${count(lost.length)} ${lost.length === 1 ? 'loses its' : 'lose their'} words`,
    kept > 0 && `${count(kept)} ${kept === 1 ? 'keeps its' : 'keep their'} words`,
  ].filter(part => part !== false);
  const noun = total === 1 ? 'annotation' : 'annotations';
  return `Of ${count(total)} ${noun}, ${joined(parts)}. One undo brings everything back.`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const count = (number: number) => number.toLocaleString('en');

interface SectionProps {
  readonly title: string;
  readonly count: number;
  readonly children: (limit: number) => React.ReactNode;
}

function Section({ title, count: length, children }: SectionProps) {
  const [limit, setLimit] = useState(FIRST);
  return (
    <section>
      <h3 className={styles.heading}>
        {title} · {count(length)}
      </h3>
      <ul aria-label={title} className={styles.list}>
        {children(limit)}
      </ul>
      {length > limit && (
        <Button size="small" onPress={() => setLimit(limit + FIRST)}>
          Show {count(Math.min(FIRST, length - limit))} more of {count(length - limit)}
        </Button>
      )}
    </section>
  );
}

function Changed({ annotation: { kind }, before, after }: ChangedAnnotation) {
  const changes = useMemo(() => wordChanges(before, after), [before, after]);
  return (
    <li className={styles.item}>
      <Dot tone={kind} />
      <div className={styles.words}>
        <span className={styles.kind}>{kinds[kind].label}</span>
        <Line label="Before" pieces={changes.before} mark="del" />
        <Line label="After" pieces={changes.after} mark="ins" />
      </div>
    </li>
  );
}

function Lost({ annotation: { kind }, before, found }: LostAnnotation) {
  return (
    <li className={styles.item}>
      <Dot tone={kind} />
      <div className={styles.words}>
        <span className={styles.kind}>{kinds[kind].label}</span>
        <Line label="Before" pieces={[{ words: before, isChanged: true }]} mark="del" />
        <p className={styles.fate}>
          {found === null
            ? 'Stays in the list of annotations as an orphan: not in the text.'
            : 'Moves to where the same words stand elsewhere in the text.'}
        </p>
      </div>
    </li>
  );
}

interface LineProps {
  readonly label: string;
  readonly pieces: readonly Piece[];
  /** How words are marked that the other side does not have. */
  readonly mark: 'del' | 'ins';
}

function Line({ label, pieces, mark: Mark }: LineProps) {
  return (
    <p className={styles.line}>
      <span className={styles.label}>{label}</span>
      <span dir="auto" className={styles.quote}>
        {pieces.map(({ words, isChanged }, i) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name.
          isChanged ? <Mark key={i}>{words}</Mark> : <span key={i}>{words}</span>,
        )}
      </span>
    </p>
  );
}
