/** The tags of an annotation: chips, and a field that finds one by some letters or makes a new one. */
import { useMemo, useState } from 'react';
import { TagGroup, TagList } from 'react-aria-components';
import type { Annotation } from '../../shared/records/annotation.ts';
import { pathWords, useCodebook } from '../codebook/codebook.ts';
import { TagMark } from '../codebook/TagMark.tsx';
import { useRecentTags, useTags } from '../link/queries.ts';
import { Suggest } from '../ui/Suggest.tsx';
import styles from './Fields.module.css';
import { Chip } from './ListValue.tsx';
import { tagChoices } from './tag-choices.ts';
import { suggestionOf } from './tag-suggestions.tsx';
import { useTagging } from './tagging.ts';

export function TagsRow({ annotation }: { readonly annotation: Annotation }) {
  const codebook = useCodebook();
  const tagging = useTagging();
  const worn = annotation.tags.flatMap(id => codebook.get(id) ?? []);
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
              {worn.map(({ id, name }) => (
                <Chip
                  key={id}
                  id={id}
                  name={name}
                  mark={<TagMark colour={codebook.colourOf(id)} />}
                  tip={pathWords(codebook.namesAbove(id)) || undefined}
                />
              ))}
            </TagList>
          </TagGroup>
        )}
        <TagAdder annotation={annotation} />
      </div>
    </div>
  );
}

/** Most tags offered: more are found by typing. */
const MOST = 30;

function TagAdder({ annotation }: { readonly annotation: Annotation }) {
  const tags = useTags().data;
  const codebook = useCodebook();
  const recent = useRecentTags().data;
  const tagging = useTagging();
  const [typed, setTyped] = useState('');
  const choices = useMemo(
    () =>
      tagChoices(tags ?? [], typed, recent ?? []).filter(
        ({ id, type }, index, all) =>
          !annotation.tags.includes(id) && (index < MOST || (type === 'new' && index === all.length - 1)),
      ),
    [tags, annotation.tags, typed, recent],
  );
  const choose = (id: string) => {
    const choice = choices.find(candidate => candidate.id === id);
    if (!choice) return;
    setTyped('');
    void (choice.type === 'new'
      ? tagging.create([annotation.id], choice)
      : tagging.apply([annotation.id], id));
  };
  return (
    <Suggest
      look="bare"
      label="Add tag"
      placeholder="Add…"
      typed={typed}
      onType={setTyped}
      suggestions={choices.map(choice => suggestionOf(choice, codebook, 'none'))}
      onChoose={choose}
    />
  );
}
