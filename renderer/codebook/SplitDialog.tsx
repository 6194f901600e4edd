/** Parting a tag in two: the ticked annotations get a new tag in the place of it. */
import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Tag } from '../../shared/records/tag.ts';
import { useTagged } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Radios, TextField } from '../ui/Field.tsx';
import type { Codebook } from './codebook.ts';
import type { Place } from './edits.ts';
import styles from './Tagged.module.css';
import { nameOf, PassageWords } from './TaggedList.tsx';

export interface SplitDialogProps {
  readonly codebook: Codebook;
  readonly tag: Tag;
  readonly onSplit: (to: Place, annotations: readonly string[]) => void;
  readonly onClose: () => void;
}

export function SplitDialog({ codebook, tag, onSplit, onClose }: SplitDialogProps) {
  const [name, setName] = useState('');
  const [where, setWhere] = useState<'under' | 'beside'>('under');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const parent = where === 'under' ? tag.id : codebook.forest.parentOf(tag.id);
  const clean = name.trim();
  const sibling = clean === '' ? undefined : codebook.forest.named(clean, parent);
  const isReady = clean !== '' && !sibling && ticked.size > 0;
  return (
    <Dialog
      title={`Split “${tag.name}”`}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            isDisabled={!isReady}
            onPress={() => onSplit({ name: clean, parent }, [...ticked])}
          >
            Split
          </Button>
        </>
      }
    >
      <TextField
        label="New tag"
        value={name}
        onChange={setName}
        autoFocus
        problem={sibling ? `There is a tag “${sibling.name}” there already.` : null}
      />
      <Radios
        label="Its place"
        look="segments"
        value={where}
        onChange={setWhere}
        options={[
          { id: 'under', label: 'Under it' },
          { id: 'beside', label: 'Beside it' },
        ]}
      />
      <Ticks tag={tag.id} ticked={ticked} onTick={setTicked} />
    </Dialog>
  );
}

interface TicksProps {
  readonly tag: string;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
}

/** The annotations of the tag, to be ticked. */
function Ticks({ tag, ticked, onTick }: TicksProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useTagged(tag, false);
  const passages = useMemo(
    () => data?.pages.flatMap(page => page.passages.map(one => ({ ...one, id: one.annotation }))) ?? [],
    [data],
  );
  const total = data?.pages.at(-1)?.total ?? 0;
  const isAll = passages.length > 0 && passages.every(({ id }) => ticked.has(id));
  return (
    <section aria-label="Annotations to get the new tag" className={styles.section}>
      <div className={styles.head}>
        <p>
          {ticked.size.toLocaleString('en')} of {total.toLocaleString('en')} get the new tag instead
        </p>
        <Button
          look="quiet"
          size="small"
          onPress={() => onTick(isAll ? new Set() : new Set(passages.map(({ id }) => id)))}
        >
          {isAll ? 'Tick none' : 'Tick all shown'}
        </Button>
      </div>
      <div className={styles.scroll}>
        <ListBox
          aria-label="Annotations with this tag"
          className={styles.list ?? ''}
          selectionMode="multiple"
          selectionBehavior="toggle"
          escapeKeyBehavior="none"
          items={passages}
          selectedKeys={ticked}
          onSelectionChange={keys =>
            onTick(new Set(keys === 'all' ? passages.map(({ id }) => id) : [...keys].map(String)))
          }
        >
          {passage => (
            <ListBoxItem textValue={nameOf(passage)} className={styles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={styles.box} aria-hidden="true">
                    {isSelected ? '✓' : ''}
                  </span>
                  <PassageWords passage={passage} />
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
        {hasNextPage && (
          <Button size="small" isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Show more
          </Button>
        )}
      </div>
    </section>
  );
}
