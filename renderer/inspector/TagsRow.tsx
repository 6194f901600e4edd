/** The tags of an annotation: chips, and a field that finds one by some letters or makes a new one. */
import { useMemo, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, TagGroup, TagList } from 'react-aria-components';
import type { Annotation } from '../../shared/records/annotation.ts';
import { useTags } from '../link/queries.ts';
import menu from '../ui/Menu.module.css';
import styles from './Inspector.module.css';
import { Chip } from './ListValue.tsx';
import { tagChoices } from './tag-choices.ts';
import { recentTags, useTagging } from './tagging.ts';

export function TagsRow({ annotation }: { readonly annotation: Annotation }) {
  const tags = useTags().data ?? [];
  const tagging = useTagging();
  const names = new Map(tags.map(({ tag }) => [tag.id, tag.name]));
  const worn = annotation.tags.filter(id => names.has(id));
  return (
    <div className={styles.row}>
      <span className={styles.label}>Tags</span>
      <div className={styles.chips}>
        {worn.length > 0 && (
          <TagGroup
            aria-label="Tags"
            onRemove={keys => {
              for (const key of keys) void tagging.remove([annotation.id], String(key));
            }}
          >
            <TagList className={styles.chipList ?? ''}>
              {worn.map(id => (
                <Chip key={id} id={id} name={names.get(id) ?? ''} />
              ))}
            </TagList>
          </TagGroup>
        )}
        <TagAdder annotation={annotation} />
      </div>
    </div>
  );
}

function TagAdder({ annotation }: { readonly annotation: Annotation }) {
  const tags = useTags().data;
  const tagging = useTagging();
  const [typed, setTyped] = useState('');
  const choices = useMemo(() => {
    const left = (tags ?? []).filter(({ tag }) => !annotation.tags.includes(tag.id));
    return tagChoices(left, typed, recentTags()).filter(
      choice => choice.type === 'tag' || !(tags ?? []).some(({ tag }) => tag.name === choice.name),
    );
  }, [tags, annotation.tags, typed]);

  const choose = (key: React.Key | null) => {
    const choice = choices.find(({ id }) => id === key);
    if (!choice) return;
    setTyped('');
    void (choice.type === 'new'
      ? tagging.create([annotation.id], choice.name)
      : tagging.apply([annotation.id], choice.id));
  };
  return (
    <ComboBox
      aria-label="Add tag"
      className={styles.combo ?? ''}
      items={choices}
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onChange={choose}
      menuTrigger="focus"
      allowsEmptyCollection={false}
      defaultFilter={() => true}
    >
      <Input className={styles.adder ?? ''} placeholder="Add…" dir="auto" />
      <Popover className={menu.popover ?? ''} offset={4} placement="bottom start">
        <ListBox className={menu.list ?? ''}>
          {(choice: (typeof choices)[number]) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.type === 'new' ? `Create “${choice.name}”` : choice.name}
              className={menu.item ?? ''}
            >
              <span className={menu.tick} aria-hidden="true">
                {choice.type === 'new' ? '+' : ''}
              </span>
              <span dir="auto">{choice.type === 'new' ? `Create “${choice.name}”` : choice.name}</span>
              {choice.type === 'tag' && <span className={menu.note}>{choice.annotations}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
