/** Handing over a workspace: what of it, a summary of what will be in the file, where to, and how far it is. */
import { useState } from 'react';
import { PARTS, parts, SEALED_EXTENSION, type ShareOptions } from '../../shared/records/share-options.ts';
import { WORKSPACE_EXTENSION, type WorkspaceState } from '../../shared/records/workspace.ts';
import { useFileChoice } from '../exchange/file-choice.tsx';
import { asFileName } from '../exchange/paths.ts';
import { usePeople, useShareSummary } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Checkbox } from '../ui/Field.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './ShareDialog.module.css';
import { ShareFinished } from './ShareFinished.tsx';
import { ShareAnnotations, ShareArticles } from './ShareScope.tsx';
import { ShareSealing } from './ShareSealing.tsx';
import { ShareSummaryView } from './ShareSummaryView.tsx';
import { firstChoices, optionsOf, type ShareChoices, sealOf, toggled } from './share-choices.ts';
import { useSharing } from './share-job.ts';

export interface ShareDialogProps {
  readonly workspace: WorkspaceState;
  /** The open article. */
  readonly document: string | null;
  readonly onClose: () => void;
}

export function ShareDialog({ workspace, document, onClose }: ShareDialogProps) {
  const [choices, setChoices] = useState(firstChoices);
  const people = usePeople().data ?? [];
  const { job, start, cancel } = useSharing();
  const { chooseSave } = useFileChoice();
  const options = optionsOf(
    choices,
    document,
    people.map(({ id }) => id),
  );
  const seal = sealOf(choices);
  const run = async () => {
    if (seal === null) return;
    const name = `${asFileName(`${workspace.name} shared`)}${seal ? SEALED_EXTENSION : WORKSPACE_EXTENSION}`;
    const to = await chooseSave({ suggestedName: name, purpose: seal ? 'sealed' : 'workspace' });
    if (to !== null) await start(options, to, seal);
  };
  if (job?.step === 'running') {
    return (
      <Dialog
        key="running"
        title="Share"
        size="small"
        onClose={cancel}
        footer={<Button onPress={cancel}>Cancel</Button>}
      >
        <Progress label="Writing the share…" done={job.done} total={job.total} />
      </Dialog>
    );
  }
  if (job?.step === 'finished') return <ShareFinished job={job} onClose={onClose} />;
  const isNothing = options.documents?.length === 0;
  return (
    <Dialog
      key="choosing"
      title="Share"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={isNothing || seal === null} onPress={() => void run()}>
            Save share…
          </Button>
        </>
      }
    >
      <ShareArticles choices={choices} document={document} onChange={setChoices} />
      {options.annotations && (
        <ShareAnnotations choices={choices} document={document} onChange={setChoices} />
      )}
      <ShareParts choices={choices} onChange={setChoices} />
      <ShareSealing choices={choices} onChange={setChoices} />
      <Summary options={options} isNothing={isNothing} />
    </Dialog>
  );
}

interface SharePartsProps {
  readonly choices: ShareChoices;
  readonly onChange: (choices: ShareChoices) => void;
}

/** What else goes with the articles. */
function ShareParts({ choices, onChange }: SharePartsProps) {
  const { partsLeft } = choices;
  const shown = PARTS.filter(part => part !== 'sources' || !partsLeft.includes('text'));
  return (
    <fieldset className={styles.group}>
      <legend>With</legend>
      <div className={styles.parts}>
        {shown.map(part => (
          <Checkbox
            key={part}
            label={parts[part].label}
            hint={parts[part].about}
            isChecked={!partsLeft.includes(part)}
            onChange={isIn => onChange({ ...choices, partsLeft: toggled(partsLeft, part, !isIn) })}
          />
        ))}
        <Checkbox
          label="Earlier values"
          hint="What was overwritten; never what was removed"
          isChecked={choices.history}
          onChange={history => onChange({ ...choices, history })}
        />
      </div>
    </fieldset>
  );
}

function Summary({ options, isNothing }: { readonly options: ShareOptions; readonly isNothing: boolean }) {
  const { data: summary, error, isFetching } = useShareSummary(options);
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <section aria-label="In the file" className={styles.summary} aria-busy={isFetching}>
      <h3>In the file</h3>
      {isNothing ? (
        <p>Choose the articles to share.</p>
      ) : summary === undefined ? (
        <p>Counting…</p>
      ) : (
        <ShareSummaryView summary={summary} isWritten={false} />
      )}
    </section>
  );
}
