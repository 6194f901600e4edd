/** Choosing tags for annotations: some letters of a name, Enter, and on to the next; Escape ends. */
import { useMemo, useState } from 'react';
import { useAnnotations, useTags } from '../link/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Suggest } from '../ui/Suggest.tsx';
import styles from './TagPicker.module.css';
import { suggestionOf, tagChoices } from './tag-choices.ts';
import { recentTags, useTagging } from './tagging.ts';

export interface TagPickerProps {
  /** The annotations to tag. */
  readonly annotations: readonly string[];
  /** The open article, which they are in. */
  readonly document: string | null;
  readonly onClose: () => void;
}

export function TagPicker({ annotations, document, onClose }: TagPickerProps) {
  const tags = useTags().data;
  const list = useAnnotations(document).data ?? [];
  const { announce } = useNotices();
  const tagging = useTagging();
  const [typed, setTyped] = useState('');
  // Read once, so that the list does not jump about while several tags are chosen.
  const [recent] = useState(recentTags);
  const choices = useMemo(() => tagChoices(tags ?? [], typed, recent), [tags, typed, recent]);

  const tagged = list.filter(({ id }) => annotations.includes(id));
  const isOn = (tag: string) =>
    tagged.length > 0 && tagged.every(annotation => annotation.tags.includes(tag));
  const choose = async (id: string) => {
    const choice = choices.find(candidate => candidate.id === id);
    if (!choice) return;
    const wasOn = choice.type === 'tag' && isOn(id);
    const change = choice.type === 'new' ? tagging.create : wasOn ? tagging.remove : tagging.apply;
    if (!(await change(annotations, choice.type === 'new' ? choice.name : id))) return;
    announce(`Tag ${choice.name} ${wasOn ? 'taken off' : 'added'}`);
    setTyped('');
  };

  return (
    <Dialog
      title={annotations.length > 1 ? `Tags for ${annotations.length} annotations` : 'Tags'}
      size="small"
      onClose={onClose}
      isDismissable
    >
      <Suggest
        look="open"
        label="Find or create a tag"
        placeholder="Find or create a tag"
        autoFocus
        typed={typed}
        onType={setTyped}
        suggestions={choices.map(choice => suggestionOf(choice, isOn(choice.id)))}
        onChoose={id => void choose(id)}
        none="There are no tags yet. Type a name and press Enter."
      />
      <p className={styles.hint}>Enter puts a tag on or takes it off. Escape returns to the text.</p>
    </Dialog>
  );
}
