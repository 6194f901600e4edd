/** One article on the page: its heading, its text in ProseMirror, its toolbar. */
import type { EditorView } from 'prosemirror-view';
import { useEffect, useId, useRef } from 'react';
import { createArticleView, feed } from './article-view.ts';
import type { ReaderProps } from './Reader.tsx';

export function Article(props: ReaderProps) {
  const { document, body, annotations, focused } = props;
  const titleId = useId();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!place.current) return;
    const port = {
      actions: () => latest.current.actions,
      focus: (id: string | null) => latest.current.onFocus(id),
      caretSwitched: () => {},
    };
    const made = createArticleView({ place: place.current, document, body, port, isCaretOn: false, titleId });
    view.current = made;
    return () => made.destroy();
  }, [document, body, titleId]);

  useEffect(() => {
    if (view.current) feed(view.current, annotations, focused);
  }, [annotations, focused]);

  return (
    <article>
      <h1 id={titleId}>{document.title}</h1>
      <div ref={place} role="document" aria-labelledby={titleId} />
    </article>
  );
}
