/** The articles of the workspace, with what was found in each. */
import { ChevronDown } from 'lucide-react';
import type { Collection } from '../../shared/records/collection.ts';
import type { ImportWay } from '../exchange/import-job.ts';
import { usePeople } from '../link/queries.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { calledTogether, useArticleActs } from './article-acts.ts';
import type { ArticleQuestions } from './article-questions.ts';
import { Collections } from './Collections.tsx';
import { DocumentList } from './DocumentList.tsx';
import { FilterField } from './FilterField.tsx';
import styles from './Library.module.css';
import type { LibraryState } from './library-state.ts';
import { narrowing } from './order.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { ViewMenu } from './ViewMenu.tsx';

export interface LibraryProps extends ArticleQuestions {
  readonly library: LibraryState;
  /** Id of the open article. */
  readonly opened: string | null;
  readonly onImport: (way: ImportWay) => void;
  /** Asks for the name of a collection; null makes a new one. */
  readonly onNameCollection: (collection: Collection | null) => void;
}

export function Library({ library, opened, onImport, onNameCollection, ...questions }: LibraryProps) {
  const { documents, view, chosen } = library;
  const acts = useArticleActs();
  const isEmpty = documents?.length === 0;
  const isLong = documents !== undefined && documents.length > 1;
  const people = usePeople().data ?? [];
  const narrowed = narrowing(view, people.find(({ id }) => id === view.person)?.name);
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.heading}>Library · {countOf(library)}</h2>
        <div className={styles.tools}>
          {isLong && <ViewMenu view={view} people={people} onChange={library.show} />}
          <ImportButton onImport={onImport} />
        </div>
      </div>
      {documents !== undefined && !(isEmpty && library.collections.length === 0) && (
        <Collections
          library={library}
          onName={onNameCollection}
          onExport={questions.onExport}
          onDrop={(ids, { id, name }) =>
            void acts.collect(ids, { [id]: true }, `Added ${nameOf(library, ids)} to “${name}”`)
          }
        />
      )}
      {isLong && <FilterField text={view.text} onChange={text => library.show({ text })} />}
      {narrowed !== '' && (
        <p className={styles.filter}>
          {narrowed}
          <Button
            look="quiet"
            size="small"
            onPress={() => library.show({ status: null, kind: null, person: null })}
          >
            Show all
          </Button>
        </p>
      )}
      {isEmpty && <Empty />}
      {documents !== undefined && !isEmpty && (
        <DocumentList library={library} opened={opened} nothing={whyNothing(library)} {...questions} />
      )}
      {chosen.length > 0 && <SelectionBar library={library} {...questions} />}
    </>
  );
}

/** How many articles there are, or how many of them are shown. */
function countOf({ documents, shown }: LibraryState): string {
  const all = documents?.length ?? 0;
  return shown.length < all ? `${shown.length} of ${all}` : String(all);
}

/** “title”, or how many. */
function nameOf({ documents }: LibraryState, ids: readonly string[]): string {
  return calledTogether(ids, documents?.find(({ document }) => document.id === ids[0])?.document.title);
}

function whyNothing({ collection, view }: LibraryState): string {
  if (view.text !== '' || narrowing(view) !== '') return 'No article fits the filter.';
  return collection === null
    ? 'Every article is in a collection.'
    : 'Nothing is in this collection yet. Drag articles onto its name, or choose “Collections…” from the menu of an article.';
}

function ImportButton({ onImport }: Pick<LibraryProps, 'onImport'>) {
  const ways: MenuAction[] = [
    { id: 'files', label: 'Files…', onAction: () => onImport('files') },
    { id: 'folder', label: 'Folder…', onAction: () => onImport('folder') },
    { id: 'text', label: 'Paste text…', onAction: () => onImport('text') },
  ];
  const back: MenuAction[] = [
    { id: 'annotations', label: 'Bring annotations back…', onAction: () => onImport('annotations') },
  ];
  return (
    <div className={styles.import}>
      <Button onPress={() => onImport('files')}>Import…</Button>
      <Menu
        label="Import"
        groups={[ways, back]}
        trigger={<IconButton label="More ways to import" icon={<ChevronDown />} />}
      />
    </div>
  );
}

function Empty() {
  return (
    <p className={styles.empty}>
      No articles yet. Import files, drop them anywhere in this window, or paste text with{' '}
      {navigator.platform.startsWith('Mac') ? '⌘V' : 'Ctrl V'}.
    </p>
  );
}
