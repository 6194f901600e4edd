/** Makes the ProseMirror view of an article: readable, selectable, never editable. */
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document } from '../../shared/records/document.ts';
import { plainTextOf } from '../../shared/text/plain-text.ts';
import { schema } from '../../shared/text/schema.ts';
import { highlightPlugin, setAnnotations } from './highlights/highlight-plugin.ts';
import { changeReader, type ReaderPort, readerStatePlugin } from './reader-state.ts';

export interface ArticleViewOptions {
  readonly place: HTMLElement;
  readonly document: Document;
  readonly body: unknown;
  readonly port: ReaderPort;
  readonly isCaretOn: boolean;
  /** Id of the element that holds the title. */
  readonly titleId: string;
}

/** @throws RangeError when `body` is not a document of the schema. */
export function createArticleView(options: ArticleViewOptions): EditorView {
  const { document, port, place, isCaretOn } = options;
  const doc: Node = schema.nodeFromJSON(options.body);
  const initial = {
    plain: plainTextOf(doc),
    content: document.content,
    language: document.language,
    port,
    focused: null,
    isCaretOn,
    lastKind: 'claim' as const,
  };
  const state = EditorState.create({ doc, plugins: [readerStatePlugin(initial), highlightPlugin()] });
  return new EditorView({ mount: place }, { state, editable: () => false });
}

/** Shows the annotations as they are now, and which one is focused. */
export function feed(view: EditorView, annotations: readonly Annotation[], focused: string | null): void {
  view.dispatch(setAnnotations(changeReader(view.state.tr, { focused }), annotations));
}
