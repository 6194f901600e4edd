/** One file on its way in, and one that was refused. */
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Exchange.module.css';
import type { ImportJob, JobTitle } from './import-job.ts';

export interface ReadingDialogProps {
  readonly job: Extract<ImportJob, { step: 'reading' }>;
  readonly onCancel: () => void;
}

export function ReadingDialog({ job, onCancel }: ReadingDialogProps) {
  const { name, sent, size, title } = job;
  const isSent = sent >= size;
  return (
    <Dialog title={title} size="small" onClose={onCancel} footer={<Button onPress={onCancel}>Cancel</Button>}>
      <Progress label={`Reading ${name}…`} done={isSent ? 0 : sent} total={isSent ? 0 : size} />
    </Dialog>
  );
}

export interface RefusedDialogProps {
  readonly message: string;
  readonly title: JobTitle;
  readonly onClose: () => void;
}

export function RefusedDialog({ message, title, onClose }: RefusedDialogProps) {
  return (
    <Dialog
      title={title}
      size="small"
      isDismissable
      onClose={onClose}
      footer={
        <Button look="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <p role="alert" className={styles.refused}>
        {message}
      </p>
      <p>Nothing was changed.</p>
    </Dialog>
  );
}
