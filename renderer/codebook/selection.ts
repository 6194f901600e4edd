/** Which tags of the tree are chosen, and which one has the keyboard. */
export interface Selection {
  /** The tag the keyboard is on. */
  readonly active: string | null;
  /** Where a range begins. */
  readonly anchor: string | null;
  readonly chosen: ReadonlySet<string>;
}

export const NOTHING: Selection = { active: null, anchor: null, chosen: new Set() };

/** `only` drops the others, `toggle` adds or takes one, `range` takes all from the anchor on. */
export type Choosing = 'only' | 'toggle' | 'range';

/** @param order Ids of the rows that are shown, from the top. */
export function chosenWith(
  { anchor, chosen }: Selection,
  id: string,
  how: Choosing,
  order: readonly string[],
): Selection {
  if (how === 'toggle') {
    const others = new Set(chosen);
    if (!others.delete(id)) others.add(id);
    return { active: id, anchor: id, chosen: others };
  }
  const from = anchor === null ? -1 : order.indexOf(anchor);
  if (how === 'only' || from === -1) return { active: id, anchor: id, chosen: new Set([id]) };
  const to = order.indexOf(id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { active: id, anchor, chosen: new Set(range) };
}

/** The selection without tags that are gone, e.g. removed in another window. */
export function pruned(selection: Selection, isThere: (id: string) => boolean): Selection {
  const keep = (id: string | null) => (id !== null && isThere(id) ? id : null);
  const chosen = [...selection.chosen].filter(isThere);
  return { active: keep(selection.active), anchor: keep(selection.anchor), chosen: new Set(chosen) };
}
