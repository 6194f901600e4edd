/** What the library shows, and which of its articles are selected: kept by the window, for its menus and keys too. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Selection } from 'react-aria-components';
import type { CollectionSummary } from '../../shared/contract/collections.ts';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { Collection } from '../../shared/records/collection.ts';
import { type LibraryView, UNCOLLECTED } from '../../shared/records/library-view.ts';
import { useLink } from '../link/link.tsx';
import { useAnnotatedBy, useCollections, useDocuments, useLibraryView } from '../link/queries.ts';
import { useCalmed } from './calmed.ts';
import { arrange, everything, type ShownLibrary } from './order.ts';

export interface LibraryState {
  /** All articles; undefined while they are read. */
  readonly documents: readonly DocumentSummary[] | undefined;
  readonly collections: readonly CollectionSummary[];
  readonly view: ShownLibrary;
  /** The articles the view lets through, in its order. */
  readonly shown: readonly DocumentSummary[];
  /** The collection the list is narrowed to. */
  readonly collection: Collection | null;
  /** What the list has as selected: at least the open article while it is listed. */
  readonly selection: Selection;
  /** Ids of the selected articles in the order of the list, while there are several; empty otherwise. */
  readonly chosen: readonly string[];
  show(view: Partial<ShownLibrary>): void;
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
  const { asked, show } = useAskedView();
  const listed = useCalmed(useDocuments().data);
  const known = useCollections().data;
  const collections = known ?? NONE;
  // Until it is known what to show, nothing is: all articles for a moment would be a flicker.
  const isDecided = asked !== undefined && (asked.collection === null || known !== undefined);
  const documents = isDecided ? listed : undefined;
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(() => new Set());
  const collection =
    collections.find(({ collection: { id } }) => id === asked?.collection)?.collection ?? null;
  const view = useMemo(() => {
    if (!asked) return everything;
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
    show,
    select,
    toggle(id) {
      const next = new Set(selected.size === 0 && opened !== null ? [opened] : selected);
      if (!next.delete(id)) next.add(id);
      if (next.size > 0) select(next as Set<string>);
    },
    selectOne,
  };
}

/**
 * What the library was asked to show: at first as it was left in this workspace, undefined while that is read.
 * How it is sorted and narrowed is remembered for the next start; the words it is filtered by are not, because
 * an article that is missing for words typed yesterday would seem to be lost.
 */
function useAskedView(): {
  readonly asked: ShownLibrary | undefined;
  readonly show: LibraryState['show'];
} {
  const { client, tell } = useLink();
  const kept = useLibraryView();
  const [changed, setChanged] = useState<ShownLibrary | null>(null);
  const asked = useMemo(
    () => changed ?? (kept === undefined ? undefined : { ...everything, ...kept }),
    [changed, kept],
  );
  const latest = useRef(asked);
  latest.current = asked;
  const show = useCallback(
    (patch: Partial<ShownLibrary>) => {
      const next = { ...everything, ...latest.current, ...patch };
      latest.current = next;
      setChanged(next);
      const { text: _, ...view } = next;
      if (hasMore(patch)) client.workspace.keepLibraryView(view).catch(tell);
    },
    [client, tell],
  );
  return { asked, show };
}

/** Whether more changes than the words. */
function hasMore(patch: Partial<ShownLibrary>): patch is Partial<LibraryView> {
  return Object.keys(patch).some(name => name !== 'text');
}
