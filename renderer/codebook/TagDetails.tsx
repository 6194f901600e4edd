/** What is known of the chosen tag, to be edited in place, and what carries it. */
import type { RefObject } from 'react';
import type { Tag } from '../../shared/records/tag.ts';
import { Button } from '../ui/Button.tsx';
import { ColourField } from './ColourField.tsx';
import { type Codebook, pathWords } from './codebook.ts';
import { DescriptionField } from './DescriptionField.tsx';
import styles from './Details.module.css';
import { DigitField } from './DigitField.tsx';
import type { CodebookEdits } from './edits.ts';
import { TaggedList } from './TaggedList.tsx';

/** What a button of the details asks for; the rest is asked in a dialog. */
export type TagAction = 'rename' | 'move' | 'merge' | 'split' | 'remove';

export interface TagDetailsProps {
  readonly codebook: Codebook;
  readonly tag: Tag;
  readonly edits: CodebookEdits;
  /** The part with the annotations, for going there from a count. */
  readonly tagged: RefObject<HTMLDivElement | null>;
  readonly onAct: (action: TagAction) => void;
  readonly onOpen: (document: string, annotation: string) => void;
}

export function TagDetails({ codebook, tag, edits, tagged, onAct, onOpen }: TagDetailsProps) {
  const { id, name, colour, description = '' } = tag;
  const above = codebook.namesAbove(id);
  const parent = codebook.forest.parentOf(id);
  return (
    <div className={styles.details}>
      <div>
        {above.length > 0 && (
          <p className={styles.path} dir="auto">
            {pathWords(above)}
          </p>
        )}
        <h3 className={styles.name} dir="auto">
          {name}
        </h3>
      </div>
      <div className={styles.actions}>
        <Button size="small" onPress={() => onAct('rename')}>
          Rename
        </Button>
        <Button size="small" onPress={() => onAct('move')}>
          Move…
        </Button>
        <Button size="small" onPress={() => onAct('merge')}>
          Merge…
        </Button>
        <Button size="small" isDisabled={codebook.annotationsOf(id) === 0} onPress={() => onAct('split')}>
          Split…
        </Button>
        <Button size="small" onPress={() => onAct('remove')}>
          Delete…
        </Button>
      </div>
      <div className={styles.pair}>
        <ColourField
          colour={colour}
          inherited={parent === null ? undefined : codebook.colourOf(parent)}
          onChange={chosen => void edits.update(id, { colour: chosen })}
        />
        <DigitField
          codebook={codebook}
          tag={id}
          onChange={digit => void edits.update(id, { shortcut: digit })}
        />
      </div>
      <DescriptionField
        description={description}
        onSave={text => void edits.update(id, { description: text })}
      />
      <div ref={tagged}>
        <TaggedList tag={id} hasSubTags={codebook.forest.childrenOf(id).length > 0} onOpen={onOpen} />
      </div>
    </div>
  );
}

export interface ManyTagsProps {
  readonly codebook: Codebook;
  readonly ids: readonly string[];
  readonly onAct: (action: Exclude<TagAction, 'rename' | 'split'>) => void;
}

/** Most names listed. */
const MOST = 12;

/** Several tags chosen together. */
export function ManyTags({ codebook, ids, onAct }: ManyTagsProps) {
  return (
    <div className={styles.details}>
      <h3 className={styles.name}>{ids.length.toLocaleString('en')} tags chosen</h3>
      <div className={styles.actions}>
        <Button size="small" onPress={() => onAct('merge')}>
          Merge…
        </Button>
        <Button size="small" onPress={() => onAct('move')}>
          Move…
        </Button>
        <Button size="small" onPress={() => onAct('remove')}>
          Delete…
        </Button>
      </div>
      <ul className={styles.names}>
        {ids.slice(0, MOST).map(id => (
          <li key={id} dir="auto">
            {codebook.get(id)?.name}
          </li>
        ))}
        {ids.length > MOST && <li>and {(ids.length - MOST).toLocaleString('en')} more</li>}
      </ul>
    </div>
  );
}
