/** Giving the workspace another name; its file keeps its own. */
import { useState } from 'react';
import { useLink } from '../link/link.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';

export interface RenameDialogProps {
  readonly name: string;
  readonly onClose: () => void;
}

export function RenameDialog({ name: before, onClose }: RenameDialogProps) {
  const { client, run } = useLink();
  const [name, setName] = useState(before);
  const isFit = name.trim() !== '';
  const rename = async () => {
    if (!isFit) return;
    const isSame = name.trim() === before;
    if (isSame || (await run(() => client.workspace.rename({ name: name.trim() }))).ok) onClose();
  };
  return (
    <Dialog
      title="Rename workspace"
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={!isFit} onPress={() => void rename()}>
            Rename
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        hint="Shown in this window. The file keeps its own name."
        onEnter={() => void rename()}
      />
    </Dialog>
  );
}
