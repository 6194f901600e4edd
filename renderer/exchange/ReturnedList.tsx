/** A list under its heading, of which a preview has the first lines. */
import { useId, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import styles from './Exchange.module.css';
import returned from './Returned.module.css';

interface Line {
  readonly key: string;
  /** What stands before the words: a row, a length. */
  readonly mark: string | null;
  readonly text: string;
  readonly note: string | null;
}

export interface ReturnedListProps {
  readonly label: string;
  /** How many there are, more perhaps than are told. */
  readonly total: number;
  readonly children: readonly Line[];
}

/** Lines shown at first. */
const AT_FIRST = 100;

export function ReturnedList({ label, total, children }: ReturnedListProps) {
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  if (total === 0) return null;
  const shown = isWhole ? children : children.slice(0, AT_FIRST);
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={returned.subhead}>
        {label} ({total.toLocaleString('en')})
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <ul aria-labelledby={id} tabIndex={0} className={returned.returned}>
        {shown.map(({ key, mark, text, note }) => (
          <li key={key}>
            {mark !== null && <span className={returned.mark}>{mark}</span>}
            <span className={styles.what} dir="auto">
              {text}
              {note !== null && <small>{note}</small>}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < children.length && (
        <Button size="small" look="quiet" onPress={() => setWhole(true)}>
          Show more
        </Button>
      )}
      {shown.length === children.length && children.length < total && (
        <p className={styles.facts}>The first {children.length.toLocaleString('en')} are shown.</p>
      )}
    </section>
  );
}
