/** Many files coming in, and the one report on what became of them. */
import { useState } from 'react';
import { useLink } from '../link/link.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Progress } from '../ui/Progress.tsx';
import { copyText } from './copy-text.ts';
import styles from './Exchange.module.css';
import { useFileChoice } from './file-choice.tsx';
import { ImportStrip } from './ImportStrip.tsx';
import type { BatchJob } from './import-job.ts';
import type { Imports } from './imports.ts';
import { ReportLine } from './ReportLine.tsx';
import { leftOutWords, readingOrder, reportText, summary } from './report.ts';

export interface BatchDialogProps {
  readonly job: BatchJob;
  readonly imports: Imports;
  readonly onOpen: (document: string) => void;
}

export function BatchDialog({ job, imports, onOpen }: BatchDialogProps) {
  if (job.isAside) return <ImportStrip job={job} imports={imports} />;
  if (job.current !== null) return <Running job={job} current={job.current} imports={imports} />;
  const outcomes = job.rows.map(({ outcome }) => outcome);
  return (
    <Dialog
      title="Import articles"
      size="large"
      onClose={imports.close}
      footer={
        <>
          <ReportButtons job={job} />
          <Button look="primary" onPress={imports.close}>
            Done
          </Button>
        </>
      }
    >
      <p aria-live="polite">
        {summary(outcomes)}
        {job.isCancelled && ' The rest was stopped.'}
      </p>
      {job.failure !== null && (
        <p role="alert" className={styles.refused}>
          The rest was stopped: {job.failure}
        </p>
      )}
      {job.leftOut && <p className={styles.notice}>{leftOutWords(job.leftOut, job.total)}</p>}
      {outcomes.length > 0 && <Outcomes job={job} imports={imports} onOpen={onOpen} />}
    </Dialog>
  );
}

/** Outcomes shown while files come in; all of them are shown at the end. */
const LATEST = 6;

function Running({ job, current, imports }: Omit<BatchDialogProps, 'onOpen'> & { readonly current: string }) {
  const { rows, total } = job;
  const first = Math.max(0, rows.length - LATEST);
  return (
    <Dialog
      title="Import articles"
      onClose={imports.cancel}
      footer={
        <>
          <Button onPress={imports.cancel}>Stop</Button>
          <Button look="primary" onPress={() => imports.setAside(true)}>
            Go on working
          </Button>
        </>
      }
    >
      <Progress label={`${rows.length} of ${total}: ${current}`} done={rows.length} total={total} />
      {rows.length > 0 && (
        <ul aria-label="Outcomes" className={styles.outcomes}>
          {rows.slice(first).map(({ number, outcome }) => (
            <ReportLine key={number} outcome={outcome} decisions={null} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Lines drawn at first: more than anybody reads, few enough to be drawn at once. */
const AT_FIRST = 200;

function Outcomes({ job, imports, onOpen }: BatchDialogProps) {
  const [isWhole, setWhole] = useState(false);
  const [busy, setBusy] = useState<ReadonlySet<number>>(new Set());
  const order = readingOrder(job.rows.map(({ outcome }) => outcome));
  const shown = isWhole ? order : order.slice(0, AT_FIRST);
  const open = (id: string) => {
    imports.close();
    onOpen(id);
  };
  const keepBoth = async (row: number) => {
    setBusy(rows => new Set(rows).add(row));
    await imports.keepBoth(row);
    setBusy(rows => new Set([...rows].filter(one => one !== row)));
  };
  return (
    <>
      <ul aria-label="Outcomes" className={styles.outcomes}>
        {shown.map(row => {
          const outcome = job.rows[row]?.outcome;
          if (!outcome) return null;
          const decisions = {
            isBusy: busy.has(row),
            open,
            makeVersion: () => imports.makeVersion(row),
            keepBoth: () => void keepBoth(row),
          };
          return <ReportLine key={row} outcome={outcome} decisions={decisions} />;
        })}
      </ul>
      {shown.length < order.length && (
        <p>
          <Button onPress={() => setWhole(true)}>Show all {order.length.toLocaleString('en')}</Button>
        </p>
      )}
    </>
  );
}

/** The ways to take the report along. */
function ReportButtons({ job }: { readonly job: BatchJob }) {
  const { client, run } = useLink();
  const { show } = useNotices();
  const { chooseSave } = useFileChoice();
  const copy = () => {
    const isDone = copyText(reportText(job));
    show(
      isDone ? { message: 'Report copied' } : { message: 'The report could not be copied', isProblem: true },
    );
  };
  const save = async () => {
    const to = await chooseSave({ suggestedName: 'Import report.txt', purpose: 'report' });
    if (to === null) return;
    const result = await run(() => client.imports.saveReport({ to, text: reportText(job) }));
    if (result.ok) show({ message: `Report saved as ${to}` });
  };
  return (
    <div className={styles.reportButtons}>
      <Button look="quiet" onPress={copy}>
        Copy report
      </Button>
      <Button look="quiet" onPress={() => void save()}>
        Save report…
      </Button>
    </div>
  );
}
