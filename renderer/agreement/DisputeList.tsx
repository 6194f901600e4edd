/** The places where people did not mark the same; choosing one begins the walk there. */
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Dispute } from '../../shared/contract/agreement.ts';
import type { AgreementQuery } from '../../shared/records/agreement.ts';
import { Button } from '../ui/Button.tsx';
import lines from '../ui/Lines.module.css';
import { useMore, useTakenFocus } from '../ui/use-more.ts';
import styles from './Agreement.module.css';
import { saidWords } from './walk.ts';

export interface DisputeListProps {
  readonly disputes: readonly Dispute[];
  /** How many there are, of which these are the first. */
  readonly total: number;
  readonly of: AgreementQuery['of'];
  /** @param at Index of the one chosen. */
  readonly onChoose: (at: number) => void;
}

/** Lines drawn at a time. */
const AT_ONCE = 200;

export function DisputeList({ disputes, total, of, onChoose }: DisputeListProps) {
  const [most, setMost] = useState(AT_ONCE);
  const shown = disputes.slice(0, most);
  const more = useMore(shown.length, () => setMost(most + AT_ONCE));
  const takeFocus = useTakenFocus(more.forget);
  if (total === 0) return <p className={styles.note}>They agree everywhere.</p>;
  return (
    <section aria-labelledby="disputes" className={styles.disputes}>
      <h3 id="disputes">
        {total === 1 ? 'One disagreement' : `${total.toLocaleString('en')} disagreements`}
        {total > disputes.length && `, the first ${disputes.length.toLocaleString('en')} here`}
      </h3>
      <ListBox
        aria-label="Disagreements"
        className={lines.frame ?? ''}
        onAction={key => onChoose(Number(key))}
        items={shown.map((dispute, id) => ({ id, dispute }))}
        dependencies={[of, more.firstNew]}
      >
        {({ id, dispute }) => (
          <ListBoxItem
            ref={id === more.firstNew ? takeFocus : null}
            id={id}
            textValue={dispute.quote}
            className={`${lines.line} ${styles.dispute}`}
          >
            <span className={styles.quote} dir={dispute.direction}>
              {dispute.quote}
            </span>
            <span>{saidWords(dispute, of)}</span>
            <span className={styles.title} dir="auto">
              {dispute.title}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      {shown.length < disputes.length && (
        <div className={lines.more}>
          <Button onPress={more.show}>Show more</Button>
        </div>
      )}
    </section>
  );
}
