/** Asked once: who annotates on this computer. What is proposed can be taken as it stands. */
import { useState } from 'react';
import type { PersonDetails } from '../../shared/records/person.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { isComplete, MeForm } from './MeForm.tsx';
import { useSetMe } from './me.ts';

export function MeDialog({ me: proposed }: { readonly me: PersonDetails }) {
  const setMe = useSetMe();
  const [me, change] = useState(proposed);
  const accept = () => void (isComplete(me) && setMe(me));
  return (
    <Dialog
      title="Who is annotating?"
      size="small"
      isFirm
      onClose={accept}
      footer={
        <Button look="primary" isDisabled={!isComplete(me)} onPress={accept}>
          Continue
        </Button>
      }
    >
      <p>Every annotation says who made it. You can change this at any time in the settings.</p>
      <MeForm me={me} onChange={change} autoFocus />
    </Dialog>
  );
}
