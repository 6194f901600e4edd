/** The list of articles: a grid of one column whose rows are named by their titles. Only rows in sight are drawn. */
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { GridList, GridListItem, ListLayout, useDragAndDrop, Virtualizer } from 'react-aria-components';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import { ARTICLE_TYPE, calledTogether, useArticleActs } from './article-acts.ts';
import type { ArticleQuestions } from './article-questions.ts';
import { DocumentRow, type RowActions } from './DocumentRow.tsx';
import styles from './Library.module.css';
import type { LibraryState } from './library-state.ts';

export interface DocumentListProps extends ArticleQuestions {
  readonly library: LibraryState;
  readonly opened: string | null;
  /** Said in place of an empty list. */
  readonly nothing: string;
}

/** Height of a row with a title of one line, in CSS pixels; rows are measured as they come into sight. */
const ROW_HEIGHT = 79;

export function DocumentList({ library, opened, nothing, ...questions }: DocumentListProps) {
  const { shown, selection, chosen } = library;
  const acts = useArticleActs();
  /** The articles an act on one is meant for: all that are selected, if it is among them. */
  const meant = (id: string) => (chosen.includes(id) ? chosen : [id]);
  const actions = useSteady({
    meant,
    collection: library.collection,
    acts,
    ...questions,
  });
  const { dragAndDropHooks } = useDragAndDrop<DocumentSummary>({
    getItems: (_keys, dragged) =>
      dragged.map(({ document: { id, title } }) => ({ [ARTICLE_TYPE]: id, 'text/plain': title })),
    getAllowedDropOperations: () => ['copy'],
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest('[role="row"]');
    const summary = shown.find(({ document }) => document.id === row?.getAttribute('data-key'));
    if (!summary || event.target !== row) return;
    const { id, title } = summary.document;
    if (event.key === 'Delete' || event.key === 'Backspace')
      void acts.remove(meant(id), calledTogether(meant(id), title));
    else if (event.key === ' ') library.toggle(id);
    else if (event.key === 'Escape' && chosen.length > 0) library.selectOne();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.scroll} onKeyDownCapture={onKeyDown}>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: ROW_HEIGHT }}>
        <GridList
          aria-label="Articles"
          className={styles.list ?? ''}
          selectionMode="multiple"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={selection}
          onSelectionChange={library.select}
          dragAndDropHooks={dragAndDropHooks}
          items={shown}
          dependencies={[actions, opened]}
          renderEmptyState={() => <p className={styles.empty}>{nothing}</p>}
        >
          {summary => (
            <GridListItem
              id={summary.document.id}
              textValue={summary.document.title}
              className={styles.row ?? ''}
              data-opened={summary.document.id === opened || undefined}
            >
              <DocumentRow summary={summary} actions={actions} />
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}

/** The same functions for good, so that no row is drawn again because the window around it was. */
function useSteady(given: RowActions): RowActions {
  const latest = useRef(given);
  latest.current = given;
  return useMemo(
    () => ({
      meant: id => latest.current.meant(id),
      get collection() {
        return latest.current.collection;
      },
      get acts() {
        return latest.current.acts;
      },
      onDetails: document => latest.current.onDetails(document),
      onVersions: document => latest.current.onVersions(document),
      onNewVersion: document => latest.current.onNewVersion(document),
      onCollect: (ids, from) => latest.current.onCollect(ids, from),
      onExport: ids => latest.current.onExport(ids),
    }),
    [],
  );
}
