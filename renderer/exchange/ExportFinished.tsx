/** An export that is written: where it is, and what the format could not hold. */
import { useLink } from '../link/link.tsx';
import { useAbilities } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Exchange.module.css';
import type { ExportJob } from './export-job.ts';

export interface ExportFinishedProps {
  readonly job: Extract<ExportJob, { step: 'finished' }>;
  /** What was counted: "row". */
  readonly unit: string;
  readonly onClose: () => void;
}

export function ExportFinished({ job: { path, rows, losses }, unit, onClose }: ExportFinishedProps) {
  const { client, run } = useLink();
  const canReveal = useAbilities().data?.canReveal ?? false;
  return (
    <Dialog
      title="Export"
      size="small"
      isDismissable
      onClose={onClose}
      footer={
        <>
          {canReveal && (
            <Button onPress={() => void run(() => client.shell.reveal({ path }))}>Show in folder</Button>
          )}
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p role="alert" className={styles.done}>
        {counted(rows, unit)} {rows === 1 ? 'was' : 'were'} written to <b>{path}</b>
      </p>
      {losses.length > 0 && (
        <section aria-labelledby="export-losses">
          <h3 id="export-losses">Not in the file</h3>
          <ul className={styles.warnings}>
            {losses.map(loss => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
