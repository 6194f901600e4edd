/** The name of the workspace, and what can be done with it as a whole. */
import { ChevronDown } from 'lucide-react';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { useFileChoice } from '../exchange/file-choice.tsx';
import { useLink } from '../link/link.tsx';
import { useAbilities, useRecent } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { useOpening } from '../welcome/opening.ts';
import type { AppDialog } from './Dialogs.tsx';
import styles from './WorkspaceMenu.module.css';

export interface WorkspaceMenuProps {
  readonly workspace: WorkspaceState;
  readonly onDialog: (dialog: AppDialog) => void;
  /** Leaves the workspace by `go`, unless something would be lost and the analyst stays. */
  readonly onLeave: (go: () => void) => void;
  readonly onTour: () => void;
}

/** Most recent workspaces offered. */
const MOST_RECENT = 5;

export function WorkspaceMenu({ workspace, onDialog, onLeave, onTour }: WorkspaceMenuProps) {
  const { client, run } = useLink();
  const abilities = useAbilities().data;
  const recent = useRecent().data ?? [];
  const opening = useOpening(useFileChoice());

  const others = recent.filter(({ path }) => path !== workspace.path).slice(0, MOST_RECENT);
  const own: MenuAction[] = [
    { id: 'codebook', label: 'Codebook…', onAction: () => onDialog({ type: 'codebook' }) },
    { id: 'agreement', label: 'Agreement…', onAction: () => onDialog({ type: 'agreement' }) },
    { id: 'rename', label: 'Rename…', onAction: () => onDialog({ type: 'rename' }) },
    { id: 'merge', label: 'Merge…', onAction: () => onDialog({ type: 'merge' }) },
    { id: 'share', label: 'Share…', onAction: () => onDialog({ type: 'share' }) },
    { id: 'disagreements', label: 'Disagreements…', onAction: () => onDialog({ type: 'disagreements' }) },
    { id: 'activity', label: 'Activity…', onAction: () => onDialog({ type: 'activity' }) },
    { id: 'check', label: 'Check workspace…', onAction: () => onDialog({ type: 'check' }) },
    { id: 'backups', label: 'Backups…', onAction: () => onDialog({ type: 'backups' }) },
  ];
  const open: MenuAction[] = [
    { id: 'new', label: 'New workspace…', onAction: () => onLeave(opening.create) },
    { id: 'open', label: 'Open another…', onAction: () => onLeave(opening.choose) },
    ...others.map(({ path, name }) => ({
      id: path,
      label: name,
      detail: folderOf(path),
      onAction: () => onLeave(() => opening.open(path)),
    })),
  ];
  const leave: MenuAction[] = [
    { id: 'settings', label: 'Settings…', onAction: () => onDialog({ type: 'settings' }) },
    { id: 'keys', label: 'Keys', note: '?', onAction: () => onDialog({ type: 'keys' }) },
    { id: 'tour', label: 'Take the tour', onAction: () => onLeave(onTour) },
    {
      id: 'close',
      label: 'Close workspace',
      onAction: () => onLeave(() => void run(() => client.workspace.close())),
    },
  ];
  if (abilities?.canQuit) {
    leave.push({
      id: 'quit',
      label: 'Quit Postil',
      onAction: () => onLeave(() => void run(() => client.shell.quit())),
    });
  }
  return (
    <Menu
      label="Workspace"
      groups={[own, open, leave]}
      trigger={
        <Button look="quiet" aria-label={`Workspace ${workspace.name}`}>
          <span className={styles.name} dir="auto">
            {workspace.name}
          </span>
          <ChevronDown aria-hidden="true" className={styles.arrow} />
        </Button>
      }
    />
  );
}

/** The folder of a path, for telling workspaces of one name apart. */
function folderOf(path: string): string {
  return path.split(/[\\/]/).slice(-3, -1).join(' / ');
}
