/** What is done to one article or several: each act is one step, and says how to take it back. */
import { useMemo } from 'react';
import type { Membership } from '../../shared/records/collection.ts';
import { READING_STATUSES, type ReadingStatus } from '../../shared/records/document.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';

/** What dragged articles are called among the things that can be dragged; each is its id. */
export const ARTICLE_TYPE = 'application/x-postil-article';

export interface ArticleActs {
  /** Each answers whether it was done. `what` names the articles: “title”, or "3 articles". */
  remove(ids: readonly string[], what: string): Promise<boolean>;
  setStatus(ids: readonly string[], status: ReadingStatus, what: string): Promise<boolean>;
  /** `done` says what was done: "Added 3 articles to “Basin”". */
  collect(ids: readonly string[], collections: Membership, done: string): Promise<boolean>;
}

export function useArticleActs(): ArticleActs {
  const { client, run } = useLink();
  const step = useStep();
  const { show } = useNotices();
  return useMemo(() => {
    const undo = () => void step('undo');
    const act = async (call: () => Promise<void>, message: string, label: string) => {
      if (!(await run(call)).ok) return false;
      show({ message, action: { label, onAction: undo } });
      return true;
    };
    return {
      remove: (ids, what) =>
        act(() => client.documents.remove({ ids: [...ids] }), `Removed ${what}`, 'Bring back'),
      setStatus: (ids, status, what) =>
        act(
          () => client.documents.setStatus({ ids: [...ids], status }),
          `Marked ${what} as ${READING_STATUSES[status].toLowerCase()}`,
          'Undo',
        ),
      collect: (ids, collections, done) =>
        act(() => client.documents.collect({ ids: [...ids], collections }), done, 'Undo'),
    };
  }, [client, run, show, step]);
}

/** Most of a title that stands in a sentence, in UTF-16 units. */
const LONGEST = 60;

/** “title” of one article, or how many there are. */
export function calledTogether(ids: readonly string[], title: string | undefined): string {
  if (ids.length !== 1) return `${ids.length.toLocaleString('en')} articles`;
  if (title === undefined) return 'the article';
  return `“${title.length > LONGEST ? `${title.slice(0, LONGEST - 1).toWellFormed()}…` : title}”`;
}
