/** The annotations of a tag, with the articles they are in; choosing one goes there. */
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { TaggedPassage } from '../../shared/contract/tags.ts';
import { kinds } from '../../shared/records/kind.ts';
import { useTagged } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dot } from '../ui/Dot.tsx';
import { Checkbox } from '../ui/Field.tsx';
import styles from './Tagged.module.css';

export interface TaggedListProps {
  readonly tag: string;
  readonly hasSubTags: boolean;
  readonly onOpen: (document: string, annotation: string) => void;
}

export function TaggedList({ tag, hasSubTags, onOpen }: TaggedListProps) {
  const [isWhole, setWhole] = useState(false);
  const below = hasSubTags && isWhole;
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useTagged(tag, below);
  const passages = data?.pages.flatMap(page => page.passages) ?? [];
  const total = data?.pages.at(-1)?.total;
  const places = new Map(passages.map(({ annotation, document }) => [annotation, document]));
  return (
    <section aria-labelledby="tagged" className={styles.section}>
      <div className={styles.head}>
        <h3 id="tagged" className={styles.heading}>
          Annotations{total === undefined ? '' : ` · ${total.toLocaleString('en')}`}
        </h3>
        {hasSubTags && <Checkbox label="with sub-tags" isChecked={isWhole} onChange={setWhole} />}
      </div>
      {data && (
        <ListBox
          aria-label="Annotations with this tag"
          className={styles.list ?? ''}
          selectionMode="none"
          items={passages.map(passage => ({ ...passage, id: passage.annotation }))}
          onAction={key => onOpen(places.get(String(key)) ?? '', String(key))}
          renderEmptyState={() => <p className={styles.none}>No annotation carries it yet.</p>}
        >
          {passage => (
            <ListBoxItem textValue={nameOf(passage)} className={styles.item ?? ''}>
              <PassageWords passage={passage} />
            </ListBoxItem>
          )}
        </ListBox>
      )}
      {hasNextPage && (
        <Button size="small" isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}

/** What a passage is called in a list. */
export function nameOf({ kind, quote, title }: TaggedPassage): string {
  return `${kinds[kind].label}: ${quote}, ${title}`;
}

export function PassageWords({ passage }: { readonly passage: TaggedPassage }) {
  const { kind, quote, status, title } = passage;
  return (
    <>
      <Dot tone={kind} />
      <span className="visually-hidden">{kinds[kind].label}: </span>
      <span className={styles.words}>
        <span className={styles.quote} dir="auto">
          {quote}
        </span>
        <span className={styles.title} dir="auto">
          {title}
        </span>
        {status === 'orphan' && <span className={styles.lost}>orphan: not in the text</span>}
      </span>
    </>
  );
}
