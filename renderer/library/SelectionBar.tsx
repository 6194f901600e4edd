/** What can be done to the selected articles, under the list while there are several. */
import { X } from 'lucide-react';
import { READING_STATUSES, type ReadingStatus } from '../../shared/records/document.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { calledTogether, useArticleActs } from './article-acts.ts';
import type { ArticleQuestions } from './article-questions.ts';
import styles from './Library.module.css';
import type { LibraryState } from './library-state.ts';

export interface SelectionBarProps extends Pick<ArticleQuestions, 'onCollect' | 'onExport'> {
  readonly library: LibraryState;
}

export function SelectionBar({ library, onCollect, onExport }: SelectionBarProps) {
  const acts = useArticleActs();
  const { chosen, collection } = library;
  const what = calledTogether(chosen, undefined);
  const status = (Object.keys(READING_STATUSES) as ReadingStatus[]).map(id => ({
    id,
    label: READING_STATUSES[id],
    onAction: () => void acts.setStatus(chosen, id, what),
  }));
  const takeOut = () =>
    collection &&
    void acts.collect(chosen, { [collection.id]: false }, `Took ${what} out of “${collection.name}”`);
  return (
    <section aria-label="Selected articles" className={styles.selection}>
      <div className={styles.selectionHead}>
        <span>{what} selected</span>
        <IconButton size="small" label="Clear the selection" icon={<X />} onPress={library.selectOne} />
      </div>
      <div className={styles.selectionActs}>
        <Button size="small" onPress={() => onCollect(chosen, null)}>
          Collections…
        </Button>
        {collection && (
          <>
            <Button size="small" onPress={() => onCollect(chosen, collection)}>
              Move to…
            </Button>
            <Button size="small" onPress={takeOut}>
              Take out
            </Button>
          </>
        )}
        <Menu label="Reading status" groups={[status]} trigger={<Button size="small">Status</Button>} />
        <Button size="small" onPress={() => onExport(chosen)}>
          Export…
        </Button>
        <Button size="small" look="danger" onPress={() => void acts.remove(chosen, what)}>
          Remove
        </Button>
      </div>
    </section>
  );
}
