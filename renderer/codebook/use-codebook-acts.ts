/** What keys, buttons and the mouse do in the codebook: names typed, questions asked and their answers carried out. */
import { type RefObject, useState } from 'react';
import type { Tag } from '../../shared/records/tag.ts';
import { useTagTotals } from '../link/queries.ts';
import { useNotices } from '../ui/Notices.tsx';
import type { Codebook } from './codebook.ts';
import type { CodebookEdits, Place } from './edits.ts';
import type { NameFieldProps } from './NameField.tsx';
import type { TagAction } from './TagDetails.tsx';
import type { Naming } from './TagTree.tsx';
import type { TreeAction } from './tree-keys.ts';
import { canMove, type TagDrag, useTagDrag } from './use-tag-drag.ts';
import type { TreeState } from './use-tree-state.ts';

/** What is asked before it is done, of which tags. */
export interface Question {
  readonly type: Exclude<TagAction, 'rename'>;
  readonly ids: readonly string[];
}

export interface Answers {
  cancel(): void;
  remove(ids: readonly string[], subTags: 'remove' | 'lift'): void;
  move(ids: readonly string[], parent: string | null): void;
  merge(ids: readonly string[], into: string, sameNames: boolean): void;
  split(tag: string, to: Place, annotations: readonly string[]): void;
}

export interface CodebookActs {
  readonly naming: Naming | null;
  readonly nameField: Omit<NameFieldProps, 'label'>;
  readonly question: Question | null;
  readonly answer: Answers;
  readonly drag: TagDrag;
  readonly totals: ReadonlyMap<string, number>;
  act(action: TreeAction): void;
  /** Starts a new tag under the active one, or beside it. */
  add(isUnder: boolean): void;
  ask(action: TagAction): void;
  merge(ids: readonly string[]): void;
}

export interface CodebookActsOptions {
  readonly codebook: Codebook;
  readonly edits: CodebookEdits;
  readonly state: TreeState;
  readonly tree: RefObject<HTMLDivElement | null>;
}

const NO_TOTALS: ReadonlyMap<string, number> = new Map();

export function useCodebookActs(options: CodebookActsOptions): CodebookActs {
  const { codebook, state, tree } = options;
  const totals = useTagTotals().data ?? NO_TOTALS;
  const [naming, setNaming] = useState<Naming | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const { active, chosen } = state.selection;
  const merge = (ids: readonly string[]) => setQuestion({ type: 'merge', ids });
  const move = useMove(options, merge);

  const add = (isUnder: boolean) => {
    const parent = active === null || isUnder ? active : codebook.forest.parentOf(active);
    if (isUnder && active !== null) state.open(active, true);
    state.setFilter('');
    setNaming({ type: 'add', parent });
  };
  const ask = (action: TagAction) => {
    if (chosen.size === 0) return;
    if (action !== 'rename') setQuestion({ type: action, ids: [...chosen] });
    else if (active !== null) setNaming({ type: 'rename', id: active });
  };
  const end = (hasLeft: boolean) => {
    // Before the field goes, so that no key falls beside the tree.
    if (!hasLeft) tree.current?.focus();
    setNaming(null);
  };
  return {
    naming,
    nameField: nameFieldOf(options, naming, { end, merge }),
    question,
    answer: answersTo(options, move, () => setQuestion(null)),
    drag: useTagDrag({ codebook, onMove: move, onRest: id => state.open(id, true) }),
    totals,
    act: action => carryOut(action, options, { add, ask, move }),
    add,
    ask,
    merge,
  };
}

/** Does what a key or the mouse asked of the tree. */
function carryOut(
  action: TreeAction,
  { codebook, state }: CodebookActsOptions,
  { add, ask, move }: Pick<CodebookActs, 'add' | 'ask'> & { readonly move: Move },
): void {
  const { active, chosen } = state.selection;
  switch (action.type) {
    case 'choose':
      state.choose(action.id, action.how);
      break;
    case 'chooseAll':
    case 'chooseOne':
      state[action.type]();
      break;
    case 'open':
      state.open(action.id, action.isOpen);
      break;
    case 'openAll':
      state.openLevel(active);
      break;
    case 'add':
      add(action.isUnder);
      break;
    case 'rename':
    case 'remove':
      ask(action.type);
      break;
    default:
      move([...chosen], placeFor(codebook, [...chosen], active, action.type));
      break;
  }
}

type Move = (ids: readonly string[], parent: string | null | undefined) => void;

