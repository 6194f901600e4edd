/** Asks for what opens a sealed file. */
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';

export interface SealedFileProps {
  readonly name: string;
  /** Why what was typed before did not open it. */
  readonly problem: string | null;
  readonly onUnlock: (secret: string) => void;
  readonly onClose: () => void;
}

export function SealedFile({ name, problem, onUnlock, onClose }: SealedFileProps) {
  const [secret, setSecret] = useState('');
  const unlock = () => {
    if (secret !== '') onUnlock(secret);
  };
  return (
    <Dialog
      title="Sealed file"
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={secret === ''} onPress={unlock}>
            Open
          </Button>
        </>
      }
    >
      <p>“{name}” is sealed. Nothing in it can be read without its passphrase or your secret key.</p>
      <TextField
        label="Passphrase or secret key"
        value={secret}
        onChange={setSecret}
        autoFocus
        isSecret
        direction="ltr"
        problem={problem}
        hint="A secret key begins with AGE-SECRET-KEY-1. It is used once and not kept."
        onEnter={unlock}
      />
    </Dialog>
  );
}
