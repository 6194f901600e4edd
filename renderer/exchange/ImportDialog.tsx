/** What was recognised in one file, to be put right before it comes in. */
import { useState } from 'react';
import type { ImportPreview } from '../../shared/contract/imports.ts';
import { type Format, formats, isTextFormat, textFormats } from '../../shared/records/imported-article.ts';
import { MetadataFields } from '../library/MetadataFields.tsx';
import { formOf, isSound, metadataOf } from '../library/metadata.ts';
import { StrippedParts } from '../library/StrippedParts.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './Exchange.module.css';
import { encodingOptions } from './encodings.ts';
import type { Imports } from './imports.ts';

export interface ImportDialogProps {
  readonly name: string;
  readonly preview: ImportPreview;
  readonly imports: Imports;
  readonly onOpen: (document: string) => void;
}

export function ImportDialog({ name, preview, imports, onOpen }: ImportDialogProps) {
  const { metadata, report, excerpt, duplicate } = preview;
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
  return (
    <Dialog
      title="Import article"
      onClose={imports.close}
      footer={
        <>
          <Button onPress={imports.close}>Cancel</Button>
          {duplicate && <Button onPress={openTheOther}>Open the one here</Button>}
          <Button look="primary" isDisabled={isBusy || !isSound(form)} onPress={() => void confirm()}>
            {duplicate ? 'Keep both' : 'Import'}
          </Button>
        </>
      }
    >
      {duplicate && (
        <p role="alert" className={styles.notice}>
          {duplicate.by === 'source'
            ? 'This very file is here already'
            : 'An article with these very words is here already'}
          : “{duplicate.title}”.
        </p>
      )}
      <Warnings warnings={report.warnings} />
      <MetadataFields form={form} onChange={setForm} guesses={report.guesses} />
      <section aria-label="Beginning of the text" className={styles.excerpt} dir={form.direction}>
        {[...new Set(excerpt)].map(block => (
          <p key={block} dir="auto">
            {block}
          </p>
        ))}
      </section>
      <Reading name={name} preview={preview} imports={imports} />
      <StrippedParts parts={report.stripped} />
    </Dialog>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Warnings" className={styles.warnings}>
      {warnings.map(warning => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

/** How the file was read, and the ways to have it read otherwise. */
function Reading({ name, preview, imports }: Omit<ImportDialogProps, 'onOpen'>) {
  const { report, words } = preview;
  const format = report.format in formats ? (report.format as Format) : null;
  const readAs = (options: { format?: Format; encoding?: string }) =>
    void imports.readAgain({ ...(format ? { format } : {}), encoding: report.encoding, ...options });
  return (
    <div className={styles.facts}>
      <p>
        {name} · {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'}
      </p>
      {report.file !== null && format !== null && isTextFormat(format) && (
        <div className={styles.row}>
          <Select
            label="Read as"
            look="field"
            placeholder={report.format}
            value={format}
            options={Object.entries(textFormats).map(([id, label]) => ({ id, label }))}
            onChange={chosen => chosen !== null && readAs({ format: chosen as Format })}
          />
          <Select
            label="Encoding"
            look="field"
            placeholder={report.encoding}
            value={report.encoding}
            options={encodingOptions(report.encoding)}
            onChange={chosen => chosen !== null && readAs({ encoding: chosen })}
          />
        </div>
      )}
    </div>
  );
}
