/**
 * Where the analyst is: which article is open, which annotation has the focus, which words to show. It is
 * kept for this tab, so that loading the page again returns to it.
 */
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';

const Place = z.object({
  /** The workspace it belongs to. */
  path: z.string(),
  document: z.string().nullable(),
  annotation: z.string().nullable(),
});
type Place = z.infer<typeof Place>;

/** Words to be shown once, as UTF-16 offsets into the plain text of the open article. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

export interface Whereabouts {
  readonly document: string | null;
  readonly annotation: string | null;
  /** A passage to bring into sight; a new object each time it is asked for. */
  readonly passage: Passage | null;
  openDocument(id: string | null): void;
  openAnnotation(document: string, annotation: string): void;
  openPassage(document: string, passage: Passage): void;
  focus(annotation: string | null): void;
}

const KEY = 'postil.place';

export function usePlace(path: string): Whereabouts {
  const [place, setPlace] = useState<Place>(() => kept(path) ?? { path, document: null, annotation: null });
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => sessionStorage.setItem(KEY, JSON.stringify(place)), [place]);

  const go = useCallback(
    (document: string | null, annotation: string | null, words: Passage | null) => {
      setPlace({ path, document, annotation });
      setPassage(words);
    },
    [path],
  );
  const openDocument = useCallback((id: string | null) => go(id, null, null), [go]);
  const openAnnotation = useCallback((id: string, annotation: string) => go(id, annotation, null), [go]);
  const openPassage = useCallback((id: string, words: Passage) => go(id, null, { ...words }), [go]);
  const focus = useCallback((annotation: string | null) => {
    setPlace(here => (here.annotation === annotation ? here : { ...here, annotation }));
  }, []);
  const { document, annotation } = place;
  return { document, annotation, passage, openDocument, openAnnotation, openPassage, focus };
}

/** The place of an earlier run of this tab, when it was in the same workspace. */
function kept(path: string): Place | null {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  const parsed = Place.safeParse(parseJson(text));
  return parsed.success && parsed.data.path === path ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Whatever else was stored under the name is not a place.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
