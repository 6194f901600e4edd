/** Setting a field of all selected rows at once. Fields belong to a kind, so only one kind's can be set together. */
import { useState } from 'react';
import type { Annotation } from '../../shared/records/annotation.ts';
import { fieldsOf, KINDS, type Kind, kinds } from '../../shared/records/kind.ts';
import { commonValue } from '../inspector/common-value.ts';
import { FieldRow } from '../inspector/FieldRow.tsx';
import { useAnnotationsById } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Radios } from '../ui/Field.tsx';
import styles from './TablePane.module.css';
import type { TableActs } from './table-acts.ts';

export interface SetFieldsDialogProps {
  readonly ids: readonly string[];
  readonly acts: TableActs;
  readonly onClose: () => void;
}

const NONE: readonly Annotation[] = [];

export function SetFieldsDialog({ ids, acts, onClose }: SetFieldsDialogProps) {
  const known = useAnnotationsById(ids).data;
  const annotations = known ?? NONE;
  const [asked, setKind] = useState<Kind | null>(null);
  const kind = asked ?? commonValue(annotations, 'kind').value ?? 'claim';
  const others = annotations.filter(annotation => annotation.kind !== kind).length;
  const count = ids.length.toLocaleString('en');
  return (
    <Dialog
      title={ids.length === 1 ? 'Set fields' : `Set fields of ${count} annotations`}
      size="small"
      isDismissable
      onClose={onClose}
      footer={
        <Button look="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <Radios
        label="Fields of"
        look="segments"
        value={kind}
        options={KINDS.map(id => ({ id, label: kinds[id].plural }))}
        onChange={setKind}
      />
      <div className={styles.fields}>
        {fieldsOf(kind).map(({ name, field }) => {
          const { value, isMixed } = commonValue(annotations, name);
          return (
            <FieldRow
              key={`${name} ${known === undefined}`}
              name={name}
              field={field}
              value={value}
              // Too many to compare are taken to differ.
              isMixed={isMixed || known === undefined}
              onSave={patch => acts.patch(ids, patch)}
            />
          );
        })}
      </div>
      <p className={styles.hint}>
        What you set replaces what each of them had. One undo takes it back.
        {others > 0 &&
          ` ${others === 1 ? 'One is' : `${others.toLocaleString('en')} are`} of another kind and will show it only after a change of kind.`}
      </p>
    </Dialog>
  );
}
