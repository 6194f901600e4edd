/** What the tree shows and what is chosen in it; follows the codebook when tags come and go. */
import { useCallback, useMemo, useState } from 'react';
import type { Codebook } from './codebook.ts';
import { rowsOf, type TagRow } from './rows.ts';
import { type Choosing, chosenWith, NOTHING, pruned, type Selection } from './selection.ts';

export interface TreeState {
  readonly rows: readonly TagRow[];
  readonly filter: string;
  readonly selection: Selection;
  setFilter(filter: string): void;
  choose(id: string, how: Choosing): void;
  chooseAll(): void;
  /** Back to the one the keyboard is on. */
  chooseOne(): void;
  open(id: string, isOpen: boolean): void;
  /** Opens every tag that stands beside a given one. */
  openLevel(id: string | null): void;
  /** Chooses a tag and opens what is above it; it may be one that is on its way. */
  show(id: string, parent: string | null): void;
}

/** A codebook of at most so many tags is shown whole at first. */
const SHOWN_WHOLE = 60;

export function useTreeState(codebook: Codebook): TreeState {
  const [opened, setOpened] = useState<ReadonlySet<string> | null>(null);
  const [filter, setFilter] = useState('');
  const [kept, setKept] = useState(NOTHING);
  const open = useMemo(() => opened ?? openAtFirst(codebook), [opened, codebook]);
  const rows = useMemo(() => rowsOf(codebook, { open, filter }), [codebook, open, filter]);
  const selection = useMemo(() => pruned(kept, id => codebook.get(id) !== undefined), [kept, codebook]);

  const setOpen = useCallback(
    (ids: readonly string[], isOpen: boolean) =>
      setOpened(() => {
        const next = new Set(open);
        for (const id of ids) isOpen ? next.add(id) : next.delete(id);
        return next;
      }),
    [open],
  );
  return {
    rows,
    filter,
    selection,
    setFilter,
    choose: (id, how) =>
      setKept(
        chosenWith(
          selection,
          id,
          how,
          rows.map(row => row.id),
        ),
      ),
    chooseAll: () => setKept({ ...selection, chosen: new Set(rows.map(({ id }) => id)) }),
    chooseOne: () => {
      const { active } = selection;
      setKept({ active, anchor: active, chosen: new Set(active === null ? [] : [active]) });
    },
    open: (id, isOpen) => setOpen([id], isOpen),
    openLevel: id => {
      const siblings = codebook.forest.childrenOf(id === null ? null : codebook.forest.parentOf(id));
      setOpen(
        siblings.map(tag => tag.id),
        true,
      );
    },
    show: (id, parent) => {
      if (parent !== null)
        setOpen(
          codebook.forest.pathOf(parent).map(tag => tag.id),
          true,
        );
      setKept({ active: id, anchor: id, chosen: new Set([id]) });
    },
  };
}

function openAtFirst({ forest, size }: Codebook): ReadonlySet<string> {
  if (size > SHOWN_WHOLE) return new Set();
  return new Set(forest.withBelow(forest.childrenOf(null).map(({ id }) => id)));
}
