/** Merging colleagues' workspaces: what would come in, and then what did. */
import { useEffect, useRef, useState } from 'react';
import { useFileChoice } from '../exchange/file-choice.tsx';
import { useStep } from '../history/use-step.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Progress } from '../ui/Progress.tsx';
import { MergeForecast } from './MergeForecast.tsx';
import { type Merged, type MergeWork, useMerge } from './merge-job.ts';
import { SealedFile } from './SealedFile.tsx';
import styles from './Share.module.css';

export interface MergeDialogProps {
  /** Files dropped on the window; without any the person is asked for one. */
  readonly files?: readonly File[];
  readonly onClose: () => void;
  readonly onShowDisagreements: () => void;
}

const TITLE = 'Merge';

export function MergeDialog({ files, onClose, onShowDisagreements }: MergeDialogProps) {
  const work = useMerge();
  const { job } = work;
  const { chooseOpen } = useFileChoice();
  const tellDone = useTellDone(onShowDisagreements);
  const choose = async () => {
    const path = await chooseOpen('merge');
    if (path !== null) work.add([{ path }]);
    else if (work.job === null) onClose();
  };
  const begin = useRef(() => {
    if (files && files.length > 0) work.add(files);
    else void choose();
  });
  useEffect(() => begin.current(), []);
  const close = () => {
    work.stop();
    onClose();
  };
  if (job === null) return null;
  if (job.step === 'sealed')
    return (
      <SealedFile
        key={job.problem}
        name={job.name}
        problem={job.problem}
        onUnlock={secret => work.unlock(job.file, secret)}
        onClose={close}
      />
    );
  if (job.step === 'preview')
    return (
      <Choosing
        work={work}
        onAdd={() => void choose()}
        onClose={close}
        onDone={done => {
          tellDone(done);
          onClose();
        }}
      />
    );
  if (job.step === 'refused')
    return (
      <Dialog
        title={TITLE}
        size="small"
        isDismissable
        onClose={close}
        footer={
          <Button look="primary" onPress={close}>
            Close
          </Button>
        }
      >
        <p role="alert" className={styles.refused}>
          {job.message}
        </p>
      </Dialog>
    );
  const isRunning = job.step === 'running';
  return (
    <Dialog
      key={isRunning ? 'running' : 'looking'}
      title={TITLE}
      size="small"
      onClose={isRunning ? work.stop : close}
      footer={<Button onPress={isRunning ? work.stop : close}>{isRunning ? 'Stop' : 'Cancel'}</Button>}
    >
      {job.step === 'reading' ? (
        <Progress label={`Reading ${job.name}…`} done={0} total={0} />
      ) : (
        <Progress label={isRunning ? 'Merging…' : 'Comparing…'} done={job.done} total={job.total} />
      )}
    </Dialog>
  );
}

interface ChoosingProps {
  readonly work: MergeWork;
  readonly onAdd: () => void;
  readonly onClose: () => void;
  readonly onDone: (done: Merged) => void;
}

function Choosing({ work, onAdd, onClose, onDone }: ChoosingProps) {
  const { job, received } = work;
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [isBroughtBack, setBroughtBack] = useState(false);
  if (job?.step !== 'preview') return null;
  const { preview } = job;
  const merge = async () => {
    const together = preview.sameTags.filter(({ there }) => !apart.has(there));
    const done = await work.run(together, isBroughtBack);
    if (done) onDone(done);
  };
  return (
    <Dialog
      title={TITLE}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onPress={onAdd}>
            Add another file…
          </Button>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            isDisabled={preview.isNothingNew && !isBroughtBack}
            onPress={() => void merge()}
          >
            Merge
          </Button>
        </>
      }
    >
      <MergeForecast
        received={received}
        preview={preview}
        apart={apart}
        onApart={setApart}
        isBroughtBack={isBroughtBack}
        onBroughtBack={setBroughtBack}
      />
    </Dialog>
  );
}

/** Says what came in, with the way back and the way to what is in dispute. */
function useTellDone(onShowDisagreements: () => void): (done: Merged) => void {
  const step = useStep();
  const { show } = useNotices();
  return ({ label, edits, disagreements, isStopped }) => {
    if (isStopped && edits === 0)
      return show({ message: 'The merge was stopped. What had come in stays, and can be undone.' });
    const open = disagreements > 0 ? `, ${counted(disagreements, 'disagreement')} to settle` : '';
    const message = `${isStopped ? 'Stopped: merged' : 'Merged'} ${counted(edits, 'change')}${open}`;
    const undo = { label: 'Undo', onAction: () => void step('undo') };
    const settle = { label: 'Show', onAction: onShowDisagreements };
    show({ message, ...(label === null ? {} : { action: disagreements > 0 ? settle : undo }) });
  };
}
