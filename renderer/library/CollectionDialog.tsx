/** Naming a collection: a new one, or one that gets another name. */
import { useState } from 'react';
import type { Collection } from '../../shared/records/collection.ts';
import { nameKey } from '../../shared/records/common.ts';
import { useLink } from '../link/link.tsx';
import { useCollections } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';

export interface CollectionDialogProps {
  /** The one to be renamed; null makes a new one. */
  readonly collection: Collection | null;
  /** Told the id of a new one. */
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}

export function CollectionDialog({ collection, onMade, onClose }: CollectionDialogProps) {
  const { client, run } = useLink();
  const others = useCollections().data ?? [];
  const [typed, setTyped] = useState(collection?.name ?? '');
  const name = typed.trim();
  const there = others.find(
    other => other.collection.id !== collection?.id && nameKey(other.collection.name) === nameKey(name),
  );
  const isFit = name !== '' && !there;
  const keep = async () => {
    if (!isFit) return;
    if (collection === null) {
      const made = await run(() => client.collections.create({ name }));
      if (!made.ok) return;
      onMade(made.value.id);
    } else if (name !== collection.name) {
      if (!(await run(() => client.collections.rename({ id: collection.id, name }))).ok) return;
    }
    onClose();
  };
  return (
    <Dialog
      title={collection === null ? 'New collection' : 'Rename collection'}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={!isFit} onPress={() => void keep()}>
            {collection === null ? 'Create' : 'Rename'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={typed}
        onChange={setTyped}
        autoFocus
        problem={there ? `There is a collection “${there.collection.name}” already` : null}
        hint="An article can be in several collections."
        onEnter={() => void keep()}
      />
    </Dialog>
  );
}
