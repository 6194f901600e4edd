/** Ties the view in which an article is corrected to React: mounted once, then told what changes around it. */
import { redo, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { type RefObject, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { CorrectedText } from '../../../shared/text/correct-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import type { CorrectingArticleProps } from './correcting-props.ts';
import { createCorrectingView, keepCorrectingPlace } from './correcting-view.ts';
import { showMoving } from './moving-highlights.ts';
import { countTouched } from './review.ts';
import { correctionOf, statusOf } from './step-log.ts';
import type { TypingActions } from './typing.ts';

export interface CorrectingView {
  readonly view: RefObject<EditorView | null>;
  /** The text before. */
  readonly base: Node;
  /** How many annotations are touched, as of the last pause in typing. */
  readonly touched: number;
}

/** The article is read once: give the component a key of it. */
export function useCorrectingView(
  props: CorrectingArticleProps,
  place: RefObject<HTMLDivElement | null>,
  actions: TypingActions,
  isLocked: boolean,
): CorrectingView {
  const view = useRef<EditorView>(null);
  const [base] = useState(() => schema.nodeFromJSON(props.article.body));
  const [touched, setTouched] = useState(0);
  const latest = useRef({ props, actions });
  latest.current = { props, actions };

  useLayoutEffect(() => {
    if (!place.current) return;
    const { article } = latest.current.props;
    const made = createCorrectingView({
      place: place.current,
      article,
      base,
      actions: { save: () => latest.current.actions.save(), leave: () => latest.current.actions.leave() },
      onChange: state => latest.current.props.onStatus(statusOf(state, base)),
      onFollowed: text => setTouched(countTouched(text, latest.current.props.annotations)),
    });
    view.current = made;
    return () => {
      keepCorrectingPlace(made, article.document.id);
      made.destroy();
      view.current = null;
    };
  }, [base, place]);

  const { annotations, editor } = props;
  useLayoutEffect(() => {
    if (view.current) showMoving(view.current, annotations);
  }, [annotations]);
  useLayoutEffect(() => {
    view.current?.setProps({ editable: () => !isLocked });
  }, [isLocked]);
  useImperativeHandle(editor, () => ({
    undo: () => void (view.current && undo(view.current.state, view.current.dispatch)),
    redo: () => void (view.current && redo(view.current.state, view.current.dispatch)),
  }));
  return { view, base, touched };
}

/**
 * The text as it would be saved.
 * @throws Error when the steps do not lead to what is on the screen: a bug, and nothing may be saved then.
 */
export function textToSave(view: EditorView, base: Node): CorrectedText {
  const text = new CorrectedText(base, correctionOf(view.state));
  if (text.doc.eq(view.state.doc)) return text;
  throw new Error('The steps of the correction lead to another text than the one shown.');
}
