/** What is known about an article, to be put right. Everything that changed is one step. */
import { useState } from 'react';
import { type Document, READING_STATUSES, type ReadingStatus } from '../../shared/records/document.ts';
import { formats } from '../../shared/records/imported-article.ts';
import { useLink } from '../link/link.tsx';
import { useCollections, useDocuments } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Radios, TextField } from '../ui/Field.tsx';
import { MultiSelect } from '../ui/Select.tsx';
import styles from './Metadata.module.css';
import { MetadataFields } from './MetadataFields.tsx';
import { formOf, isSound, membershipBetween, patchOf } from './metadata.ts';
import { StrippedParts } from './StrippedParts.tsx';

const STATUSES = (Object.keys(READING_STATUSES) as ReadingStatus[]).map(id => ({
  id,
  label: READING_STATUSES[id],
}));

export interface DetailsDialogProps {
  /** As it was when the dialog was asked for. */
  readonly document: Document;
  readonly onClose: () => void;
}

export function DetailsDialog({ document: asked, onClose }: DetailsDialogProps) {
  const { client, run } = useLink();
  const listed = useDocuments().data?.find(({ document }) => document.id === asked.id);
  const document = listed?.document ?? asked;
  const [form, setForm] = useState(() => formOf(document));
  const [status, setStatus] = useState(document.status);
  const [note, setNote] = useState(document.note ?? '');
  const [inside, setInside] = useState<readonly string[]>(document.collections);
  const offered = (useCollections().data ?? []).map(({ collection: { id, name } }) => ({ id, label: name }));

  const save = async () => {
    const patch = patchOf(document, form);
    if (status !== document.status) patch.status = status;
    if (note.trim() !== (document.note ?? '')) patch.note = note.trim() === '' ? null : note.trim();
    const collections = membershipBetween(document.collections, inside);
    const isSame = Object.keys(patch).length + Object.keys(collections).length === 0;
    const update = () => client.documents.update({ id: document.id, patch, collections });
    if (isSame || (await run(update)).ok) onClose();
  };
  return (
    <Dialog
      title="Article details"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={!isSound(form)} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <MetadataFields form={form} onChange={setForm} />
      <Radios label="Status" look="segments" value={status} options={STATUSES} onChange={setStatus} />
      {offered.length > 0 && (
        <MultiSelect
          look="field"
          label="Collections"
          placeholder="None"
          values={inside}
          options={offered}
          onChange={setInside}
        />
      )}
      <TextField label="Note" value={note} onChange={setNote} isMultiline />
      {document.report && <Origin document={document} />}
    </Dialog>
  );
}

/** Where the article came from. */
function Origin({ document }: { readonly document: Document }) {
  const { report } = document;
  if (!report) return null;
  const format = Object.hasOwn(formats, report.format)
    ? formats[report.format as keyof typeof formats]
    : report.format;
  const imported = new Date(document.createdAt).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <div className={styles.report}>
      <p>
        {report.file === null ? 'Pasted' : `From ${report.file}`} · {format} · {report.encoding} · imported{' '}
        {imported}
      </p>
      <StrippedParts parts={report.stripped} />
    </div>
  );
}
