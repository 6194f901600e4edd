/** One line of the report of an import: what became of a file, and what the analyst may make of it. */
import { Button } from '../ui/Button.tsx';
import styles from './Exchange.module.css';
import type { BatchOutcome } from './import-job.ts';
import { linesOf, OUTCOME_WORDS } from './report.ts';

const MARKS = {
  imported: styles.imported,
  version: styles.imported,
  duplicate: styles.duplicate,
  refused: styles.refusedMark,
} as const;

export interface Decisions {
  /** Whether one of them is being carried out. */
  readonly isBusy: boolean;
  open(document: string): void;
  makeVersion(): void;
  keepBoth(): void;
}

export interface ReportLineProps {
  readonly outcome: BatchOutcome;
  /** Null while files are still coming in. */
  readonly decisions: Decisions | null;
}

export function ReportLine({ outcome, decisions }: ReportLineProps) {
  const { main, notes } = linesOf(outcome);
  return (
    <li>
      <span className={MARKS[outcome.outcome]}>{OUTCOME_WORDS[outcome.outcome]}</span>
      <span className={styles.what} dir="auto">
        {main}
        {notes.map(note => (
          <small key={note}>{note}</small>
        ))}
      </span>
      {decisions !== null && outcome.outcome !== 'refused' && (
        <LineButtons outcome={outcome} decisions={decisions} />
      )}
    </li>
  );
}

interface LineButtonsProps {
  readonly outcome: Exclude<BatchOutcome, { outcome: 'refused' }>;
  readonly decisions: Decisions;
}

function LineButtons({ outcome, decisions }: LineButtonsProps) {
  const { id, title } = outcome;
  const { isBusy, open, makeVersion, keepBoth } = decisions;
  const like = outcome.outcome === 'imported' ? outcome.like : null;
  const isDuplicate = outcome.outcome === 'duplicate';
  return (
    <span className={styles.lineButtons}>
      <Button size="small" look="quiet" aria-label={`Open “${title}”`} onPress={() => open(id)}>
        Open
      </Button>
      {(isDuplicate || like) && (
        <Button
          size="small"
          look="quiet"
          isDisabled={isBusy}
          aria-label={
            like ? `Make it a new version of “${like.title}”` : `Import as a new version of “${title}”`
          }
          onPress={makeVersion}
        >
          {like ? 'Make it a new version' : 'Import as a new version'}
        </Button>
      )}
      {isDuplicate && (
        <Button
          size="small"
          look="quiet"
          isDisabled={isBusy}
          aria-label={`Keep both, “${title}” and ${outcome.file}`}
          onPress={keepBoth}
        >
          Keep both
        </Button>
      )}
    </span>
  );
}
