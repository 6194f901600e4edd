/** Choosing tags for annotations: some letters of a name, Enter, and on to the next; Escape ends. */
import { useMemo, useState } from 'react';
import type { Annotation } from '../../shared/records/annotation.ts';
import { useCodebook } from '../codebook/codebook.ts';
import { useAnnotations, useTags, useTagTally } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Suggest } from '../ui/Suggest.tsx';
import styles from './TagPicker.module.css';
import { tagChoices } from './tag-choices.ts';
import { type Carried, suggestionOf } from './tag-suggestions.tsx';
import { useRecentAtFirst, useTagging } from './tagging.ts';

export interface TagPickerProps {
  /** The annotations to tag. */
  readonly annotations: readonly string[];
  /** The article they are in; null where they are of any. */
  readonly document: string | null;
  readonly onClose: () => void;
  readonly onEditCodebook: () => void;
}

/** Most tags in the list: more are found by typing. */
const MOST = 100;

const NONE: readonly Annotation[] = [];
const NO_IDS: readonly string[] = [];

export function TagPicker({ annotations, document, onClose, onEditCodebook }: TagPickerProps) {
  const tags = useTags().data;
  const codebook = useCodebook();
  const list = useAnnotations(document).data ?? NONE;
  const { announce } = useNotices();
  const tagging = useTagging();
  const [typed, setTyped] = useState('');
  const recent = useRecentAtFirst();
  const choices = useMemo(() => tagChoices(tags ?? [], typed, recent), [tags, typed, recent]);
  const shown = choices.length > MOST ? [...choices.slice(0, MOST - 1), ...choices.slice(-1)] : choices;

  const tally = useTagTally(document === null ? annotations : NO_IDS).data;
  const carried = useMemo(
    () => (document === null ? carriedOf(tally, annotations.length) : carriedBy(annotations, list)),
    [document, tally, annotations, list],
  );
  const choose = async (id: string) => {
    const choice = choices.find(candidate => candidate.id === id);
    if (!choice) return;
    const wasOn = choice.type === 'tag' && carried(id) === 'all';
    const isDone =
      choice.type === 'new'
        ? await tagging.create(annotations, choice)
        : await (wasOn ? tagging.remove : tagging.apply)(annotations, id);
    if (!isDone) return;
    announce(`Tag ${choice.name} ${wasOn ? 'taken off' : 'added'}`);
    setTyped('');
  };

  return (
    <Dialog
      title={annotations.length > 1 ? `Tags for ${counted(annotations.length, 'annotation')}` : 'Tags'}
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
        suggestions={shown.map(choice => suggestionOf(choice, codebook, carried(choice.id)))}
        onChoose={id => void choose(id)}
        none="There are no tags yet. Type a name and press Enter."
      />
      <div className={styles.foot}>
        <p className={styles.hint}>
          {choices.length > MOST && `${choices.length - MOST} more tags: type to find them. `}
          Enter puts a tag on or takes it off. “water/flow” makes a tag under another.
        </p>
        <Button look="quiet" size="small" onPress={onEditCodebook}>
          Edit codebook…
        </Button>
      </div>
    </Dialog>
  );
}

/** Answers of a tag how many of some annotations carry it: counted once, as there may be thousands. */
function carriedBy(ids: readonly string[], list: readonly Annotation[]): (tag: string) => Carried {
  const wanted = new Set(ids);
  const tagged = list.filter(({ id }) => wanted.has(id));
  const counts = new Map<string, number>();
  for (const { tags } of tagged) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return carriedOf(counts, tagged.length);
}

function carriedOf(counts: ReadonlyMap<string, number> | undefined, all: number): (tag: string) => Carried {
  return tag => {
    const count = counts?.get(tag) ?? 0;
    if (count === 0) return 'none';
    return count === all ? 'all' : 'some';
  };
}
