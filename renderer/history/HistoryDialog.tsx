/** Every change of an annotation: who made it, when, what it did, and the way back to what was then. */
import { useState } from 'react';
import { ListBoxItem } from 'react-aria-components';
import type { FieldChange, RecordVersion } from '../../shared/contract/history.ts';
import type { Anchor } from '../../shared/records/anchor.ts';
import { useLink } from '../link/link.tsx';
import { usePeople } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceList } from '../ui/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import lines from '../ui/Lines.module.css';
import { useNotices } from '../ui/Notices.tsx';
import versionStyles from '../versions/VersionsDialog.module.css';
import { momentWords } from '../versions/version-words.ts';
import { Words } from '../versions/Words.tsx';
import styles from './HistoryDialog.module.css';
import { PersonMark } from './PersonMark.tsx';
import { useHistoryOf } from './queries.ts';
import { useStep } from './use-step.ts';
import { changeWords, howWords, nameWords, STANDING, toldFields } from './version-words.ts';

export interface HistoryDialogProps {
  readonly annotation: string;
  readonly onClose: () => void;
}

export function HistoryDialog({ annotation, onClose }: HistoryDialogProps) {
  const { data, error } = useHistoryOf(annotation);
  const [chosen, setChosen] = useState<string | null>(null);
  const restore = useRestoring(annotation, onClose);
  const versions = data ?? [];
  const version = versions.find(one => keyOf(one) === chosen) ?? versions[0];
  const quote = quoteIn(versions);
  return (
    <Dialog
      title="History"
      size="large"
      isDismissable
      onClose={onClose}
      footer={
        <>
          <Button
            isDisabled={!version || version.isCurrent || version.how === 'removed'}
            onPress={() => version && void restore(version)}
          >
            Restore this version
          </Button>
          <Button look="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      {quote !== '' && (
        <p className={`${versionStyles.title} ${styles.quote}`} dir="auto">
          “{quote}”
        </p>
      )}
      {error && (
        <p role="alert" className={styles.refused}>
          {error.message}
        </p>
      )}
      <div className={versionStyles.panes}>
        {data && (
          <VersionList versions={versions} chosen={version ? keyOf(version) : null} onChoose={setChosen} />
        )}
        {version && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard.
          <section aria-label="Changes" tabIndex={0} className={versionStyles.texts}>
            <Changes version={version} />
          </section>
        )}
        {data?.length === 0 && (
          <p className={versionStyles.only}>Nothing is known of this annotation any more.</p>
        )}
      </div>
    </Dialog>
  );
}

const keyOf = ({ device, seq }: RecordVersion): string => `${device} ${seq}`;

/** The words of the passage as they were last set. */
function quoteIn(versions: readonly RecordVersion[]): string {
  const setting = versions.flatMap(({ fields }) => fields).find(({ field }) => field === 'anchor');
  return (setting?.after as Anchor | undefined)?.quote ?? '';
}

/** Gives the annotation back what it was, and offers to undo that. */
function useRestoring(annotation: string, onClose: () => void): (version: RecordVersion) => Promise<void> {
  const { client, run } = useLink();
  const step = useStep();
  const { show } = useNotices();
  return async ({ device, seq, at }) => {
    if (!(await run(() => client.history.restore({ annotation, device, seq }))).ok) return;
    onClose();
    show({
      message: `Restored what it was on ${momentWords(at)}`,
      action: { label: 'Undo', onAction: () => void step('undo') },
    });
  };
}

interface VersionListProps {
  readonly versions: readonly RecordVersion[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const people = usePeople().data ?? [];
  return (
    <ChoiceList
      aria-label="Changes, the latest first"
      className={versionStyles.list}
      chosen={chosen}
      onChoose={onChoose}
      items={versions.map(version => ({ ...version, id: keyOf(version) }))}
      dependencies={[people]}
    >
      {version => {
        const person = people.find(({ id }) => id === version.by);
        const name = person?.name ?? 'Someone';
        return (
          <ListBoxItem
            textValue={`${name}: ${howWords(version)}, ${momentWords(version.at)}`}
            className={`${lines.line} ${versionStyles.version}`}
          >
            <span className={versionStyles.number}>
              <span className={styles.person} dir="auto">
                <PersonMark person={person} isNamed /> {name}
              </span>
              {version.isCurrent && <span className={versionStyles.shown}>as now</span>}
            </span>
            <span className={versionStyles.how}>{howWords(version)}</span>
            <span className={versionStyles.when}>{momentWords(version.at)}</span>
          </ListBoxItem>
        );
      }}
    </ChoiceList>
  );
}

function Changes({ version }: { readonly version: RecordVersion }) {
  const changes = toldFields(version);
  if (changes.length === 0)
    return <p className={versionStyles.only}>{howWords(version)}. No field changed.</p>;
  return (
    <dl className={styles.changes}>
      {changes.map(change => (
        <Change key={change.field} change={change} />
      ))}
    </dl>
  );
}

function Change({ change }: { readonly change: FieldChange }) {
  const { before, after } = changeWords(change);
  const standing = STANDING[change.standing];
  return (
    <div className={styles.change}>
      <dt>
        {nameWords(change)}
        {standing && <span className={styles.standing}>{standing}</span>}
      </dt>
      <dd dir="auto">
        {change.field === 'note' || before === '' || after === '' ? (
          <Words before={before} after={after} />
        ) : (
          <span className={styles.values}>
            <del>{before}</del> → <ins>{after}</ins>
          </span>
        )}
        {before === '' && after === '' && 'empty'}
      </dd>
    </div>
  );
}
