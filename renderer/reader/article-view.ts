/** Makes the ProseMirror view of an article: readable, selectable, never editable. */
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Document } from '../../shared/records/document.ts';
import { plainTextOf, positionOf } from '../../shared/text/plain-text.ts';
import { AnchorSender } from './anchor-sender.ts';
import { announceUnder } from './announce-under.ts';
import { copyPlugin } from './copy-plugin.ts';
import type { SpanNames } from './describe-span.ts';
import { findPlugin } from './find/find-painter.ts';
import { framePlugin } from './frame-plugin.ts';
import type { Colouring } from './highlights/colouring.ts';
import {
  highlightPlugin,
  isNearKnown,
  setAnnotations,
  setNear,
  spansOf,
} from './highlights/highlight-plugin.ts';
import { nearNow, nearWatch } from './highlights/near-watch.ts';
import type { KeyHandler } from './keymap.ts';
import { marginPlugin } from './margin-plugin.ts';
import { railPlugin } from './rail-plugin.ts';
import type { ReaderPort } from './reader-port.ts';
import { changeReader, type ReaderState, readerOf, readerStatePlugin } from './reader-state.ts';
import { readingPlugin } from './reading-plugin.ts';
import { reveal } from './reveal.ts';
import { sectionedDocument } from './sections/sectioned.ts';
import { sectionsPlugin } from './sections/sections-plugin.ts';
import { type SelectionListener, selectionWatch } from './selection-watch.ts';

interface ArticleViewOptions {
  /** The element that becomes the text, inside an element with `data-reader-pane`. */
  readonly place: HTMLElement;
  /** The element beside it for the margin rail. */
  readonly rail: HTMLElement;
  /** The element over it for the frame of the focused annotation. */
  readonly frame: HTMLElement;
  readonly document: Document;
  readonly body: unknown;
  readonly port: ReaderPort;
  readonly isCaretOn: boolean;
  readonly colouring: Colouring | null;
  readonly onKey: KeyHandler;
  readonly onSelection: SelectionListener['onSelection'];
  /** What tags and people are called, for the labels of the rail. */
  readonly names: SpanNames;
}

/** @throws RangeError when `body` is not a document of the schema. */
export function createArticleView(options: ArticleViewOptions): EditorView {
  const { document, body, port, place, rail, frame, isCaretOn, onKey, onSelection, names } = options;
  const doc = sectionedDocument(body);
  const initial = {
    plain: plainTextOf(doc),
    content: document.content,
    language: document.language,
    port,
    sender: new AnchorSender(port),
    focused: null,
    colouring: options.colouring,
    isCaretOn,
    lastKind: 'claim' as const,
  };
  const plugins = [
    readerStatePlugin(initial),
    sectionsPlugin(),
    highlightPlugin(),
    nearWatch(),
    findPlugin(),
    copyPlugin(),
    readingPlugin(onKey),
    announceUnder(names),
    marginPlugin([rail, frame]),
    selectionWatch({ onSelection }),
    railPlugin(rail, names),
    framePlugin(frame),
  ];
  return new EditorView({ mount: place }, { state: EditorState.create({ doc, plugins }) });
}

/** Shows the annotations as they are now, which one is focused, and in whose colours. */
export function feed(
  view: EditorView,
  annotations: readonly Annotation[],
  look: Pick<ReaderState, 'focused' | 'colouring'>,
): void {
  const tr = setAnnotations(changeReader(view.state.tr, look), annotations);
  view.dispatch(isNearKnown(view.state) ? tr : setNear(tr, nearNow(view)));
}

/** Scrolls to an annotation where it is off the screen. False when it is not (or not yet) in the text. */
export function revealAnnotation(view: EditorView, id: string): boolean {
  const span = spansOf(view.state).byId.get(id);
  if (!span) return false;
  const { plain } = readerOf(view.state);
  reveal(view, positionOf(plain, span.start), positionOf(plain, span.end));
  return true;
}
