/** An article while its text is corrected: the bar, the text to type in, and the questions before it ends. */
import { useId, useRef, useState } from 'react';
import { ArticleHead } from '../ArticleHead.tsx';
import reader from '../Reader.module.css';
import styles from './Correcting.module.css';
import { CorrectingBar } from './CorrectingBar.tsx';
import type { CorrectingArticleProps } from './correcting-props.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';
import { type Review, reviewOf } from './review.ts';
import { correctionOf } from './step-log.ts';
import { textToSave, useCorrectingView } from './use-correcting-view.ts';

export function CorrectingArticle(props: CorrectingArticleProps) {
  const { article, annotations, look, status, isOvertaken, isLeaving } = props;
  const { document } = article;
  const titleId = useId();
  const place = useRef<HTMLDivElement>(null);
  const [review, setReview] = useState<Reviewed | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
  const isSaving = stop !== null;
  const canSave = status.isChanged && !isSaving && !isOvertaken;

  const ask = () => {
    if (!canSave || !view.current) return;
    const text = textToSave(view.current, base);
    setReview({ review: reviewOf(text, annotations), isEmpty: text.after.text.trim() === '' });
  };
  const { view, base, touched } = useCorrectingView(
    props,
    place,
    { save: ask, leave: props.onLeave },
    isSaving,
  );
  const save = async () => {
    if (!view.current) return;
    setReview(null);
    const controller = new AbortController();
    setStop(controller);
    const steps = correctionOf(view.current.state).map(step => step.toJSON());
    const isTaken = await props.onSave(steps, controller.signal);
    if (!isTaken) setStop(null);
  };
  const discard = () => {
    if (view.current) props.onDiscard(view.current.state);
  };
  return (
    <div
      className={`${reader.reader} ${reader[look.typeface]} ${reader[look.lineWidth]} ${styles.reader}`}
      style={{ '--text-size': `${look.textSize}px` } as React.CSSProperties}
    >
      <CorrectingBar
        isChanged={status.isChanged}
        isSaving={isSaving}
        isOvertaken={isOvertaken && !isSaving}
        touched={touched}
        onSave={ask}
        onStop={() => stop?.abort()}
        onDiscard={discard}
      />
      <div className={`${reader.pane} ${styles.pane}`} data-reader-pane="">
        <article className={reader.article} dir={document.direction} lang={document.language}>
          <ArticleHead document={document} titleId={titleId} />
          {/* biome-ignore lint/a11y/useSemanticElements: an article is no text area; ProseMirror makes it editable. */}
          <div
            ref={place}
            className={`${reader.text} ${styles.text}`}
            role="textbox"
            aria-multiline="true"
            aria-labelledby={titleId}
            tabIndex={0}
          />
        </article>
      </div>
      {isLeaving && !review && (
        <LeaveDialog
          title={document.title}
          canSave={canSave}
          onStay={props.onStay}
          onSave={ask}
          onDiscard={discard}
        />
      )}
      {review && (
        <ReviewDialog
          {...review}
          onSave={() => void save()}
          onClose={() => {
            setReview(null);
            props.onStay();
          }}
        />
      )}
    </div>
  );
}

interface Reviewed {
  readonly review: Review;
  readonly isEmpty: boolean;
}
