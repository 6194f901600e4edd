/** What a file that brings annotations back would change, before it does. */
import { useState } from 'react';
import type { ConflictChoice, ReturnPreview } from '../../shared/contract/returns.ts';
import { useStep } from '../history/use-step.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Progress } from '../ui/Progress.tsx';
import type { ReturnJob } from './import-job.ts';
import type { Imports, Returned } from './imports.ts';
import { ReturnedAnnotations } from './ReturnedAnnotations.tsx';
import { ReturnedSheet } from './ReturnedSheet.tsx';

export interface ReturnDialogProps {
  readonly job: ReturnJob;
  readonly imports: Imports;
}

export function ReturnDialog({ job, imports }: ReturnDialogProps) {
  const { name, preview } = job;
  const [choice, setChoice] = useState<ConflictChoice>({ side: 'here', except: [] });
  const [stop, setStop] = useState<AbortController | null>(null);
  const tellDone = useTellDone();
  const apply = async () => {
    const controller = new AbortController();
    setStop(controller);
    const done = await imports.applyReturn(choice, controller.signal);
    setStop(null);
    if (done) tellDone(done);
  };
  const cancel = () => (stop === null ? imports.close() : stop.abort());
  const isNothing = changesNothing(preview, choice);
  return (
    <Dialog
      title="Bring annotations back"
      size="large"
      onClose={cancel}
      footer={
        <>
          <Button onPress={cancel}>Cancel</Button>
          <Button look="primary" isDisabled={isNothing || stop !== null} onPress={() => void apply()}>
            Apply
          </Button>
        </>
      }
    >
      {stop !== null && <Progress label="Applying…" done={0} total={0} />}
      {preview.form === 'sheet' ? (
        <ReturnedSheet name={name} preview={preview} choice={choice} onChoose={setChoice} />
      ) : (
        <ReturnedAnnotations name={name} preview={preview} />
      )}
    </Dialog>
  );
}

function changesNothing(preview: ReturnPreview, { side, except }: ConflictChoice): boolean {
  if (preview.form === 'annotations') return !preview.isNew;
  const { differences, conflicts } = preview.totals;
  const taken = side === 'here' ? except.length : conflicts - except.length;
  return differences + taken === 0;
}

/** Says what was done, with the way back. */
function useTellDone(): (done: Returned) => void {
  const step = useStep();
  const { show } = useNotices();
  return ({ updated, added, linked, documents }) => {
    const parts = [
      updated > 0 && `updated ${counted(updated, 'annotation')}`,
      added > 0 && `added ${counted(added, 'annotation')}`,
      linked > 0 && `added ${counted(linked, 'link')}`,
      documents > 0 && `added ${counted(documents, 'article')}`,
    ].filter(part => part !== false);
    const words = parts.length === 0 ? 'added new tags' : parts.join(', ');
    const onAction = () => void step('undo');
    const message = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
    show({ message, action: { label: 'Undo', onAction } });
  };
}
