/** The tags of an annotation: chips, and a field that finds one by some letters or makes a new one. */
import { useMemo, useState } from 'react';
import { TagGroup, TagList } from 'react-aria-components';
import type { Annotation } from '../../shared/records/annotation.ts';
import { useTags } from '../link/queries.ts';
import { Suggest } from '../ui/Suggest.tsx';
import styles from './Inspector.module.css';
import { Chip } from './ListValue.tsx';
import { suggestionOf, tagChoices } from './tag-choices.ts';
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
  const choices = useMemo(
    () => tagChoices(tags ?? [], typed, recentTags()).filter(({ id }) => !annotation.tags.includes(id)),
    [tags, annotation.tags, typed],
  );
  const choose = (id: string) => {
    const choice = choices.find(candidate => candidate.id === id);
    if (!choice) return;
    setTyped('');
    void (choice.type === 'new'
      ? tagging.create([annotation.id], choice.name)
      : tagging.apply([annotation.id], id));
  };
  return (
    <Suggest
      look="bare"
      label="Add tag"
      placeholder="Add…"
      typed={typed}
      onType={setTyped}
      suggestions={choices.map(choice => suggestionOf(choice, false))}
      onChoose={choose}
    />
  );
}
