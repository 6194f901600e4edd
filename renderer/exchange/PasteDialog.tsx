/** Text to be pasted or typed as an article. */
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';

export interface PasteDialogProps {
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
}

export function PasteDialog({ onPaste, onClose }: PasteDialogProps) {
  const [text, setText] = useState('');
  return (
    <Dialog
      title="Paste text"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={text.trim() === ''} onPress={() => onPaste(text)}>
            Continue
          </Button>
        </>
      }
    >
      <TextField
        label="Text of the article"
        value={text}
        onChange={setText}
        isMultiline
        autoFocus
        hint="The first line is taken for the title when it looks like one. Pasting straight into the window keeps headings and lists."
      />
    </Dialog>
  );
}
