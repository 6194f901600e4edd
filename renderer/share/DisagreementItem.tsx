/** Two values of one field, set by people who did not know of each other. */
import type { ReactNode } from 'react';
import type { Disagreement } from '../../shared/history/merge-preview.ts';
import styles from './Share.module.css';
import { fieldWords, valueWords } from './value-words.ts';

export interface DisagreementItemProps {
  readonly disagreement: Disagreement;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

export function DisagreementItem({ disagreement, children }: DisagreementItemProps) {
  const { about, field, wins, loses } = disagreement;
  return (
    <li className={styles.dispute}>
      <p className={styles.about} dir="auto">
        <b>{fieldWords(field)}</b> of “{about}”
      </p>
      <dl className={styles.sides}>
        <div className={styles.counts}>
          <dt>
            {wins.by}, {dayOf(wins.at)} · counts now
          </dt>
          <dd dir="auto">{valueWords(field, wins.value)}</dd>
        </div>
        <div>
          <dt>
            {loses.by}, {dayOf(loses.at)}
          </dt>
          <dd dir="auto">{valueWords(field, loses.value)}</dd>
        </div>
      </dl>
      {children}
    </li>
  );
}

function dayOf(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
