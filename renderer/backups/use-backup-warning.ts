/** Tells the person when their workspace could not be backed up, which keeps nobody from working. */
import { useEffect } from 'react';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';

export function useBackupWarning(): void {
  const { onEvent } = useLink();
  const { show } = useNotices();
  useEffect(
    () =>
      onEvent(event => {
        if (event.type !== 'backupFailed') return;
        show({
          message: `${event.message}. Your work is saved; only this backup is missing.`,
          isProblem: true,
        });
      }),
    [onEvent, show],
  );
}
