/**
 * Where the analyst is: in which view, which article is open, which annotation has the focus, which words to
 * show. It is kept for this tab, so that loading the page again returns to it.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { keptJson } from '../link/kept-json.ts';
import { goBack, goForward, startAt, stayAt, type Visits, visit } from './visits.ts';

/** What the middle of the window shows. */
export const MAIN_VIEWS = ['read', 'table'] as const;
export type MainView = (typeof MAIN_VIEWS)[number];

const Place = z.object({
  /** The workspace it belongs to. */
  path: z.string(),
  document: z.string().nullable(),
  annotation: z.string().nullable(),
  view: z.enum(MAIN_VIEWS).catch('read'),
});
type Place = z.infer<typeof Place>;

/** Words to be shown once, as UTF-16 offsets into the plain text of the open article. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

export interface Whereabouts {
  readonly view: MainView;
  readonly document: string | null;
  readonly annotation: string | null;
  /** A passage to bring into sight; a new object each time it is asked for. */
  readonly passage: Passage | null;
  /** Which of the looks at the table this place has. */
  readonly look: number;
  showView(view: MainView): void;
  /** Visits the table as it is about to be looked at: back leads to how it was before. */
  openLook(): void;
  /** This and the next two lead to the article, whatever the view. */
  openDocument(id: string | null): void;
  openAnnotation(document: string, annotation: string): void;
  openPassage(document: string, passage: Passage): void;
  focus(annotation: string | null): void;
  /** Whether there is a place before this one, or one that was left by going back. */
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  back(): void;
  forward(): void;
}

/** A place as it is visited: with the words that were shown there, and how the table was looked at. */
type Visit = Omit<Place, 'path'> & { readonly passage: Passage | null; readonly look: number };

const KEY = 'postil.place';

export function usePlace(path: string): Whereabouts {
  const [visits, setVisits] = useState(() => startAt(kept(path)));
  const { view, document, annotation, passage, look } = visits.here;
  const looks = useRef(0);
  useEffect(
    () => sessionStorage.setItem(KEY, JSON.stringify({ path, document, annotation, view } satisfies Place)),
    [path, document, annotation, view],
  );
  const go = useCallback((to: Omit<Visit, 'look'>) => {
    setVisits(known => {
      const next = { ...to, look: known.here.look };
      return isSame(known.here, next) ? stayAt(known, next) : visit(known, next);
    });
  }, []);
  const moves = useMemo(
    () => ({
      showView: (next: MainView) =>
        setVisits(known => (known.here.view === next ? known : visit(known, { ...known.here, view: next }))),
      openLook: () => {
        const next = ++looks.current;
        setVisits(known => visit(known, { ...known.here, view: 'table', look: next }));
      },
      openDocument: (id: string | null) =>
        go({ view: 'read', document: id, annotation: null, passage: null }),
      openAnnotation: (id: string, annotation: string) =>
        go({ view: 'read', document: id, annotation, passage: null }),
      openPassage: (id: string, words: Passage) =>
        go({ view: 'read', document: id, annotation: null, passage: { ...words } }),
      focus: (annotation: string | null) =>
        setVisits(known =>
          known.here.annotation === annotation ? known : stayAt(known, { ...known.here, annotation }),
        ),
      // A new object for the passage, so that it is shown again.
      back: () => setVisits(known => shownAgain(goBack(known))),
      forward: () => setVisits(known => shownAgain(goForward(known))),
    }),
    [go],
  );
  const canGoBack = visits.past.length > 0;
  const canGoForward = visits.ahead.length > 0;
  return { view, document, annotation, passage, look, canGoBack, canGoForward, ...moves };
}

function isSame(a: Visit, b: Visit): boolean {
  return (
    a.view === b.view &&
    a.document === b.document &&
    a.annotation === b.annotation &&
    a.passage === null &&
    b.passage === null
  );
}

function shownAgain(visits: Visits<Visit>): Visits<Visit> {
  const { passage } = visits.here;
  return passage === null ? visits : stayAt(visits, { ...visits.here, passage: { ...passage } });
}

/** The place of an earlier run of this tab, when it was in the same workspace; else nowhere. */
function kept(path: string): Visit {
  const parsed = Place.safeParse(keptJson(KEY));
  const isHere = parsed.success && parsed.data.path === path;
  const { path: _, ...place } = isHere
    ? parsed.data
    : { path, document: null, annotation: null, view: 'read' as const };
  return { ...place, passage: null, look: 0 };
}
