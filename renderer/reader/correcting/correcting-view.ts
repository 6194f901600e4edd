/** Makes the ProseMirror view in which an article is corrected. */
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { CorrectedText } from '../../../shared/text/correct-text.ts';
import { plainTextOf, positionOf } from '../../../shared/text/plain-text.ts';
import { keepPlace, restorePlace } from '../reading-place.ts';
import { paneOf, reveal } from '../reveal.ts';
import { firstVisiblePosition } from '../viewport.ts';
import type { ArticleToCorrect } from './article-to-correct.ts';
import { movingHighlights } from './moving-highlights.ts';
import { stepLog } from './step-log.ts';
import { type TypingActions, typingPlugin } from './typing.ts';

interface CorrectingViewOptions {
  /** The element that becomes the text, inside an element with `data-reader-pane`. */
  readonly place: HTMLElement;
  readonly article: ArticleToCorrect;
  /** The text before, the body of the article as a document. */
  readonly base: Node;
  readonly actions: TypingActions;
  onChange(state: EditorState): void;
  /** Told after each pause in typing. */
  onFollowed(text: CorrectedText): void;
}

export function createCorrectingView(options: CorrectingViewOptions): EditorView {
  const { place, article, base, actions, onChange, onFollowed } = options;
  const plugins = [...stepLog(), typingPlugin(actions), movingHighlights(base, onFollowed)];
  const state = article.state?.reconfigure({ plugins }) ?? EditorState.create({ doc: base, plugins });
  const view: EditorView = new EditorView(
    { mount: place },
    {
      state,
      dispatchTransaction: tr => {
        view.updateState(view.state.apply(tr));
        if (tr.docChanged) onChange(view.state);
      },
    },
  );
  putCaret(view, article);
  onChange(view.state);
  return view;
}

/** To the words that were selected, or to the first ones on the screen; there the typing begins. */
function putCaret(view: EditorView, { document, at, state }: ArticleToCorrect): void {
  const plain = plainTextOf(view.state.doc);
  restorePlace(view, plain, document.id, null);
  if (!state) {
    const from = at ? positionOf(plain, at.start) : firstVisiblePosition(view, plain, paneOf(view));
    const to = at ? positionOf(plain, at.end) : from;
    const { doc } = view.state;
    view.dispatch(view.state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
    if (at) reveal(view, from, to);
  }
  view.focus();
}

/** Remembers what is on the screen, for the reader that comes next. */
export function keepCorrectingPlace(view: EditorView, document: string): void {
  keepPlace(view, plainTextOf(view.state.doc), document);
}
