/** What was done in the workspace, by whom, the latest first; each line leads to what it is about. */
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { ActivityLine } from '../../shared/contract/history.ts';
import type { Person } from '../../shared/records/person.ts';
import { useDocuments, usePeople } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { momentWords } from '../versions/version-words.ts';
import styles from './ActivityDialog.module.css';
import { activityWords } from './activity-words.ts';
import { PersonMark } from './PersonMark.tsx';
import { useActivity } from './queries.ts';

export interface ActivityDialogProps {
  readonly onClose: () => void;
  /** Goes to a passage, or to an article where there is none. */
  readonly onOpen: (place: NonNullable<ActivityLine['place']>) => void;
}

export function ActivityDialog({ onClose, onOpen }: ActivityDialogProps) {
  const [person, setPerson] = useState<string | null>(null);
  const [document, setDocument] = useState<string | null>(null);
  const people = usePeople().data ?? [];
  const documents = useDocuments().data ?? [];
  const activity = useActivity({ person, document });
  const lines = activity.data?.pages.flatMap(page => page.lines) ?? [];
  return (
    <Dialog
      title="Activity"
      size="large"
      isDismissable
      onClose={onClose}
      footer={
        <Button look="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className={styles.filters}>
        <Select
          label="Person"
          look="field"
          placeholder="Everyone"
          none="Everyone"
          value={person}
          options={people.map(({ id, name }) => ({ id, label: name }))}
          onChange={setPerson}
        />
        <Select
          label="Article"
          look="field"
          placeholder="Every article"
          none="Every article"
          value={document}
          options={documents.map(({ document: { id, title } }) => ({ id, label: title }))}
          onChange={setDocument}
        />
      </div>
      {activity.data && (
        <ActivityList
          lines={lines}
          people={people}
          onOpen={place => {
            onClose();
            onOpen(place);
          }}
        />
      )}
      {activity.hasNextPage && (
        <div className={styles.more}>
          <Button isDisabled={activity.isFetchingNextPage} onPress={() => void activity.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Dialog>
  );
}

interface ActivityListProps {
  readonly lines: readonly ActivityLine[];
  readonly people: readonly Person[];
  readonly onOpen: ActivityDialogProps['onOpen'];
}

function ActivityList({ lines, people, onOpen }: ActivityListProps) {
  const open = (key: string) => {
    const place = lines.find(line => keyOf(line) === key)?.place;
    if (place) onOpen(place);
  };
  return (
    <ListBox
      aria-label="Activity, the latest first"
      className={styles.list ?? ''}
      selectionMode="none"
      autoFocus
      onAction={key => open(String(key))}
      items={lines.map(line => ({ ...line, id: keyOf(line) }))}
      dependencies={[people]}
      renderEmptyState={() => <p className={styles.empty}>Nothing was done here by whom you ask for.</p>}
    >
      {line => {
        const person = people.find(({ id }) => id === line.by);
        const words = `${person?.name ?? 'Someone'} ${activityWords(line)}`;
        return (
          <ListBoxItem
            textValue={words}
            className={`${styles.line} ${line.place === null ? '' : styles.leading}`}
          >
            <PersonMark person={person} isNamed />
            <span className={styles.words} dir="auto">
              {words}
            </span>
            <span className={styles.when}>{momentWords(line.at)}</span>
          </ListBoxItem>
        );
      }}
    </ListBox>
  );
}

const keyOf = ({ device, seq }: ActivityLine): string => `${device} ${seq}`;
