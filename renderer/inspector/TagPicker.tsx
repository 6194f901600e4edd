/** Choosing tags for annotations: some letters of a name, Enter, and on to the next; Escape ends. */
import { useMemo, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useAnnotations, useTags } from '../link/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import styles from './TagPicker.module.css';
import { type TagChoice, tagChoices } from './tag-choices.ts';
import { recentTags, useTagging } from './tagging.ts';

export interface TagPickerProps {
  /** The annotations to tag. */
  readonly annotations: readonly string[];
  /** The open article, which they are in. */
  readonly document: string | null;
  readonly onClose: () => void;
}

export function TagPicker({ annotations, document, onClose }: TagPickerProps) {
  const tags = useTags().data ?? [];
  const list = useAnnotations(document).data ?? [];
  const { announce } = useNotices();
  const tagging = useTagging();
  const [typed, setTyped] = useState('');
  // Read once, so that the list does not jump about while several tags are chosen.
  const [recent] = useState(recentTags);
  const choices = useMemo(() => tagChoices(tags, typed, recent), [tags, typed, recent]);

  const chosen = list.filter(({ id }) => annotations.includes(id));
  const isOn = (tag: string) =>
    chosen.length > 0 && chosen.every(annotation => annotation.tags.includes(tag));
  const choose = async (choice: TagChoice) => {
    const wasOn = choice.type === 'tag' && isOn(choice.id);
    const isDone =
      choice.type === 'new'
        ? await tagging.create(annotations, choice.name)
        : wasOn
          ? await tagging.remove(annotations, choice.id)
          : await tagging.apply(annotations, choice.id);
    if (!isDone) return;
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
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label="Find or create a tag" autoFocus>
          <Input className={styles.input ?? ''} placeholder="Find or create a tag" dir="auto" />
        </SearchField>
        <ListBox
          aria-label="Tags"
          className={styles.list ?? ''}
          items={choices}
          dependencies={[chosen]}
          onAction={key => {
            const choice = choices.find(({ id }) => id === key);
            if (choice) void choose(choice);
          }}
          renderEmptyState={() => (
            <p className={styles.empty}>There are no tags yet. Type a name and press Enter.</p>
          )}
        >
          {choice => (
            <ListBoxItem
              textValue={choice.type === 'new' ? `Create “${choice.name}”` : choice.name}
              className={styles.choice ?? ''}
            >
              <span className={styles.tick} aria-hidden="true">
                {choice.type === 'new' ? '+' : isOn(choice.id) ? '✓' : ''}
              </span>
              <span className={styles.name} dir="auto">
                {choice.type === 'new' ? `Create “${choice.name}”` : choice.name}
              </span>
              {choice.type === 'tag' && isOn(choice.id) && <span className="visually-hidden">on</span>}
              {choice.type === 'tag' && <span className={styles.count}>{choice.annotations}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      <p className={styles.hint}>Enter puts a tag on or takes it off. Escape returns to the text.</p>
    </Dialog>
  );
}
