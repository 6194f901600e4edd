/** What can be done with backups. A refusal is told to the person and changes nothing. */
import { useEffect, useRef, useState } from 'react';
import type { BackupShelf } from '../../shared/contract/backups.ts';
import type { Backup } from '../../shared/records/backup.ts';
import { useFileChoice } from '../exchange/file-choice.tsx';
import { folderOf } from '../exchange/paths.ts';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { contentWords, restoredName } from './backup-words.ts';

export type BackupAct = 'backUp' | 'restore';

export interface BackupActs {
  /** What is under way. */
  readonly busy: BackupAct | null;
  /** Backs up the open workspace; it then stands first in the list. */
  backUp(): Promise<void>;
  /** Asks where to, and makes a workspace of a backup there. */
  restore(shelf: BackupShelf, backup: Backup): Promise<void>;
}

/**
 * @param onRestored Takes the path of the new workspace, to open it. Who has gone on to something else meanwhile is
 * asked first.
 */
export function useBackupActs(onRestored: (path: string) => void): BackupActs {
  const { client, run } = useLink();
  const { show } = useNotices();
  const choice = useFileChoice();
  const [busy, setBusy] = useState<BackupAct | null>(null);
  const isHere = useIsHere();
  const during = async (act: BackupAct, work: () => Promise<void>) => {
    setBusy(act);
    await work();
    setBusy(null);
  };
  return {
    busy,
    backUp: () =>
      during('backUp', async () => {
        const made = await run(() => client.backups.make());
        if (made.ok) show({ message: `Backed up: ${contentWords(made.value)}.` });
      }),
    restore: async ({ name, path, isThere }, backup) => {
      const to = await choice.chooseSave({
        suggestedName: restoredName(name, backup),
        purpose: 'workspace',
        folder: isThere ? folderOf(path) : null,
      });
      if (to === null) return;
      await during('restore', async () => {
        const restored = await run(() => client.backups.restore({ file: backup.file, to }));
        if (!restored.ok) return;
        const open = () => onRestored(restored.value.path);
        if (isHere()) open();
        else
          show({
            message: `The backup is restored: ${restored.value.path}`,
            action: { label: 'Open', onAction: open },
          });
      });
    },
  };
}

/** Whether the component is still on show. */
function useIsHere(): () => boolean {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return () => isHere.current;
}
