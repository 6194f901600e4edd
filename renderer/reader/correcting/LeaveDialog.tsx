/** Asks before corrections that are not saved are left. */
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export interface LeaveDialogProps {
  readonly title: string;
  /** Whether they could be saved as things are. */
  readonly canSave: boolean;
  readonly onStay: () => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

export function LeaveDialog({ title, canSave, onStay, onSave, onDiscard }: LeaveDialogProps) {
  return (
    <Dialog
      title="Discard the corrections?"
      size="small"
      onClose={onStay}
      footer={
        <>
          <Button look="danger" onPress={onDiscard}>
            Discard
          </Button>
          {canSave && <Button onPress={onSave}>Save corrections…</Button>}
          <Button look="primary" onPress={onStay} autoFocus>
            Go on correcting
          </Button>
        </>
      }
    >
      <p>
        Your corrections of “<bdi>{title}</bdi>” are not saved.
      </p>
    </Dialog>
  );
}
