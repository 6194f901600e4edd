/** Ties a ProseMirror view to React: mounted once, then fed by transactions. */
import type { EditorView } from 'prosemirror-view';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { createArticleView, feed, revealAnnotation } from './article-view.ts';
import type { SpanNames } from './describe-span.ts';
import type { Colouring } from './highlights/colouring.ts';
import type { KeyHandler } from './keymap.ts';
import type { ReaderPort } from './reader-port.ts';
import type { ReaderProps } from './reader-props.ts';
import { readerOf } from './reader-state.ts';
import { keepPlace, restorePlace } from './reading-place.ts';
import { paneOf } from './reveal.ts';

/** Waits this long (ms) after scrolling before the place is kept. */
const SCROLL_SETTLED = 200;

/** What the view is fed from. */
export interface ShownArticle extends ReaderProps {
  /** Whose colours highlights have; null for those of their kinds. */
  readonly colouring: Colouring | null;
}

interface ArticleParts {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly rail: RefObject<HTMLDivElement | null>;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Survives the change of documents. */
  readonly isCaretOn: RefObject<boolean>;
  readonly onKey: KeyHandler;
  onSelection(quote: string | null): void;
  onFind(): void;
}

/** The view, from the first effect on. Document and body are read once: give the component a key of them. */
export function useArticleView(props: ShownArticle, parts: ArticleParts): RefObject<EditorView | null> {
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  const given = useRef(parts);
  latest.current = props;
  given.current = parts;

  useLayoutEffect(() => {
    const { place, rail, frame, isCaretOn, onKey } = given.current;
    if (!place.current || !rail.current || !frame.current) return;
    const { document, body } = latest.current;
    const made = createArticleView({
      place: place.current,
      rail: rail.current,
      frame: frame.current,
      document,
      body,
      port: portTo(latest, given),
      isCaretOn: isCaretOn.current,
      onKey,
      onSelection: quote => given.current.onSelection(quote),
      colouring: latest.current.colouring,
      names: namesIn(latest),
    });
    view.current = made;
    const forget = rememberPlace(made, latest);
    return () => {
      forget();
      made.destroy();
      view.current = null;
    };
  }, []);

  const revealed = useRef<string>(null);
  const { annotations, focused, colouring } = props;
  useLayoutEffect(() => {
    if (!view.current) return;
    feed(view.current, annotations, { focused, colouring });
    if (focused === revealed.current) return;
    if (focused === null || revealAnnotation(view.current, focused)) revealed.current = focused;
  }, [annotations, focused, colouring]);

  return view;
}

function namesIn(latest: RefObject<ReaderProps>): SpanNames {
  return {
    tags: ids => latest.current.tags.filter(tag => ids.includes(tag.id)).map(tag => tag.name),
    maker: id => {
      const { people } = latest.current;
      if (people.length < 2) return null;
      return people.find(person => person.id === id) ?? { name: 'someone', initials: '?' };
    },
  };
}

function portTo(latest: RefObject<ReaderProps>, given: RefObject<ArticleParts>): ReaderPort {
  return {
    document: () => latest.current.document,
    actions: () => latest.current.actions,
    focus: id => latest.current.onFocus(id),
    find: () => given.current.onFind(),
    caretSwitched: isOn => {
      given.current.isCaretOn.current = isOn;
    },
  };
}

/** Goes to where the analyst was in this document, and keeps where they go. */
function rememberPlace(view: EditorView, latest: RefObject<ReaderProps>): () => void {
  const {
    document: { id },
    readTo,
  } = latest.current;
  const { plain } = readerOf(view.state);
  const pane = paneOf(view);
  const leaving = new AbortController();
  const { signal } = leaving;
  restorePlace(view, plain, id, readTo);
  // Lines break elsewhere once the reading face has come; go there again unless the pane has moved since.
  const restored = pane.scrollTop;
  void window.document.fonts.ready.then(() => {
    if (!signal.aborted && pane.scrollTop === restored) restorePlace(view, plain, id, readTo);
  });
  let timer = 0;
  const onScroll = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(
      () => latest.current.actions.keepPlace(keepPlace(view, plain, id)),
      SCROLL_SETTLED,
    );
  };
  pane.addEventListener('scroll', onScroll, { signal, passive: true });
  return () => {
    window.clearTimeout(timer);
    leaving.abort();
  };
}

/** Runs `announce` once `message` has stood still for a while, so that a growing selection is not recited. */
export function useSettledAnnouncement(message: string | null, announce: (message: string) => void): void {
  const latest = useRef(announce);
  latest.current = announce;
  useEffect(() => {
    if (message === null) return;
    const timer = window.setTimeout(() => latest.current(message), 500);
    return () => window.clearTimeout(timer);
  }, [message]);
}
