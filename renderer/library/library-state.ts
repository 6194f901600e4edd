/** What the library shows, and which of its articles are selected: kept by the window, for its menus and keys too. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Selection } from 'react-aria-components';
import type { CollectionSummary } from '../../shared/contract/collections.ts';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { Collection } from '../../shared/records/collection.ts';
import { useAnnotatedBy, useCollections, useDocuments } from '../link/queries.ts';
import { useCalmed } from './calmed.ts';
import { arrange, everything, type LibraryView, UNCOLLECTED } from './order.ts';

export interface LibraryState {
  /** All articles; undefined while they are read. */
  readonly documents: readonly DocumentSummary[] | undefined;
  readonly collections: readonly CollectionSummary[];
  readonly view: LibraryView;
  /** The articles the view lets through, in its order. */
  readonly shown: readonly DocumentSummary[];
  /** The collection the list is narrowed to. */
  readonly collection: Collection | null;
  /** What the list has as selected: at least the open article while it is listed. */
  readonly selection: Selection;
  /** Ids of the selected articles in the order of the list, while there are several; empty otherwise. */
  readonly chosen: readonly string[];
  show(view: Partial<LibraryView>): void;
  /** Takes a selection of the list; a single article is opened. */
  select(selection: Selection): void;
  /** Puts an article into the selection or takes it out. */
  toggle(id: string): void;
  /** Selects no more than the open article. */
  selectOne(): void;
}

const NONE: readonly CollectionSummary[] = [];

/** @param opened Id of the open article. */
export function useLibrary(opened: string | null, onOpen: (id: string) => void): LibraryState {
  const documents = useCalmed(useDocuments().data);
  const collections = useCollections().data ?? NONE;
  const [asked, setView] = useState<LibraryView>(everything);
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(() => new Set());
  const collection =
    collections.find(({ collection: { id } }) => id === asked.collection)?.collection ?? null;
  const view = useMemo(() => {
    const isGone = asked.collection !== null && asked.collection !== UNCOLLECTED && collection === null;
    return isGone ? { ...asked, collection: null } : asked;
  }, [asked, collection]);
  const annotated = useAnnotatedBy(view.person).data;
  const shown = useMemo(
    () => (documents ? arrange(documents, view, new Set(annotated)) : []),
    [documents, view, annotated],
  );

  useEffect(() => {
    setSelected(known => (opened !== null && !known.has(opened) ? new Set([opened]) : known));
  }, [opened]);
  const chosen = useMemo(() => {
    const ids = shown.map(({ document: { id } }) => id).filter(id => selected.has(id));
    return ids.length > 1 ? ids : [];
  }, [shown, selected]);

  const select = useCallback(
    (next: Selection) => {
      const keys = next === 'all' ? new Set(shown.map(({ document: { id } }) => id)) : next;
      setSelected(keys);
      const [only] = keys;
      if (keys.size === 1 && only !== undefined) onOpen(String(only));
    },
    [shown, onOpen],
  );
  const isKept = chosen.length > 0 || (selected.size === 1 && opened !== null && selected.has(opened));
  const selectOne = () => setSelected(new Set(opened === null ? [] : [opened]));
  return {
    documents,
    collections,
    view,
    shown,
    collection,
    // The list's own object, wherever it will do: it knows from where Shift selects.
    selection: (isKept ? selected : new Set(opened === null ? [] : [opened])) as Set<string>,
    chosen,
    show: patch => setView(known => ({ ...known, ...patch })),
    select,
    toggle(id) {
      const next = new Set(selected.size === 0 && opened !== null ? [opened] : selected);
      if (!next.delete(id)) next.add(id);
      if (next.size > 0) select(next as Set<string>);
    },
    selectOne,
  };
}
