/** Many files coming in, and the one report on what became of them. */
import type { ImportOutcome } from '../../shared/contract/imports.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Exchange.module.css';
import { type ImportJob, tally } from './import-job.ts';
import type { Imports } from './imports.ts';

export interface BatchDialogProps {
  readonly job: Extract<ImportJob, { step: 'batch' }>;
  readonly imports: Imports;
  readonly onOpen: (document: string) => void;
}

/** Outcomes shown while files come in; all of them are shown at the end. */
const LATEST = 6;

const WORDS = { imported: 'Imported', duplicate: 'Here already', refused: 'Refused' } as const;
const MARKS = {
  imported: styles.imported,
  duplicate: styles.duplicate,
  refused: styles.refusedMark,
} as const;

export function BatchDialog({ job, imports, onOpen }: BatchDialogProps) {
  const { total, outcomes, current, isCancelled } = job;
  const isRunning = current !== null;
  const shown = isRunning ? outcomes.slice(-LATEST) : outcomes;
  const open = (id: string) => {
    imports.close();
    onOpen(id);
  };
  return (
    <Dialog
      title="Import articles"
      onClose={isRunning ? imports.cancel : imports.close}
      footer={
        isRunning ? (
          <Button onPress={imports.cancel}>Stop</Button>
        ) : (
          <Button look="primary" onPress={imports.close}>
            Done
          </Button>
        )
      }
    >
      {isRunning ? (
        <Progress label={`${outcomes.length} of ${total}: ${current}`} done={outcomes.length} total={total} />
      ) : (
        <p aria-live="polite">
          {summary(outcomes)}
          {isCancelled && ' The rest was stopped.'}
        </p>
      )}
      {outcomes.length > 0 && (
        <ul aria-label="Outcomes" className={styles.outcomes}>
          {shown.map((outcome, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one file may come twice, and lines hold no state.
            <Outcome key={index} outcome={outcome} onOpen={isRunning ? null : open} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface OutcomeProps {
  readonly outcome: ImportOutcome;
  /** Null while files are still coming in. */
  readonly onOpen: ((id: string) => void) | null;
}

function Outcome({ outcome, onOpen }: OutcomeProps) {
  return (
    <li>
      <span className={MARKS[outcome.outcome]}>{WORDS[outcome.outcome]}</span>
      <span className={styles.what}>
        {outcome.outcome === 'refused' ? outcome.error : outcome.title}
        {outcome.outcome !== 'refused' && <small>{outcome.file}</small>}
        {outcome.outcome === 'imported' &&
          outcome.warnings.map(warning => <small key={warning}>{warning}</small>)}
      </span>
      {outcome.outcome !== 'refused' && onOpen !== null && (
        <Button
          size="small"
          look="quiet"
          aria-label={`Open “${outcome.title}”`}
          onPress={() => onOpen(outcome.id)}
        >
          Open
        </Button>
      )}
    </li>
  );
}

function summary(outcomes: readonly ImportOutcome[]): string {
  const { imported, duplicate, refused } = tally(outcomes);
  const parts = [
    `${imported} imported`,
    ...(duplicate > 0 ? [`${duplicate} here already`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ];
  return `${parts.join(', ')}.`;
}
