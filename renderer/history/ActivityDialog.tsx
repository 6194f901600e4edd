/** What was done in the workspace, by whom, the latest first; each line leads to what it is about. */
import { Fragment, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { type ActivityLine, Deed } from '../../shared/contract/history.ts';
import type { Person } from '../../shared/records/person.ts';
import { useDocuments, usePeople } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import framed from '../ui/Lines.module.css';
import { Select } from '../ui/Select.tsx';
import { useMore, useTakenFocus } from '../ui/use-more.ts';
import { momentWords } from '../versions/version-words.ts';
import styles from './ActivityDialog.module.css';
import { activityWords, DEEDS } from './activity-words.ts';
import { PersonMark } from './PersonMark.tsx';
import { type ActivityFilter, useActivity } from './queries.ts';

export interface ActivityDialogProps {
  readonly onClose: () => void;
  /** Goes to a passage, or to an article where there is none. */
  readonly onOpen: (place: NonNullable<ActivityLine['place']>) => void;
}

export function ActivityDialog({ onClose, onOpen }: ActivityDialogProps) {
  const [filter, setFilter] = useState<ActivityFilter>({ person: null, document: null, deed: null });
  const people = usePeople().data ?? [];
  const activity = useActivity(filter);
  const lines = activity.data?.pages.flatMap(page => page.lines) ?? [];
  const more = useMore(lines.length, () => void activity.fetchNextPage({ cancelRefetch: false }));
  const narrow = (to: ActivityFilter) => {
    more.forget();
    setFilter(to);
  };
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
      <Filters filter={filter} people={people} onChange={narrow} />
      {activity.error && (
        <p role="alert" className={styles.refused}>
          {activity.error.message}
        </p>
      )}
      {activity.data && (
        <ActivityList
          lines={lines}
          firstNew={more.firstNew}
          onReached={more.forget}
          people={people}
          onOpen={place => {
            onClose();
            onOpen(place);
          }}
        />
      )}
      {activity.hasNextPage && (
        <div className={framed.more}>
          <Button onPress={more.show}>Show more</Button>
        </div>
      )}
    </Dialog>
  );
}

interface FiltersProps {
  readonly filter: ActivityFilter;
  readonly people: readonly Person[];
  readonly onChange: (filter: ActivityFilter) => void;
}

function Filters({ filter, people, onChange }: FiltersProps) {
  const documents = useDocuments().data ?? [];
  return (
    <div className={styles.filters}>
      <Select
        label="Person"
        look="field"
        placeholder="Everyone"
        none="Everyone"
        value={filter.person}
        options={people.map(({ id, name }) => ({ id, label: name }))}
        onChange={person => onChange({ ...filter, person })}
      />
      <Select
        label="What was done"
        look="field"
        placeholder="Everything"
        none="Everything"
        value={filter.deed}
        options={Deed.options.map(id => ({ id, label: DEEDS[id] }))}
        onChange={deed => onChange({ ...filter, deed: Deed.nullable().parse(deed) })}
      />
      <Select
        label="Article"
        look="field"
        placeholder="Every article"
        none="Every article"
        value={filter.document}
        options={documents.map(({ document: { id, title } }) => ({ id, label: title }))}
        onChange={document => onChange({ ...filter, document })}
      />
    </div>
  );
}

interface ActivityListProps {
  readonly lines: readonly ActivityLine[];
  /** The line (0-based) that is to get the focus, since what was pressed for more may be gone; null for none. */
  readonly firstNew: number | null;
  readonly onReached: () => void;
  readonly people: readonly Person[];
  readonly onOpen: ActivityDialogProps['onOpen'];
}

function ActivityList({ lines, firstNew, onReached, people, onOpen }: ActivityListProps) {
  const wanted = firstNew === null ? undefined : lines[firstNew];
  const takeFocus = useTakenFocus(onReached);
  const open = (key: string) => {
    const place = lines.find(line => keyOf(line) === key)?.place;
    if (place) onOpen(place);
  };
  return (
    <ListBox
      aria-label="Activity, the latest first"
      className={`${framed.frame} ${styles.list}`}
      selectionMode="none"
      autoFocus="first"
      onAction={key => open(String(key))}
      items={lines.map(line => ({ ...line, id: keyOf(line) }))}
      dependencies={[people, wanted]}
      renderEmptyState={() => <p className={styles.empty}>No activity fits the filter.</p>}
    >
      {line => {
        const person = people.find(({ id }) => id === line.by);
        const name = person?.name ?? 'Someone';
        const words = activityWords(line);
        return (
          <ListBoxItem
            ref={wanted && keyOf(wanted) === keyOf(line) ? takeFocus : null}
            textValue={`${name} ${words}`}
            className={`${framed.line} ${styles.line} ${line.place === null ? '' : styles.leading}`}
          >
            <PersonMark person={person} isNamed />
            <span className={styles.words}>
              <bdi>{name}</bdi> <Isolated words={words} />
            </span>
            <span className={styles.when}>{momentWords(line.at)}</span>
          </ListBoxItem>
        );
      }}
    </ListBox>
  );
}

/** A sentence whose quoted words keep their own direction, so that Arabic ones do not turn the others about. */
function Isolated({ words }: { readonly words: string }) {
  return words.split(/(“[^”]*”)/u).map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other name.
    i % 2 === 1 ? <bdi key={i}>{part}</bdi> : <Fragment key={i}>{part}</Fragment>,
  );
}

const keyOf = ({ device, seq }: ActivityLine): string => `${device} ${seq}`;
