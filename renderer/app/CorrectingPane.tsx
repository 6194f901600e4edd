/** The article that is being corrected, in the place of the reader. */
import type { EditorState } from 'prosemirror-state';
import { useRef } from 'react';
import type { Annotation } from '../../shared/records/annotation.ts';
import { useLink } from '../link/link.tsx';
import { useAnnotations } from '../link/queries.ts';
import type { ArticleToCorrect } from '../reader/correcting/article-to-correct.ts';
import { CorrectingArticle } from '../reader/correcting/CorrectingArticle.tsx';
import type { ReaderProps } from '../reader/Reader.tsx';
import { useNotices } from '../ui/Notices.tsx';
import type { Correcting } from './correcting.ts';
import { useContentOf } from './shown-article.ts';

export interface CorrectingPaneProps {
  readonly article: ArticleToCorrect;
  readonly correcting: Correcting;
  readonly look: ReaderProps['look'];
  /** Undoes the last step of the workspace. */
  readonly onUndo: () => void;
}

export function CorrectingPane({ article, correcting, look, onUndo }: CorrectingPaneProps) {
  const { client, run } = useLink();
  const { show } = useNotices();
  const { id, content } = article.document;
  const now = useContentOf(id);
  const isOvertaken = now.content !== content;
  const read = useAnnotations(id);
  const annotations = useLast(read.data, !isOvertaken && !now.isFetching && !read.isFetching);
  const { status, editor, isLeaving, begin, end, report, leave, stay } = correcting;
  const finish = (message: string) => {
    end();
    show({ message, action: { label: 'Undo', onAction: onUndo } });
    return true;
  };
  const isSaved = async () => {
    const read = await run(() => client.documents.get({ id }));
    return read.ok && read.value.document.content !== content;
  };
  const save = async (steps: unknown[], signal: AbortSignal) => {
    // Steps are JSON by their making; the contract's type says so more narrowly than ProseMirror's.
    const json = steps as Parameters<typeof client.documents.correct>[0]['steps'];
    const { ok } = await run(() => client.documents.correct({ id, base: content, steps: json }, { signal }));
    if (ok) return finish('Corrections saved');
    if (!signal.aborted) return false;
    // The wish to stop may have come while they were written, which nothing stops.
    if (await isSaved()) return finish('Corrections were saved before they could be stopped');
    show({ message: 'Stopped: nothing was saved' });
    return false;
  };
  const discard = (state: EditorState) => {
    const isAsked = isLeaving;
    end();
    if (isAsked || !status.isChanged) return;
    const again = { ...article, state };
    show({
      message: 'Corrections discarded',
      action: { label: 'Bring back', onAction: () => begin(again) },
    });
  };
  return (
    <CorrectingArticle
      article={article}
      annotations={annotations}
      look={look}
      status={status}
      isOvertaken={isOvertaken}
      isLeaving={isLeaving}
      editor={editor}
      onStatus={report}
      onSave={save}
      onDiscard={discard}
      onLeave={() => leave(() => {})}
      onStay={stay}
    />
  );
}

/** The annotations as they are; once they stand in another text, as they were before. */
function useLast(
  annotations: readonly Annotation[] | undefined,
  isOfThisText: boolean,
): readonly Annotation[] {
  const last = useRef<readonly Annotation[]>([]);
  if (annotations && isOfThisText) last.current = annotations;
  return last.current;
}
