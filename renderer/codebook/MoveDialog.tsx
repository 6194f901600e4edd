/** Moving tags to any place of the tree without dragging: the tag they are to lie under is found by its letters. */
import { useState } from 'react';
import { fuzzyScore } from '../inspector/fuzzy.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Suggest, type Suggestion } from '../ui/Suggest.tsx';
import { type Codebook, pathWords } from './codebook.ts';
import { tagsCalled } from './edits.ts';
import { TagMark } from './TagMark.tsx';
import { canMove } from './use-tag-drag.ts';

export interface MoveDialogProps {
  readonly codebook: Codebook;
  readonly ids: readonly string[];
  readonly onMove: (parent: string | null) => void;
  readonly onClose: () => void;
}

/** Stands for the top level in the list. */
const TOP = 'top';

export function MoveDialog({ codebook, ids, onMove, onClose }: MoveDialogProps) {
  const [typed, setTyped] = useState('');
  const places = tagsFitting(codebook, typed, id => canMove(codebook, ids, id));
  const top: Suggestion = { id: TOP, label: 'The top level' };
  const isTopOffered = typed.trim() === '' && canMove(codebook, ids, null);
  return (
    <Dialog
      title={`Move ${tagsCalled(codebook, ids)} under…`}
      size="small"
      onClose={onClose}
      footer={<Button onPress={onClose}>Cancel</Button>}
    >
      <Suggest
        look="open"
        label="Find a tag"
        placeholder="Find a tag"
        autoFocus
        typed={typed}
        onType={setTyped}
        suggestions={isTopOffered ? [top, ...places] : places}
        onChoose={id => onMove(id === TOP ? null : id)}
        none="No tag it could lie under has such a name."
      />
    </Dialog>
  );
}

/** Most tags in a list: more are found by typing. */
const MOST = 100;

/** Tags that fit what was typed, best first, as lines of a list. */
export function tagsFitting(
  codebook: Codebook,
  typed: string,
  isOffered: (id: string) => boolean,
): Suggestion[] {
  const { forest } = codebook;
  return forest
    .withBelow(forest.childrenOf(null).map(({ id }) => id))
    .filter(isOffered)
    .map(id => ({ id, name: codebook.get(id)?.name ?? '' }))
    .map(({ id, name }) => ({ id, name, score: typed.trim() === '' ? 0 : fuzzyScore(name, typed) }))
    .filter(({ score }) => score >= 0 || typed.trim() === '')
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ id, name }) => {
      const above = codebook.namesAbove(id);
      const line = { id, label: name, mark: <TagMark colour={codebook.colourOf(id)} /> };
      return above.length === 0 ? line : { ...line, above: pathWords(above) };
    });
}
