/** Files that come in beside other work: how far they are, and at the end the way to the report. */
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './ImportStrip.module.css';
import type { BatchJob } from './import-job.ts';
import type { Imports } from './imports.ts';
import { summary } from './report.ts';

export interface ImportStripProps {
  readonly job: BatchJob;
  readonly imports: Imports;
}

export function ImportStrip({ job, imports }: ImportStripProps) {
  const { rows, total, current } = job;
  return (
    <section aria-label="Import" className={styles.strip}>
      {current === null ? (
        <p aria-live="polite">
          {summary(rows.map(({ outcome }) => outcome))}
          {(job.isCancelled || job.failure !== null) && ' The rest was stopped.'}
        </p>
      ) : (
        <Progress
          label={`Importing ${rows.length} of ${total}: ${current}`}
          done={rows.length}
          total={total}
        />
      )}
      <div className={styles.buttons}>
        {current === null ? (
          <Button size="small" look="quiet" onPress={imports.close}>
            Close
          </Button>
        ) : (
          <Button size="small" look="quiet" onPress={imports.cancel}>
            Stop
          </Button>
        )}
        <Button size="small" onPress={() => imports.setAside(false)}>
          {current === null ? 'Show the report' : 'Show'}
        </Button>
      </div>
    </section>
  );
}
