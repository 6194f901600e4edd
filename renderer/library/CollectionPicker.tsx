/** Choosing collections for articles: some letters of a name, Enter, and on to the next; Escape ends. */
import { useMemo, useState } from 'react';
import type { Collection } from '../../shared/records/collection.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useCollections, useDocuments } from '../link/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Suggest } from '../ui/Suggest.tsx';
import { calledTogether, useArticleActs } from './article-acts.ts';
import { collectionChoices, NEW_COLLECTION, shareOf } from './collection-choices.ts';
import styles from './Library.module.css';

export interface CollectionPickerProps {
  /** Ids of the articles. */
  readonly documents: readonly string[];
  /** The collection they are to be moved out of; null adds and takes out as chosen. */
  readonly from: Collection | null;
  readonly onClose: () => void;
}

export function CollectionPicker({ documents: ids, from, onClose }: CollectionPickerProps) {
  const { client, run } = useLink();
  const step = useStep();
  const { announce, show } = useNotices();
  const collections = useCollections().data ?? [];
  const listed = useDocuments().data;
  const acts = useArticleActs();
  const [typed, setTyped] = useState('');
  const documents = useMemo(() => {
    const wanted = new Set(ids);
    return listed?.map(({ document }) => document).filter(({ id }) => wanted.has(id)) ?? [];
  }, [listed, ids]);
  const offered = collections.filter(({ collection }) => collection.id !== from?.id);
  const choices = collectionChoices(offered, typed, documents);
  const what = calledTogether(ids, documents[0]?.title);

  const create = async (name: string) => {
    const given = { name, documents: [...ids], ...(from === null ? {} : { from: from.id }) };
    if (!(await run(() => client.collections.create(given))).ok) return;
    announce(`Collection ${name} made with ${what}`);
    setTyped('');
    if (from === null) return;
    const undo = () => void step('undo');
    show({ message: `Moved ${what} to “${name}”`, action: { label: 'Undo', onAction: undo } });
    onClose();
  };
  const choose = async (id: string) => {
    if (id === NEW_COLLECTION) return create(typed.trim());
    const name = collections.find(({ collection }) => collection.id === id)?.collection.name ?? '';
    if (from !== null) {
      const moved = { [id]: true, [from.id]: false };
      if (await acts.collect(ids, moved, `Moved ${what} to “${name}”`)) onClose();
      return;
    }
    const isOut = shareOf(documents, id) === 'all';
    if (!(await run(() => client.documents.collect({ ids: [...ids], collections: { [id]: !isOut } }))).ok)
      return;
    announce(`${isOut ? 'Taken out of' : 'Added to'} ${name}`);
    setTyped('');
  };
  return (
    <Dialog title={titleFor(from, what)} size="small" onClose={onClose} isDismissable>
      <Suggest
        look="open"
        label="Find or create a collection"
        placeholder="Find or create a collection"
        autoFocus
        typed={typed}
        onType={setTyped}
        suggestions={choices}
        onChoose={id => void choose(id)}
        none={
          from === null
            ? 'There are no collections yet. Type a name and press Enter.'
            : 'There is no other collection yet. Type a name and press Enter.'
        }
      />
      <p className={styles.pickerHint}>
        {from === null
          ? 'Enter adds to a collection or takes out of it. An article can be in several.'
          : `Enter moves out of “${from.name}”.`}
      </p>
    </Dialog>
  );
}

function titleFor(from: Collection | null, what: string): string {
  return from === null ? `Collections for ${what}` : `Move ${what} to…`;
}
