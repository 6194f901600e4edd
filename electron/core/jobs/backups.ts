/** What the worker does for backups: whole files are read and written, which may take seconds. */
import type { Restored } from '../../../shared/contract/backups.ts';
import type { Backup } from '../../../shared/records/backup.ts';
import { type BackupWish, makeBackup } from '../workspace/backups/make.ts';
import { copyWorkspace } from '../workspace/backups/restore.ts';
import { openReadonly } from '../workspace/open.ts';

/** Backs up a workspace that is open here, as `makeBackup` does. @throws Fault, and those of opening it. */
export function backUp(wish: BackupWish, migrations: string): { readonly backup: Backup } {
  const { db, close } = openReadonly(wish.path, { migrations, isOpenHere: true });
  try {
    return { backup: makeBackup(db, wish, Date.now()) };
  } finally {
    close();
  }
}

/** Brings a backup back as a new file, as `copyWorkspace` does. @throws Fault */
export function restore(file: string, to: string, migrations: string): { readonly restored: Restored } {
  return { restored: copyWorkspace({ from: file, to, migrations, what: 'Cannot restore the backup' }) };
}
