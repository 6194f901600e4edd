/** One article of the list: its title, where it is from, what was found in it, and what can be done with it. */
import { Ellipsis, GripVertical } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { Collection } from '../../shared/records/collection.ts';
import { READING_STATUSES, type ReadingStatus } from '../../shared/records/document.ts';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { Dot } from '../ui/Dot.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { type ArticleActs, calledTogether } from './article-acts.ts';
import type { ArticleQuestions } from './article-questions.ts';
import { shortDate } from './dates.ts';
import styles from './Library.module.css';
import { total } from './order.ts';

export interface RowActions extends ArticleQuestions {
  /** The articles that an act on this one is meant for: all selected ones, if it is among them. */
  meant(id: string): readonly string[];
  /** The collection the list is narrowed to. */
  readonly collection: Collection | null;
  readonly acts: ArticleActs;
}

export interface DocumentRowProps {
  readonly summary: DocumentSummary;
  readonly actions: RowActions;
}

export function DocumentRow(props: DocumentRowProps) {
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
            {document.status === 'unread' ? 'not read yet' : 'reading, nothing tagged yet'}
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
            {document.status !== 'unread' && <span>{READING_STATUSES[document.status].toLowerCase()}</span>}
          </span>
        )}
      </div>
      <span className={styles.handles}>
        <RowMenu {...props} />
        <AriaButton
          slot="drag"
          aria-label={`Drag “${document.title}” to a collection`}
          className={styles.more ?? ''}
        >
          <GripVertical aria-hidden="true" />
        </AriaButton>
      </span>
    </>
  );
}

function RowMenu({ summary: { document }, actions }: DocumentRowProps) {
  const { id, title } = document;
  // What the menu is for is settled when it opens: the selection may have changed since the row was drawn.
  const [ids, setIds] = useState<readonly string[]>([id]);
  const isOne = ids.length === 1;
  const what = calledTogether(ids, title);
  const { acts, collection } = actions;
  const edit: MenuAction[] = isOne
    ? [
        { id: 'details', label: 'Details…', onAction: () => actions.onDetails(document) },
        { id: 'versions', label: 'Compare versions…', onAction: () => actions.onVersions(document) },
        { id: 'new version', label: 'Import a new version…', onAction: () => actions.onNewVersion(document) },
      ]
    : [];
  const take: MenuAction[] = [
    { id: 'collections', label: 'Collections…', onAction: () => actions.onCollect(ids, null) },
    ...(collection ? leaving(collection, ids, what, actions) : []),
    { id: 'export', label: 'Export…', onAction: () => actions.onExport(ids) },
  ];
  const status = (Object.keys(READING_STATUSES) as ReadingStatus[]).map(each => ({
    id: each,
    label: READING_STATUSES[each],
    isChosen: isOne && document.status === each,
    onAction: () => void acts.setStatus(ids, each, what),
  }));
  const remove: MenuAction[] = [
    {
      id: 'remove',
      label: isOne ? 'Remove' : `Remove ${what}`,
      isDanger: true,
      onAction: () => void acts.remove(ids, what),
    },
  ];
  return (
    <Menu
      label={what}
      groups={[edit, take, status, remove]}
      trigger={
        <AriaButton
          aria-label={`More for “${title}”`}
          className={styles.more ?? ''}
          onPressStart={() => setIds(actions.meant(id))}
        >
          <Ellipsis aria-hidden="true" />
        </AriaButton>
      }
    />
  );
}

/** Ways out of the collection that is shown. */
function leaving(
  collection: Collection,
  ids: readonly string[],
  what: string,
  { acts, onCollect }: RowActions,
): MenuAction[] {
  const { id, name } = collection;
  return [
    { id: 'move', label: 'Move to another collection…', onAction: () => onCollect(ids, collection) },
    {
      id: 'take out',
      label: `Take out of “${name.length > 30 ? `${name.slice(0, 28)}…` : name}”`,
      onAction: () => void acts.collect(ids, { [id]: false }, `Took ${what} out of “${name}”`),
    },
  ];
}
