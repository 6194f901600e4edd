/** Which annotations of the open article are selected together: what keys and buttons then act on. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Selection } from 'react-aria-components';
import type { Annotation } from '../../shared/records/annotation.ts';
import { useAnnotations } from '../link/queries.ts';

export interface Chosen {
  /** The selected annotations in the order of the text, while there are several; empty otherwise. */
  readonly annotations: readonly Annotation[];
  /** The same as ids. */
  readonly ids: readonly string[];
  /** What a list has as selected: perhaps only the line the keyboard is on. */
  readonly selection: Selection;
  select(selection: Selection): void;
  /** Puts an annotation into the selection or takes it out; the focused one is in it from the start. */
  toggle(id: string): void;
  clear(): void;
}

const NONE: readonly Annotation[] = [];

type Keys = ReadonlySet<string | number>;
const EMPTY: Keys = new Set();

interface Kept {
  readonly document: string | null;
  readonly keys: Keys;
}

/**
 * @param document Id of the open article.
 * @param focused Id of the focused annotation. Focusing one that is not selected ends the selection.
 */
export function useChosen(document: string | null, focused: string | null): Chosen {
  const all = useAnnotations(document).data ?? NONE;
  const [kept, setKept] = useState<Kept>({ document, keys: EMPTY });
  // Those of another article are forgotten with it.
  const selected = kept.document === document ? kept.keys : EMPTY;
  const setSelected = useCallback(
    (next: (known: Keys) => Keys) =>
      setKept(known => ({ document, keys: next(known.document === document ? known.keys : EMPTY) })),
    [document],
  );
  useEffect(() => {
    if (focused !== null) setSelected(known => (known.has(focused) ? known : EMPTY));
  }, [focused, setSelected]);
  const annotations = useMemo(() => {
    const found = selected.size > 1 ? all.filter(({ id }) => selected.has(id)) : NONE;
    return found.length > 1 ? found : NONE;
  }, [all, selected]);
  const select = useCallback(
    (next: Selection) => setSelected(() => (next === 'all' ? new Set(all.map(({ id }) => id)) : next)),
    [all, setSelected],
  );
  const toggle = useCallback(
    (id: string) =>
      setSelected(known => {
        const next = new Set(known.size === 0 && focused !== null ? [focused] : known);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [focused, setSelected],
  );
  const clear = useCallback(() => setSelected(() => EMPTY), [setSelected]);
  const ids = useMemo(() => annotations.map(({ id }) => id), [annotations]);
  return { annotations, ids, selection: selected as Set<string>, select, toggle, clear };
}
