/** A share that is written: where it is, and what is in it. */
import { useLink } from '../link/link.tsx';
import { useAbilities } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './ShareDialog.module.css';
import { ShareSummaryView } from './ShareSummaryView.tsx';
import type { ShareJob } from './share-job.ts';

export interface ShareFinishedProps {
  readonly job: Extract<ShareJob, { step: 'finished' }>;
  readonly onClose: () => void;
}

export function ShareFinished({ job: { path, summary }, onClose }: ShareFinishedProps) {
  const { client, run } = useLink();
  const canReveal = useAbilities().data?.canReveal ?? false;
  return (
    <Dialog
      title="Share"
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
        Written to <b>{path}</b>
      </p>
      <ShareSummaryView summary={summary} isWritten />
    </Dialog>
  );
}
