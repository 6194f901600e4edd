/** What was recognised in one file, to be put right before it comes in as an article of its own. */
import { useState } from 'react';
import type { Duplicate } from '../../shared/contract/imports.ts';
import { MetadataFields } from '../library/MetadataFields.tsx';
import { formOf, isSound, metadataOf } from '../library/metadata.ts';
import { StrippedParts } from '../library/StrippedParts.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Exchange.module.css';
import { Excerpt, FileReading, Warnings } from './FileReading.tsx';
import { guessWords } from './guess-words.ts';
import type { ReviewJob } from './import-job.ts';
import type { Imports } from './imports.ts';

export interface ImportDialogProps {
  readonly job: ReviewJob;
  readonly imports: Imports;
  readonly onOpen: (document: string) => void;
}

const LIKENESS: Readonly<Record<Duplicate['by'], string>> = {
  source: 'This very file is here already',
  text: 'An article with these very words is here already',
  address: 'It looks like another version of an article from the same address',
  title: 'It looks like another version of an article of this title in the same publication',
};

export function ImportDialog({ job, imports, onOpen }: ImportDialogProps) {
  const { metadata, report, duplicate } = job.preview;
  const [form, setForm] = useState(() => formOf(metadata));
  const [read, setRead] = useState(metadata);
  const [isBusy, setBusy] = useState(false);
  if (read !== metadata) {
    // The file was read again in another way: what was recognised is another.
    setRead(metadata);
    setForm(formOf(metadata));
  }
  const confirm = async () => {
    setBusy(true);
    const id = await imports.confirm(metadataOf(form));
    setBusy(false);
    if (id !== null) onOpen(id);
  };
  const openTheOther = () => {
    imports.close();
    if (duplicate) onOpen(duplicate.id);
  };
  const isUnready = isBusy || !isSound(form);
  return (
    <Dialog
      title="Import article"
      onClose={imports.close}
      footer={
        <>
          <Button onPress={imports.close}>Cancel</Button>
          {duplicate ? (
            <Ways
              isVersion={duplicate.by === 'address' || duplicate.by === 'title'}
              isUnready={isUnready}
              onOpen={openTheOther}
              onReplace={() => imports.aim(duplicate)}
              onKeep={() => void confirm()}
            />
          ) : (
            <Button look="primary" isDisabled={isUnready} onPress={() => void confirm()}>
              Import
            </Button>
          )}
        </>
      }
    >
      {duplicate && (
        <p role="alert" className={styles.notice}>
          <span>
            {LIKENESS[duplicate.by]}: “{duplicate.title}”.
          </span>
        </p>
      )}
      <Warnings warnings={report.warnings} />
      <MetadataFields form={form} onChange={setForm} guesses={inWords(report.guesses)} />
      <Excerpt preview={job.preview} direction={form.direction} />
      <FileReading job={job} imports={imports} />
      <StrippedParts parts={report.stripped} />
    </Dialog>
  );
}

interface WaysProps {
  /** Whether it is taken for another version, and not for the same once more. */
  readonly isVersion: boolean;
  readonly isUnready: boolean;
  readonly onOpen: () => void;
  readonly onReplace: () => void;
  readonly onKeep: () => void;
}

/** What can be done with an article that is here already. The likeliest stands out. */
function Ways({ isVersion, isUnready, onOpen, onReplace, onKeep }: WaysProps) {
  return (
    <>
      <Button isDisabled={isUnready} onPress={onKeep}>
        Keep both
      </Button>
      <Button look={isVersion ? 'primary' : 'plain'} onPress={onReplace}>
        Import as a new version
      </Button>
      <Button look={isVersion ? 'plain' : 'primary'} onPress={onOpen}>
        Open
      </Button>
    </>
  );
}

function inWords(guesses: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(guesses).map(([field, source]) => [field, guessWords(source)]));
}
