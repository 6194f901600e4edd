/** The line at the foot of the window. It speaks only when asked: what is done is announced elsewhere. */
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { useLinkState } from '../link/link.tsx';
import { useAnnotations } from '../link/queries.ts';
import { counted } from '../ui/counted.ts';
import styles from './StatusLine.module.css';

/** Put in by the build, from package.json. */
declare const __POSTIL_VERSION__: string;

export interface StatusLineProps {
  readonly workspace: WorkspaceState;
  readonly document: string | null;
  /** Whether the text of an article is being corrected and not as it is stored. */
  readonly hasCorrections: boolean;
}

export function StatusLine({ workspace, document, hasCorrections }: StatusLineProps) {
  const { pending, lost } = useLinkState();
  const here = useAnnotations(document).data?.length;
  const { claim, precedent, option } = workspace.annotations;
  const all = claim + precedent + option;
  const kept = hasCorrections ? 'Corrections not saved' : 'Saved';
  const saved = lost !== null ? 'Not connected' : pending > 0 ? 'Saving…' : kept;
  const counts =
    document === null || here === undefined
      ? `${counted(workspace.documents, 'article')} · ${counted(all, 'annotation')} in the workspace`
      : `${counted(here, 'annotation')} in this article · ${all.toLocaleString('en')} in the workspace`;
  return (
    <div role="status" aria-live="off" className={styles.status}>
      <span className={lost !== null ? styles.lost : hasCorrections ? styles.unsaved : styles.saved}>
        <span aria-hidden="true">● </span>
        {saved}
      </span>
      <span>{counts}</span>
      <span className={styles.offline}>Offline · nothing leaves this computer</span>
      <span className={styles.version}>v{__POSTIL_VERSION__}</span>
    </div>
  );
}
