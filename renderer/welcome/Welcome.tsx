/** What the window shows while no workspace is open. */
import { FilePlus2, FolderOpen, NotebookPen, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RecentWorkspace, Settings } from '../../shared/records/settings.ts';
import { BackupsDialog } from '../backups/BackupsDialog.tsx';
import { useFileChoice } from '../exchange/file-choice.tsx';
import { useLink } from '../link/link.tsx';
import { useBackups, useReadRecentAgain, useRecent } from '../link/queries.ts';
import { isComplete, MeForm } from '../settings/MeForm.tsx';
import { useSetMe } from '../settings/me.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useFocusReturn } from '../ui/focus-return.ts';
import { type Opening, useOpening } from './opening.ts';
import styles from './Welcome.module.css';

export interface WelcomeProps {
  readonly settings: Settings;
  readonly onTour: () => void;
}

export function Welcome({ settings, onTour }: WelcomeProps) {
  const opening = useOpening(useFileChoice());
  return (
    <main aria-label="Welcome" className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.brand}>
          Postil<span>.</span>
        </h1>
        <p className={styles.about}>
          Read for evidence: tag the claims, precedents and policy options in what you read, and take them
          away as a table. Everything stays on this computer.
        </p>
        {settings.isMeConfirmed ? (
          <Ways opening={opening} onTour={onTour} />
        ) : (
          <Introduction settings={settings} />
        )}
      </div>
    </main>
  );
}

/** The first start: who annotates. */
function Introduction({ settings }: { readonly settings: Settings }) {
  const [me, change] = useState(settings.me);
  const setMe = useSetMe();
  return (
    <section aria-label="Who is annotating?" className={styles.card}>
      <h2 className={styles.title}>Who is annotating?</h2>
      <p className={styles.note}>Every annotation says who made it. You can change this at any time.</p>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault();
          if (isComplete(me)) void setMe(me);
        }}
      >
        <MeForm me={me} onChange={details => change({ ...me, ...details })} autoFocus />
        <Button look="primary" type="submit" isDisabled={!isComplete(me)}>
          Continue
        </Button>
      </form>
    </section>
  );
}

function Ways({ opening, onTour }: { readonly opening: Opening; readonly onTour: () => void }) {
  const known = useRecent().data;
  const recent = known ?? [];
  const ways = useRef<HTMLDivElement>(null);
  // So that the keyboard is where the next step is, also after the introduction is gone.
  useEffect(() => ways.current?.querySelector('button')?.focus(), []);
  return (
    <>
      <div ref={ways} className={styles.ways}>
        <Way
          icon={<FilePlus2 />}
          label="New workspace…"
          note="A file for one line of work"
          onPress={opening.create}
        />
        <Way icon={<FolderOpen />} label="Open…" note="A workspace you have" onPress={opening.choose} />
        <Way
          icon={<NotebookPen />}
          label="Open the sample"
          note="An op-ed, tagged throughout"
          onPress={opening.openSample}
        />
      </div>
      {known?.length === 0 && (
        <p className={styles.offer}>
          New here? The tour shows you around the sample in five steps.{' '}
          <Button onPress={onTour}>Take the tour</Button>
        </p>
      )}
      {recent.length > 0 && (
        <section aria-label="Recent workspaces" className={styles.recent}>
          <h2 className={styles.heading}>Recent</h2>
          <ul>
            {recent.map(workspace => (
              <Recent key={workspace.path} workspace={workspace} onOpen={opening.open} />
            ))}
          </ul>
        </section>
      )}
      <Backups onRestored={opening.open} />
    </>
  );
}

/** The way to a workspace that is gone or spoilt, where there is one. */
function Backups({ onRestored }: { readonly onRestored: (path: string) => void }) {
  const hasAny = (useBackups().data ?? []).length > 0;
  const [isOpen, setOpen] = useState(false);
  useFocusReturn(isOpen);
  if (!hasAny) return null;
  return (
    <p className={styles.offer}>
      A workspace is gone, or not as it should be? Postil keeps copies.{' '}
      <Button onPress={() => setOpen(true)}>Backups…</Button>
      {isOpen && <BackupsDialog onClose={() => setOpen(false)} onRestored={onRestored} />}
    </p>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly note: string;
  readonly onPress: () => void;
}

function Way({ icon, label, note, onPress }: WayProps) {
  return (
    <button type="button" className={styles.way} onClick={onPress}>
      {icon}
      <span className={styles.label}>{label}</span>
      <span className={styles.note}>{note}</span>
    </button>
  );
}

interface RecentProps {
  readonly workspace: RecentWorkspace;
  readonly onOpen: (path: string) => void;
}

function Recent({ workspace, onOpen }: RecentProps) {
  const { client, run } = useLink();
  const readAgain = useReadRecentAgain();
  const { path, name, openedAt } = workspace;
  const forget = async () => {
    if ((await run(() => client.workspace.forgetRecent({ path }))).ok) readAgain();
  };
  return (
    <li className={styles.item}>
      <button type="button" className={styles.open} onClick={() => onOpen(path)}>
        <span className={styles.label} dir="auto">
          {name}
        </span>
        <span className={styles.path}>{path}</span>
        <span className={styles.date}>
          {new Date(openedAt).toLocaleDateString('en-GB', { dateStyle: 'medium' })}
        </span>
      </button>
      <IconButton
        size="small"
        label={`Forget ${name}`}
        tip="Take off this list"
        icon={<X />}
        onPress={() => void forget()}
      />
    </li>
  );
}
