/** The collections of the workspace: each narrows the list of articles, and takes those that are dropped on it. */
import { Ellipsis, FolderPlus } from 'lucide-react';
import {
  Button as AriaButton,
  type DragAndDropHooks,
  type DropTarget,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import type { Collection } from '../../shared/records/collection.ts';
import { UNCOLLECTED } from '../../shared/records/library-view.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { ARTICLE_TYPE } from './article-acts.ts';
import styles from './Collections.module.css';
import type { LibraryState } from './library-state.ts';

export interface CollectionsProps {
  readonly library: LibraryState;
  /** Asks for a name; null makes a new collection. */
  readonly onName: (collection: Collection | null) => void;
  readonly onExport: (documents: readonly string[]) => void;
  readonly onDrop: (documents: readonly string[], collection: Collection) => void;
}

/** Stands for no narrowing in the list. */
const ALL = 'all';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly collection: Collection | null;
}

export function Collections({ library, onName, onExport, onDrop }: CollectionsProps) {
  const { collections, view, show } = library;
  const lines = linesOf(library);
  const hooks = useDrop(lines, onDrop);
  return (
    <section aria-label="Collections" className={styles.section}>
      <div className={styles.head}>
        <h3 className={styles.heading}>Collections</h3>
        <IconButton size="small" label="New collection…" icon={<FolderPlus />} onPress={() => onName(null)} />
      </div>
      {collections.length > 0 && (
        <GridList
          aria-label="Collections"
          className={styles.list ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[view.collection ?? ALL]}
          onSelectionChange={keys => {
            const [id] = keys === 'all' ? [] : keys;
            if (id !== undefined) show({ collection: id === ALL ? null : String(id) });
          }}
          items={lines}
          dragAndDropHooks={hooks}
        >
          {line => (
            <GridListItem id={line.id} textValue={line.name} className={styles.line ?? ''}>
              <span className={styles.name} dir="auto" title={line.name}>
                {line.name}
              </span>
              <span className={styles.count}>
                {line.count}
                <span className="visually-hidden"> articles</span>
              </span>
              {line.collection ? (
                <LineMenu
                  collection={line.collection}
                  library={library}
                  onName={onName}
                  onExport={onExport}
                />
              ) : (
                <span className={styles.more} />
              )}
            </GridListItem>
          )}
        </GridList>
      )}
    </section>
  );
}

function linesOf({ documents, collections }: LibraryState): Line[] {
  const loose = documents?.filter(({ document }) => document.collections.length === 0).length ?? 0;
  return [
    { id: ALL, name: 'All articles', count: documents?.length ?? 0, collection: null },
    ...collections.map(({ collection, documents: count }) => ({
      id: collection.id,
      name: collection.name,
      count,
      collection,
    })),
    { id: UNCOLLECTED, name: 'In no collection', count: loose, collection: null },
  ];
}

/** Takes articles that are dragged, with the mouse or the keyboard, onto a collection. */
function useDrop(lines: readonly Line[], onDrop: CollectionsProps['onDrop']): DragAndDropHooks<Line> {
  const at = (target: DropTarget) =>
    target.type === 'item' && target.dropPosition === 'on'
      ? lines.find(({ id }) => id === target.key)?.collection
      : null;
  const { dragAndDropHooks } = useDragAndDrop<Line>({
    acceptedDragTypes: [ARTICLE_TYPE],
    getDropOperation: (target, types) => (types.has(ARTICLE_TYPE) && at(target) ? 'copy' : 'cancel'),
    onItemDrop: async ({ items, target }) => {
      const collection = at({ ...target, type: 'item' });
      const texts = items.flatMap(item => (item.kind === 'text' ? [item.getText(ARTICLE_TYPE)] : []));
      if (collection) onDrop(await Promise.all(texts), collection);
    },
  });
  return dragAndDropHooks;
}

interface LineMenuProps extends Pick<CollectionsProps, 'library' | 'onName' | 'onExport'> {
  readonly collection: Collection;
}

function LineMenu({ collection, library, onName, onExport }: LineMenuProps) {
  const remove = useRemove();
  const { id, name } = collection;
  const inside = library.documents?.filter(({ document }) => document.collections.includes(id)) ?? [];
  const edit: MenuAction[] = [
    { id: 'rename', label: 'Rename…', onAction: () => onName(collection) },
    ...(inside.length === 0
      ? []
      : [
          {
            id: 'export',
            label: 'Export its articles…',
            onAction: () => onExport(inside.map(({ document }) => document.id)),
          },
        ]),
  ];
  const danger: MenuAction[] = [
    { id: 'remove', label: 'Remove', isDanger: true, onAction: () => void remove(collection) },
  ];
  return (
    <Menu
      label={`Collection “${name}”`}
      groups={[edit, danger]}
      trigger={
        <AriaButton aria-label={`More for collection “${name}”`} className={styles.more ?? ''}>
          <Ellipsis aria-hidden="true" />
        </AriaButton>
      }
    />
  );
}

/** Removes a collection, whose articles stay, and offers the way back. */
function useRemove(): (collection: Collection) => Promise<void> {
  const { client, run } = useLink();
  const step = useStep();
  const { show } = useNotices();
  return async ({ id, name }) => {
    if (!(await run(() => client.collections.remove({ id }))).ok) return;
    show({
      message: `Removed the collection “${name}”; its articles stay`,
      action: { label: 'Bring back', onAction: () => void step('undo') },
    });
  };
}
