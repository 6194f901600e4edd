/** Backups of the workspaces of this computer: what there is, one more, and the way back to any of them. */
import { useState } from 'react';
import { ListBoxItem } from 'react-aria-components';
import type { BackupShelf } from '../../shared/contract/backups.ts';
import type { Backup } from '../../shared/records/backup.ts';
import { useLink } from '../link/link.tsx';
import { useAbilities, useBackups } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceList } from '../ui/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import lines from '../ui/Lines.module.css';
import { Progress } from '../ui/Progress.tsx';
import { Select, type SelectOption } from '../ui/Select.tsx';
import { momentWords } from '../versions/version-words.ts';
import styles from './BackupsDialog.module.css';
import { canRestore, contentWords, whyWords } from './backup-words.ts';
import { type BackupAct, useBackupActs } from './use-backup-acts.ts';

export interface BackupsDialogProps {
  readonly onClose: () => void;
  /** Opens the workspace that was brought back. */
  readonly onRestored: (path: string) => void;
}

export function BackupsDialog({ onClose, onRestored }: BackupsDialogProps) {
  const { client, run } = useLink();
  const shelves = useBackups().data;
  const canReveal = useAbilities().data?.canReveal ?? false;
  const [wanted, setWanted] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const acts = useBackupActs(path => {
    onClose();
    onRestored(path);
  });
  const shelf = shelves?.find(({ path }) => path === wanted) ?? shelves?.[0];
  const backup = shelf?.backups.find(({ file }) => file === chosen) ?? shelf?.backups[0];
  const restore = (one: Backup | undefined) => {
    if (shelf && one && canRestore(one) && acts.busy === null) void acts.restore(shelf, one);
  };
  return (
    <Dialog
      title="Backups"
      onClose={onClose}
      isDismissable
      footer={
        <>
          {canReveal && backup && (
            <Button onPress={() => void run(() => client.shell.reveal({ path: backup.file }))}>
              Show in folder
            </Button>
          )}
          {shelf?.isOpen && (
            <Button isDisabled={acts.busy !== null} onPress={() => void acts.backUp()}>
              Back up now
            </Button>
          )}
          <Button
            look="primary"
            isDisabled={!backup || !canRestore(backup) || acts.busy !== null}
            onPress={() => restore(backup)}
          >
            Restore…
          </Button>
        </>
      }
    >
      <p className={styles.about}>
        Whole copies, checked when they were made and kept apart from the workspace. Restoring makes a new
        workspace of one and changes nothing else.
      </p>
      {shelves && shelves.length > 1 && (
        <Select
          label="Workspace"
          look="field"
          placeholder=""
          value={shelf?.path ?? null}
          options={shelfOptions(shelves)}
          onChange={setWanted}
        />
      )}
      {shelf && <Where shelf={shelf} />}
      {shelf && (
        <BackupList shelf={shelf} chosen={backup?.file ?? null} onChoose={setChosen} onRestore={restore} />
      )}
      {shelves?.length === 0 && <p className={styles.empty}>There is no backup on this computer yet.</p>}
      <Busy act={acts.busy} />
    </Dialog>
  );
}

/** Named as the workspaces are, those of one name by their paths: a restored one is called as the one before. */
function shelfOptions(shelves: readonly BackupShelf[]): SelectOption[] {
  return shelves.map(({ path, name }) => {
    const isAlone = shelves.filter(other => other.name === name).length === 1;
    return { id: path, label: isAlone ? name : path };
  });
}

/** Which workspace it is, and whether it is still there. */
function Where({ shelf: { path, isThere } }: { readonly shelf: BackupShelf }) {
  return (
    <p className={styles.where}>
      {path}
      {!isThere && <span className={styles.gone}> is not there any more</span>}
    </p>
  );
}

function Busy({ act }: { readonly act: BackupAct | null }) {
  if (act === null) return null;
  const label = act === 'backUp' ? 'Backing up…' : 'Checking the backup and making a workspace of it…';
  return <Progress label={label} done={0} total={0} />;
}

interface BackupListProps {
  readonly shelf: BackupShelf;
  /** Path of the chosen backup. */
  readonly chosen: string | null;
  readonly onChoose: (file: string) => void;
  readonly onRestore: (backup: Backup | undefined) => void;
}

function BackupList({ shelf, chosen, onChoose, onRestore }: BackupListProps) {
  const { backups, name } = shelf;
  return (
    <ChoiceList
      aria-label={`Backups of ${name}, the latest first`}
      className={styles.list}
      chosen={chosen}
      onChoose={onChoose}
      onAction={key => onRestore(backups.find(({ file }) => file === key))}
      items={backups.map(backup => ({ ...backup, id: backup.file }))}
      renderEmptyState={() => (
        <p className={styles.empty}>
          No backup yet. Postil makes one when this workspace was changed and is closed or opened, and every
          day while it stays open.
        </p>
      )}
    >
      {backup => (
        <ListBoxItem
          textValue={`${momentWords(backup.at)}, ${whyWords(backup)}, ${contentWords(backup)}`}
          className={`${lines.line} ${styles.backup}`}
        >
          <span className={styles.when}>{momentWords(backup.at)}</span>
          <span className={styles.why}>{whyWords(backup)}</span>
          <span className={backup.isSound ? styles.content : styles.unsound}>{contentWords(backup)}</span>
        </ListBoxItem>
      )}
    </ChoiceList>
  );
}
