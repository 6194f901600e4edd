/** What a new version would do to the annotations of the article it is for. */
import type { VersionPreview } from '../../shared/contract/imports.ts';
import styles from './Exchange.module.css';

export interface VersionForecastProps {
  /** Undefined while it is being worked out. */
  readonly forecast: VersionPreview | undefined;
}

export function VersionForecast({ forecast }: VersionForecastProps) {
  return (
    <section aria-label="What it changes" className={styles.forecast} aria-busy={forecast === undefined}>
      {forecast === undefined ? (
        <p>Looking for the annotations in the new text…</p>
      ) : (
        <Counts {...forecast} />
      )}
    </section>
  );
}

function Counts({ exact, moved, changed, orphan, words, isSameText }: VersionPreview) {
  const all = exact + moved + changed + orphan;
  const format = (count: number) => count.toLocaleString('en');
  if (isSameText) return <p role="alert">This is the very text the article shows. Nothing would change.</p>;
  return (
    <>
      <p>
        The text will have {format(words.after)} {words.after === 1 ? 'word' : 'words'} in place of{' '}
        {format(words.before)}. Title, byline and the other details stay as they are.
      </p>
      {all === 0 ? (
        <p>There are no annotations to move.</p>
      ) : (
        <>
          <p>Of its {all === 1 ? 'one annotation' : `${format(all)} annotations`}</p>
          <dl className={styles.counts}>
            <Count count={exact} label="stay where they are" />
            <Count count={moved} label="move with their words" />
            <Count count={changed} label="come to stand on changed words" isDoubtful />
            <Count count={orphan} label="are not found" isDoubtful />
          </dl>
        </>
      )}
      {changed + orphan > 0 && <p>You will see each of these beside its old passage and decide.</p>}
    </>
  );
}

interface CountProps {
  readonly count: number;
  readonly label: string;
  readonly isDoubtful?: boolean;
}

/** One number of a forecast; nothing for none. */
export function Count({ count, label, isDoubtful = false }: CountProps) {
  if (count === 0) return null;
  return (
    <div className={isDoubtful ? styles.doubtful : ''}>
      <dt>{label}</dt>
      <dd>{count.toLocaleString('en')}</dd>
    </div>
  );
}
