/** The list of articles: a grid of one column whose rows are named by their titles. */
import { Ellipsis } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Button as AriaButton, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import { type Document, READING_STATUSES, type ReadingStatus } from '../../shared/records/document.ts';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { useLink } from '../link/link.tsx';
import { Dot } from '../ui/Dot.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { shortDate } from './dates.ts';
import styles from './Library.module.css';
import { total } from './order.ts';

/** What can be asked for from the menu of an article. */
interface RowActions {
  readonly onRemove: (summary: DocumentSummary) => void;
  readonly onDetails: (document: Document) => void;
  readonly onVersions: (document: Document) => void;
  /** Asks for a file with another version of the article. */
  readonly onNewVersion: (document: Document) => void;
}

export interface DocumentListProps extends RowActions {
  readonly documents: readonly DocumentSummary[];
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

/** Height of a row with a title of one line, in CSS pixels; rows are measured as they come into sight. */
const ROW_HEIGHT = 79;

export function DocumentList({ documents, opened, onOpen, ...given }: DocumentListProps) {
  const actions = useSteady(given);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    const row = (event.target as HTMLElement).closest('[role="row"]');
    const summary = documents.find(({ document }) => document.id === row?.getAttribute('data-key'));
    if (!summary || event.target !== row) return;
    event.preventDefault();
    actions.onRemove(summary);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Delete reaches here from the focused row.
    <div ref={list} className={styles.scroll} onKeyDown={onKeyDown}>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: ROW_HEIGHT }}>
        <GridList
          aria-label="Articles"
          className={styles.list ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={opened === null ? [] : [opened]}
          onSelectionChange={keys => {
            const [id] = keys === 'all' ? [] : keys;
            if (id !== undefined) onOpen(String(id));
          }}
          items={documents}
          dependencies={[actions]}
          renderEmptyState={() => <p className={styles.empty}>No article is in this state.</p>}
        >
          {summary => (
            <GridListItem
              id={summary.document.id}
              textValue={summary.document.title}
              className={styles.row ?? ''}
            >
              <Row summary={summary} {...actions} />
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
      onRemove: summary => latest.current.onRemove(summary),
      onDetails: document => latest.current.onDetails(document),
      onVersions: document => latest.current.onVersions(document),
      onNewVersion: document => latest.current.onNewVersion(document),
    }),
    [],
  );
}

interface RowProps extends RowActions {
  readonly summary: DocumentSummary;
}

function Row(props: RowProps) {
  const { summary } = props;
  const { document, counts } = summary;
  const about = [document.publication, document.published && shortDate(document.published)].filter(Boolean);
  return (
    <>
      <div className={styles.words}>
        <span className={styles.title} dir="auto" lang={document.language}>
          {document.title}
        </span>
        {about.length > 0 && (
          <span className={styles.about} dir="auto">
            {about.join(' · ')}
          </span>
        )}
        {total(summary) === 0 && document.status !== 'done' ? (
          <span className={styles.counts}>
            {document.status === 'unread' ? 'not read yet' : 'nothing tagged yet'}
          </span>
        ) : (
          <span className={styles.counts}>
            {KINDS.map(kind => (
              <span key={kind} className={styles.count}>
                <Dot tone={kind} />
                <span aria-hidden="true">{counts[kind]}</span>
                <span className="visually-hidden">
                  {counts[kind]} {(counts[kind] === 1 ? kinds[kind].label : kinds[kind].plural).toLowerCase()}
                </span>
              </span>
            ))}
            {document.status === 'done' && <span>done</span>}
          </span>
        )}
      </div>
      <RowMenu {...props} />
    </>
  );
}

function RowMenu({ summary, onRemove, onDetails, onVersions, onNewVersion }: RowProps) {
  const { client, run } = useLink();
  const { document } = summary;
  const edit: MenuAction[] = [
    { id: 'details', label: 'Details…', onAction: () => onDetails(document) },
    { id: 'versions', label: 'Compare versions…', onAction: () => onVersions(document) },
    { id: 'new version', label: 'Import a new version…', onAction: () => onNewVersion(document) },
  ];
  const status = (Object.keys(READING_STATUSES) as ReadingStatus[]).map(id => ({
    id,
    label: READING_STATUSES[id],
    isChosen: document.status === id,
    onAction: () => void run(() => client.documents.update({ id: document.id, patch: { status: id } })),
  }));
  const remove: MenuAction[] = [
    { id: 'remove', label: 'Remove', isDanger: true, onAction: () => onRemove(summary) },
  ];
  return (
    <Menu
      label={`“${document.title}”`}
      groups={[edit, status, remove]}
      trigger={
        <AriaButton aria-label={`More for “${document.title}”`} className={styles.more ?? ''}>
          <Ellipsis aria-hidden="true" />
        </AriaButton>
      }
    />
  );
}
