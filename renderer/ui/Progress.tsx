/** How far a job has come. */
import { Label, ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

export interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Zero while the whole is not known. */
  readonly total: number;
}

export function Progress({ label, done, total }: ProgressProps) {
  const isUnknown = total === 0;
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      value={isUnknown ? 0 : (done / total) * 100}
      isIndeterminate={isUnknown}
    >
      {({ percentage = 0 }) => (
        <>
          <Label>{label}</Label>
          <div className={styles.track}>
            <div
              className={`${styles.bar} ${isUnknown ? styles.unknown : ''}`}
              style={isUnknown ? {} : { width: `${percentage}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