/** Moves tags; where a namesake is there already, the two are offered to be merged instead. */
function useMove(
  { codebook, edits, state }: CodebookActsOptions,
  onMerge: (ids: readonly string[]) => void,
): Move {
  const { show } = useNotices();
  return (ids, parent) => {
    if (parent === undefined || !canMove(codebook, ids, parent)) return;
    const { forest } = codebook;
    for (const id of forest.topmost(ids)) {
      const tag = codebook.get(id);
      const there = tag && forest.named(tag.name, parent, id);
      if (!there || forest.parentOf(id) === parent) continue;
      const where = parent === null ? 'at the top level' : `under “${codebook.get(parent)?.name}”`;
      const action = { label: 'Merge the two…', onAction: () => onMerge([id, there.id]) };
      return show({ message: `There is a tag “${there.name}” ${where} already`, action });
    }
    if (parent !== null) state.open(parent, true);
    void edits.move(ids, parent);
  };
}

/** Where a key moves tags: in under the sibling above, out to the level above, or to the top. */
function placeFor(
  { forest }: Codebook,
  ids: readonly string[],
  active: string | null,
  way: 'in' | 'out' | 'top',
): string | null | undefined {
  if (active === null || ids.length === 0) return undefined;
  if (way === 'top') return null;
  const parent = forest.parentOf(active);
  if (way === 'out') return parent === null ? undefined : forest.parentOf(parent);
  const siblings = forest.childrenOf(parent).map(({ id }) => id);
  return siblings.slice(0, siblings.indexOf(active)).findLast(id => !ids.includes(id));
}

function answersTo(
  { codebook, edits, state, tree }: CodebookActsOptions,
  move: Move,
  close: () => void,
): Answers {
  const done = () => {
    close();
    setTimeout(() => tree.current?.focus());
  };
  return {
    cancel: close,
    async remove(ids, subTags) {
      const next = neighbour(codebook, state, ids);
      if (!(await edits.remove(ids, subTags))) return;
      if (next !== undefined) state.show(next, null);
      done();
    },
    move(ids, parent) {
      done();
      move(ids, parent);
    },
    async merge(ids, into, sameNames) {
      if (!(await edits.merge(ids, into, sameNames))) return;
      state.show(into, codebook.forest.parentOf(into));
      done();
    },
    async split(tag, to, annotations) {
      const id = await edits.split(tag, to, annotations);
      if (id === null) return;
      state.show(id, to.parent);
      done();
    },
  };
}

/** The line the keyboard goes to when tags go: the next one that stays, else the one before. */
function neighbour(codebook: Codebook, { rows }: TreeState, ids: readonly string[]): string | undefined {
  const isGoing = (id: string) => ids.some(each => codebook.forest.isWithin(id, each));
  const last = rows.findLastIndex(({ id }) => isGoing(id));
  const after = rows.slice(last + 1).find(({ id }) => !isGoing(id));
  return (after ?? rows.slice(0, last).findLast(({ id }) => !isGoing(id)))?.id;
}

interface NamingEnd {
  /** `hasLeft` when something else has the focus by now, which it keeps. */
  end(hasLeft: boolean): void;
  merge(ids: readonly string[]): void;
}

/** The field in which a name is typed: what it starts from and what becomes of it. */
function nameFieldOf(
  { codebook, edits, state }: CodebookActsOptions,
  naming: Naming | null,
  { end, merge }: NamingEnd,
): Omit<NameFieldProps, 'label'> {
  const { forest } = codebook;
  const isNew = naming?.type !== 'rename';
  const id = naming?.type === 'rename' ? naming.id : undefined;
  const parent = naming?.type === 'add' ? naming.parent : forest.parentOf(id ?? '');
  return {
    name: (id === undefined ? undefined : codebook.get(id)?.name) ?? '',
    sameNamed: name => forest.named(name, parent, id),
    onCancel: end,
    onKeep: async (name, hasLeft) => {
      end(hasLeft);
      if (id !== undefined) return void (await edits.update(id, { name }));
      const made = await edits.add(name, parent);
      if (made !== null && !hasLeft) state.show(made, parent);
    },
    offer: {
      label: isNew ? 'Go to it' : 'Merge with it…',
      onAccept: (sibling: Tag) => {
        end(false);
        if (id === undefined) state.show(sibling.id, parent);
        else merge([id, sibling.id]);
      },
    },
  };
}
