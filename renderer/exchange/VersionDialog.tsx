/** A file, or an article that came in just now, on its way to become a new version of another article. */
import { useState } from 'react';
import type { VersionPreview } from '../../shared/contract/imports.ts';
import { StrippedParts } from '../library/StrippedParts.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Excerpt, FileReading, Warnings } from './FileReading.tsx';
import { useForecast, type VersionJob } from './forecast.ts';
import type { Imports } from './imports.ts';
import { VersionForecast } from './VersionForecast.tsx';

export interface VersionDialogProps {
  readonly job: VersionJob;
  readonly imports: Imports;
  /** Told when it is done and there is no report to go back to: which article, and what became of its annotations. */
  readonly onDone: (document: string, forecast: VersionPreview) => void;
}

export function VersionDialog({ job, imports, onDone }: VersionDialogProps) {
  const forecast = useForecast(job);
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    if (!forecast) return;
    setBusy(true);
    const isDone = await imports.confirmVersion();
    setBusy(false);
    if (isDone && job.back === null) onDone(job.target.id, forecast);
  };
  // A file that was to be an article of its own goes back to that; from a report, closing leads there.
  const isTurned = job.step === 'review' && !job.isForTarget;
  return (
    <Dialog
      title={`New version of “${shortened(job.target.title)}”`}
      onClose={imports.close}
      footer={
        <>
          <Button onPress={isTurned ? () => imports.aim(null) : imports.close}>
            {isTurned || job.back ? 'Back' : 'Cancel'}
          </Button>
          <Button
            look="primary"
            isDisabled={isBusy || forecast === undefined || forecast.isSameText}
            onPress={() => void confirm()}
          >
            Import as a new version
          </Button>
        </>
      }
    >
      <VersionForecast forecast={forecast} />
      {job.step === 'adopt' ? (
        <p>“{job.from.title}”, which has just come in, then is no article of its own any more.</p>
      ) : (
        <>
          <Warnings warnings={job.preview.report.warnings} />
          <Excerpt preview={job.preview} direction={job.preview.metadata.direction} />
          <FileReading job={job} imports={imports} />
          <StrippedParts parts={job.preview.report.stripped} />
        </>
      )}
    </Dialog>
  );
}

/** A title that leaves the dialog's own words in sight. */
function shortened(title: string): string {
  return title.length <= 60 ? title : `${title.slice(0, 58).trimEnd()}…`;
}
