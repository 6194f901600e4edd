/** The app: what every screen shares, and which screen there is. */
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useBackupWarning } from '../backups/use-backup-warning.ts';
import { FileChoiceProvider } from '../exchange/file-choice.tsx';
import type { Refusal } from '../link/faults.ts';
import { LinkProvider, useLinkState } from '../link/link.tsx';
import { useSettings, useWorkspaceState } from '../link/queries.ts';
import type { Connection } from '../link/transport.ts';
import { MeDialog } from '../settings/MeDialog.tsx';
import { useTour } from '../tour/use-tour.ts';
import { NoticesProvider, useNotices } from '../ui/Notices.tsx';
import { Welcome } from '../welcome/Welcome.tsx';
import styles from './App.module.css';
import { Frame } from './Frame.tsx';
import { LostBanner } from './Stopped.tsx';
import { useTheme } from './theme.ts';

export interface AppProps {
  readonly connection: Connection;
  readonly cache: QueryClient;
}

export function App(props: AppProps) {
  return (
    <NoticesProvider>
      <Connected {...props} />
    </NoticesProvider>
  );
}

function Connected({ connection, cache }: AppProps) {
  const { show } = useNotices();
  const onRefusal = useCallback(({ message }: Refusal) => show({ message, isProblem: true }), [show]);
  return (
    <LinkProvider connection={connection} cache={cache} onRefusal={onRefusal}>
      <FileChoiceProvider>
        <Screen />
      </FileChoiceProvider>
    </LinkProvider>
  );
}

/** Nothing is drawn until it is known what to draw: that takes a few milliseconds. */
function Screen() {
  const { lost } = useLinkState();
  const settings = useSettings().data;
  const workspace = useWorkspaceState().data;
  const tour = useTour();
  useTheme(settings?.appearance);
  useBackupWarning();
  return (
    <div className={styles.window}>
      {lost !== null && <LostBanner why={lost} />}
      {settings && workspace === null && <Welcome settings={settings} onTour={tour.start} />}
      {settings && workspace && (
        <Frame key={workspace.path} workspace={workspace} settings={settings} tour={tour} />
      )}
      {settings && workspace && !settings.isMeConfirmed && <MeDialog me={settings.me} />}
    </div>
  );
}
