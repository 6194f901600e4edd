/** How the list of articles is sorted and what it is narrowed to. */
import { ArrowDownWideNarrow } from 'lucide-react';
import { READING_STATUSES, type ReadingStatus } from '../../shared/records/document.ts';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { LIBRARY_ORDERS, type LibraryView, UNTAGGED } from '../../shared/records/library-view.ts';
import type { Person } from '../../shared/records/person.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { orders } from './order.ts';

export interface ViewMenuProps {
  readonly view: LibraryView;
  /** Everybody in the workspace; one alone is nothing to narrow to. */
  readonly people: readonly Person[];
  readonly onChange: (view: Partial<LibraryView>) => void;
}

export function ViewMenu({ view, people, onChange }: ViewMenuProps) {
  const order = LIBRARY_ORDERS.map(id => ({
    id,
    label: orders[id],
    isChosen: view.order === id,
    onAction: () => onChange({ order: id }),
  }));
  const status = (Object.keys(READING_STATUSES) as ReadingStatus[]).map(id => ({
    id: `status ${id}`,
    label: `Only “${READING_STATUSES[id]}”`,
    isChosen: view.status === id,
    onAction: () => onChange({ status: view.status === id ? null : id }),
  }));
  const kind = ([...KINDS, UNTAGGED] as const).map(id => ({
    id: `kind ${id}`,
    label: id === UNTAGGED ? 'Only with nothing tagged' : `Only with ${kinds[id].plural.toLowerCase()}`,
    isChosen: view.kind === id,
    onAction: () => onChange({ kind: view.kind === id ? null : id }),
  }));
  const person = people.map(({ id, name }) => ({
    id: `person ${id}`,
    label: `Only annotated by ${name}`,
    isChosen: view.person === id,
    onAction: () => onChange({ person: view.person === id ? null : id }),
  }));
  return (
    <Menu
      label="Sort and filter"
      groups={[order, status, kind, ...(people.length > 1 ? [person] : [])]}
      trigger={<IconButton label="Sort and filter" icon={<ArrowDownWideNarrow />} />}
    />
  );
}
