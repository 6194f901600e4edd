/** The articles of the workspace, with what was found in each. */
import { ArrowDownWideNarrow, ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import { type Document, READING_STATUSES, type ReadingStatus } from '../../shared/records/document.ts';
import { useLink } from '../link/link.tsx';
import { useDocuments } from '../link/queries.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { useCalmed } from './calmed.ts';
import { DocumentList } from './DocumentList.tsx';
import styles from './Library.module.css';
import { arrange, type LibraryView, type Order, orders } from './order.ts';

export interface LibraryProps {
  /** Id of the open article. */
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
  readonly onImport: (way: 'files' | 'folder' | 'text') => void;
  readonly onDetails: (document: Document) => void;
  readonly onVersions: (document: Document) => void;
  /** Asks for a file with another version of an article. */
  readonly onNewVersion: (document: Document) => void;
}

export function Library({ opened, onOpen, onImport, ...actions }: LibraryProps) {
  const documents = useCalmed(useDocuments().data);
  const [view, setView] = useState<LibraryView>({ order: 'imported', status: null });
  const remove = useRemove();
  const shown = useMemo(() => (documents ? arrange(documents, view) : []), [documents, view]);
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.heading}>Library · {documents?.length ?? 0}</h2>
        <div className={styles.tools}>
          {documents !== undefined && documents.length > 1 && <ViewMenu view={view} onChange={setView} />}
          <ImportButton onImport={onImport} />
        </div>
      </div>
      {view.status !== null && (
        <p className={styles.filter}>
          Only “{READING_STATUSES[view.status]}”
          <Button look="quiet" size="small" onPress={() => setView({ ...view, status: null })}>
            Show all
          </Button>
        </p>
      )}
      {documents?.length === 0 && <Empty />}
      {documents !== undefined && documents.length > 0 && (
        <DocumentList documents={shown} opened={opened} onOpen={onOpen} onRemove={remove} {...actions} />
      )}
    </>
  );
}

function ImportButton({ onImport }: Pick<LibraryProps, 'onImport'>) {
  const ways: MenuAction[] = [
    { id: 'files', label: 'Files…', onAction: () => onImport('files') },
    { id: 'folder', label: 'Folder…', onAction: () => onImport('folder') },
    { id: 'text', label: 'Paste text…', onAction: () => onImport('text') },
  ];
  return (
    <div className={styles.import}>
      <Button onPress={() => onImport('files')}>Import…</Button>
      <Menu
        label="Import"
        groups={[ways]}
        trigger={<IconButton label="More ways to import" icon={<ChevronDown />} />}
      />
    </div>
  );
}

interface ViewMenuProps {
  readonly view: LibraryView;
  readonly onChange: (view: LibraryView) => void;
}

function ViewMenu({ view, onChange }: ViewMenuProps) {
  const order = (Object.keys(orders) as Order[]).map(id => ({
    id,
    label: orders[id],
    isChosen: view.order === id,
    onAction: () => onChange({ ...view, order: id }),
  }));
  const status = (Object.keys(READING_STATUSES) as ReadingStatus[]).map(id => ({
    id: `status ${id}`,
    label: `Only “${READING_STATUSES[id]}”`,
    isChosen: view.status === id,
    onAction: () => onChange({ ...view, status: view.status === id ? null : id }),
  }));
  return (
    <Menu
      label="Sort and filter"
      groups={[order, status]}
      trigger={<IconButton label="Sort and filter" icon={<ArrowDownWideNarrow />} />}
    />
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

/** Removes an article and offers the way back. */
function useRemove(): (summary: DocumentSummary) => void {
  const { client, run } = useLink();
  const { show } = useNotices();
  return async ({ document }) => {
    const result = await run(() => client.documents.remove({ ids: [document.id] }));
    if (!result.ok) return;
    show({
      message: `Removed “${document.title}”`,
      action: { label: 'Bring back', onAction: () => void run(() => client.workspace.undo()) },
    });
  };
}
