/** Before tags are deleted: what becomes of their sub-tags, and how many annotations lose them. */
import { useState } from 'react';
import { useTagCount } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Radios } from '../ui/Field.tsx';
import type { Codebook } from './codebook.ts';
import { tagsCalled } from './edits.ts';

export interface RemoveDialogProps {
  readonly codebook: Codebook;
  readonly ids: readonly string[];
  readonly onRemove: (subTags: 'remove' | 'lift') => void;
  readonly onClose: () => void;
}

export function RemoveDialog({ codebook, ids, onRemove, onClose }: RemoveDialogProps) {
  const [subTags, setSubTags] = useState<'remove' | 'lift'>('lift');
  const below = codebook.forest.withBelow(ids).length - ids.length;
  const losing = useTagCount(ids, below > 0 && subTags === 'remove').data;
  const them = ids.length === 1 ? 'it' : 'them';
  return (
    <Dialog
      title={`Delete ${tagsCalled(codebook, ids)}?`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" autoFocus={below === 0} onPress={() => onRemove(subTags)}>
            Delete
          </Button>
        </>
      }
    >
      {below > 0 && (
        <Radios
          label={`${counted(below, 'sub-tag')} below ${them}`}
          look="cards"
          value={subTags}
          onChange={setSubTags}
          options={[
            { id: 'lift', label: 'Keep', note: 'They move up a level.' },
            { id: 'remove', label: 'Delete too', note: 'The whole branch goes.' },
          ]}
        />
      )}
      <p>
        {losing === undefined
          ? 'Counting…'
          : losing === 0
            ? 'No annotation carries such a tag.'
            : `${counted(losing, 'annotation')} ${losing === 1 ? 'loses' : 'lose'} a tag. The annotations themselves stay.`}{' '}
        One undo brings everything back.
      </p>
    </Dialog>
  );
}
