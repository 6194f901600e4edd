/** Making several tags one: which of them stays, and what becomes of sub-tags of one name. */
import { useState } from 'react';
import { tagNameKey } from '../../shared/records/tag-forest.ts';
import { useTagCount } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Checkbox, Radios } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { Suggest } from '../ui/Suggest.tsx';
import { type Codebook, pathWords } from './codebook.ts';
import { tagsCalled } from './edits.ts';
import { tagsFitting } from './MoveDialog.tsx';

export interface MergeDialogProps {
  readonly codebook: Codebook;
  /** One tag, to be merged into another that is asked for; or several, one of which stays. */
  readonly ids: readonly string[];
  readonly onMerge: (into: string, sameNames: boolean) => void;
  readonly onClose: () => void;
}

/** Most tags among which the one that stays is shown as cards. */
const MOST_CARDS = 6;

export function MergeDialog({ codebook, ids, onMerge, onClose }: MergeDialogProps) {
  const [into, setInto] = useState<string | null>(() => (ids.length > 1 ? mostUsed(codebook, ids) : null));
  const [isDeep, setDeep] = useState(true);
  const [typed, setTyped] = useState('');
  const isPicking = ids.length === 1 && into === null;
  const title =
    ids.length > 1 ? `Merge ${tagsCalled(codebook, ids)}` : `Merge ${tagsCalled(codebook, ids)} into…`;
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {into !== null && (
            <Button look="primary" autoFocus={ids.length === 1} onPress={() => onMerge(into, isDeep)}>
              Merge
            </Button>
          )}
        </>
      }
    >
      {isPicking && (
        <Suggest
          look="open"
          label="Find a tag"
          placeholder="Find a tag"
          autoFocus
          typed={typed}
          onType={setTyped}
          suggestions={tagsFitting(codebook, typed, id => !ids.includes(id))}
          onChoose={setInto}
          none="There is no other tag of such a name."
        />
      )}
      {ids.length > 1 && <Staying codebook={codebook} ids={ids} into={into} onChange={setInto} />}
      {into !== null && (
        <Outcome codebook={codebook} ids={ids} into={into} isDeep={isDeep} onDeep={setDeep} />
      )}
    </Dialog>
  );
}

interface StayingProps {
  readonly codebook: Codebook;
  readonly ids: readonly string[];
  readonly into: string | null;
  readonly onChange: (into: string) => void;
}

/** Which of the chosen tags stays. */
function Staying({ codebook, ids, into, onChange }: StayingProps) {
  const options = ids.map(id => ({
    id,
    label: [pathWords(codebook.namesAbove(id)), codebook.get(id)?.name].filter(Boolean).join(' '),
    note: counted(codebook.annotationsOf(id), 'annotation'),
  }));
  if (ids.length <= MOST_CARDS)
    return (
      <Radios
        label="The tag that stays"
        look="cards"
        value={into ?? ''}
        options={options}
        onChange={onChange}
      />
    );
  return (
    <Select
      label="The tag that stays"
      look="field"
      placeholder="Choose one"
      options={options}
      value={into}
      onChange={id => id !== null && onChange(id)}
    />
  );
}

interface OutcomeProps {
  readonly codebook: Codebook;
  readonly ids: readonly string[];
  readonly into: string;
  readonly isDeep: boolean;
  readonly onDeep: (isDeep: boolean) => void;
}

/** What the merge will do, in words. */
function Outcome({ codebook, ids, into, isDeep, onDeep }: OutcomeProps) {
  const all = [...new Set([...ids, into])];
  const carried = useTagCount(all, false).data;
  const sources = all.filter(id => id !== into);
  const target = `“${codebook.get(into)?.name}”`;
  const moving = sources.flatMap(id => codebook.forest.childrenOf(id)).filter(({ id }) => !all.includes(id));
  const names = namesMeeting(
    codebook,
    into,
    moving.map(({ name }) => name),
  );
  return (
    <>
      <p>
        {carried === undefined ? 'Counting…' : `${target} will be on ${counted(carried, 'annotation')}.`}{' '}
        {sources.length === 1
          ? `${tagsCalled(codebook, sources)} is`
          : `The other ${sources.length} tags are`}{' '}
        deleted
        {moving.length > 0 && `; ${counted(moving.length, 'sub-tag')} will lie under ${target}`}. One undo
        brings everything back.
      </p>
      {names.length > 0 && (
        <Checkbox
          label="Merge sub-tags of the same name too"
          hint={names.slice(0, 5).join(', ') + (names.length > 5 ? '…' : '')}
          isChecked={isDeep}
          onChange={onDeep}
        />
      )}
    </>
  );
}

/** Names that two sub-tags would have once they lie under one tag. */
function namesMeeting(codebook: Codebook, into: string, names: readonly string[]): string[] {
  const seen = new Set(codebook.forest.childrenOf(into).map(({ name }) => tagNameKey(name)));
  const meeting = new Map<string, string>();
  for (const name of names) {
    const key = tagNameKey(name);
    if (seen.has(key)) meeting.set(key, name);
    seen.add(key);
  }
  return [...meeting.values()];
}

function mostUsed(codebook: Codebook, ids: readonly string[]): string | null {
  const [first = null, ...others] = ids;
  return others.reduce(
    (best, id) => (best === null || codebook.annotationsOf(id) > codebook.annotationsOf(best) ? id : best),
    first,
  );
}
