/** Backups of the workspaces of this computer. */

import type { BackupShelf } from '../../../shared/contract/backups.ts';
import type { WorkspaceState } from '../../../shared/records/workspace.ts';
import { listShelves, shelfFolder } from '../workspace/backups/shelf.ts';
import { faulting } from '../workspace/faults.ts';
import { calls } from './calls.ts';
import type { Session } from './session.ts';
import { isThere } from './there.ts';

export const backupHandlers = {
  list: calls.backups.list.handler(({ context }) => list(context.session)),
  make: calls.backups.make.handler(({ context }) => {
    const { backups, workspace } = context.session;
    return backups.make(workspace, 'manual');
  }),
  restore: calls.backups.restore.handler(({ context, input }) =>
    context.session.worker.restore(input.file, input.to),
  ),
};

async function list(session: Session): Promise<BackupShelf[]> {
  const backupFolder = session.profile.backups;
  const open = session.state();
  const shelves = faulting('Cannot read the backups', backupFolder, () => listShelves(backupFolder));
  const own = shelves.find(({ path }) => path === open?.path);
  const others = shelves.filter(shelf => shelf !== own);
  const shown = open === null ? others : [own ?? emptyShelf(backupFolder, open), ...others];
  return Promise.all(
    shown.map(async shelf => ({
      ...shelf,
      backups: [...shelf.backups],
      isOpen: shelf.path === open?.path,
      isThere: await isThere(shelf.path),
    })),
  );
}

function emptyShelf(root: string, { path, name }: WorkspaceState) {
  return { path, name, folder: shelfFolder(root, path), backups: [] };
}
