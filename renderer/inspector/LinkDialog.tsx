/** Linking an annotation to another, of this article or any: what the link says, then some words of the other. */
import { useDeferredValue, useMemo, useState } from 'react';
import { type LinkType, linkTypes } from '../../shared/records/link.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useAnnotations, useSearch } from '../link/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Select } from '../ui/Select.tsx';
import { Suggest } from '../ui/Suggest.tsx';
import styles from './LinkDialog.module.css';
import { linkChoices, usualLink } from './link-choices.ts';

export interface LinkDialogProps {
  /** The annotations the links start from, in the open article. */
  readonly annotations: readonly string[];
  /** The open article. */
  readonly document: string | null;
  readonly onClose: () => void;
}

const TYPES = Object.entries(linkTypes).map(([id, { label }]) => ({ id, label }));

export function LinkDialog({ annotations, document, onClose }: LinkDialogProps) {
  const { client, run } = useLink();
  const step = useStep();
  const { show } = useNotices();
  const here = useAnnotations(document).data ?? [];
  const from = here.find(({ id }) => id === annotations[0]);
  const [chosenType, setType] = useState<LinkType | null>(null);
  const type = chosenType ?? usualLink[from?.kind ?? 'claim'];
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const search = useSearch(query);
  const hits = search.data ?? [];
  const isFound = query === '' || !(search.isLoading || search.isPlaceholderData);
  const choices = useMemo(
    () => linkChoices(annotations, query, here, query === '' ? [] : hits),
    [annotations, query, here, hits],
  );
  if (!from) return null;
  const link = async (to: string) => {
    if (!(await run(() => client.links.createAll({ from: [...annotations], to, type }))).ok) return;
    const undo = () => void step('undo');
    show({ message: `Linked: ${linkTypes[type].label}`, action: { label: 'Undo', onAction: undo } });
    onClose();
  };
  return (
    <Dialog title="Link to…" size="small" onClose={onClose} isDismissable>
      {annotations.length === 1 ? (
        <blockquote className={styles.quote} dir="auto">
          {from.anchor.quote}
        </blockquote>
      ) : (
        <p>{annotations.length.toLocaleString('en')} annotations are linked to the one you choose.</p>
      )}
      <Select
        label={annotations.length === 1 ? 'This passage' : 'These passages'}
        look="field"
        placeholder="Choose"
        value={type}
        options={TYPES}
        onChange={value => value !== null && setType(value as LinkType)}
      />
      <Suggest
        look="open"
        label="Find an annotation"
        placeholder="Find an annotation by its words"
        autoFocus
        typed={typed}
        onType={setTyped}
        suggestions={choices}
        isSettled={isFound && query === typed.trim()}
        onChoose={id => void link(id)}
        none={
          query === ''
            ? 'Nothing else is tagged in this article. Type words of an annotation in another.'
            : 'No annotation has these words.'
        }
      />
      <p className={styles.hint}>The whole workspace is searched. Enter makes the link.</p>
    </Dialog>
  );
}
