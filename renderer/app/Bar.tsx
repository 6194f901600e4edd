/** The bar over the panes. */
import {
  ArrowLeft,
  ArrowRight,
  PanelLeft,
  PanelRight,
  Redo2,
  Settings as SettingsIcon,
  Undo2,
} from 'lucide-react';
import type { RefObject } from 'react';
import type { SearchHit } from '../../shared/contract/search.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Key } from '../ui/Key.tsx';
import styles from './Bar.module.css';
import type { AppDialog } from './Dialogs.tsx';
import { focusText } from './focus-text.ts';
import type { History } from './history.ts';
import type { Panes } from './panes.ts';
import type { MainView, Whereabouts } from './place.ts';
import { MOD, SHIFT } from './shortcuts.ts';
import { ViewTabs } from './ViewTabs.tsx';
import { WorkspaceMenu } from './WorkspaceMenu.tsx';

export interface BarProps {
  readonly workspace: WorkspaceState;
  readonly panes: Panes;
  readonly history: History;
  readonly place: Whereabouts;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onDialog: (dialog: AppDialog) => void;
  /** Leaves the workspace by `go`, unless something would be lost and the analyst stays. */
  readonly onLeave: (go: () => void) => void;
  readonly onTour: () => void;
  readonly onView: (view: MainView) => void;
}

export function Bar(props: BarProps) {
  const { workspace, panes, history, place, searchField, onDialog, onLeave, onTour, onView } = props;
  const { library, inspector } = panes;
  return (
    <header className={styles.bar}>
      <div className={styles.side}>
        <IconButton
          label={library.isShown ? 'Hide library' : 'Show library'}
          tip={<Tip words={library.isShown ? 'Hide library' : 'Show library'} keys="[" />}
          icon={<PanelLeft />}
          onPress={() => library.show(!library.isShown)}
        />
        <span className={styles.brand}>
          Postil<span>.</span>
        </span>
        <ViewTabs view={place.view} onChange={onView} />
        <WorkspaceMenu workspace={workspace} onDialog={onDialog} onLeave={onLeave} onTour={onTour} />
        <span className={styles.visits}>
          <IconButton
            label="Back"
            tip={<Tip words="Back" keys="Alt ←" />}
            icon={<ArrowLeft />}
            isDisabled={!place.canGoBack}
            onPress={place.back}
          />
          <IconButton
            label="Forward"
            tip={<Tip words="Forward" keys="Alt →" />}
            icon={<ArrowRight />}
            isDisabled={!place.canGoForward}
            onPress={place.forward}
          />
        </span>
      </div>
      <SearchBox
        field={searchField}
        onGo={hit => {
          goTo(hit, place);
          focusText();
        }}
        onLeave={focusText}
        shortcut={`${MOD}${SHIFT}F`}
      />
      <div className={`${styles.side} ${styles.end}`}>
        <IconButton
          label="Undo"
          tip={
            <Tip
              words={workspace.undo === null ? 'Nothing to undo' : `Undo: ${workspace.undo}`}
              keys={`${MOD}Z`}
            />
          }
          icon={<Undo2 />}
          isDisabled={workspace.undo === null}
          onPress={history.undo}
        />
        <IconButton
          label="Redo"
          tip={
            <Tip
              words={workspace.redo === null ? 'Nothing to redo' : `Redo: ${workspace.redo}`}
              keys={`${MOD}${SHIFT}Z`}
            />
          }
          icon={<Redo2 />}
          isDisabled={workspace.redo === null}
          onPress={history.redo}
        />
        <IconButton label="Settings" icon={<SettingsIcon />} onPress={() => onDialog({ type: 'settings' })} />
        <span className={styles.share}>
          <Button look="quiet" onPress={() => onDialog({ type: 'merge' })}>
            Merge…
          </Button>
          <Button onPress={() => onDialog({ type: 'share' })}>Share…</Button>
        </span>
        <span data-tour="export">
          <Button look="primary" onPress={() => onDialog({ type: 'export' })}>
            Export…
          </Button>
        </span>
        <IconButton
          label={inspector.isShown ? 'Hide inspector' : 'Show inspector'}
          tip={<Tip words={inspector.isShown ? 'Hide inspector' : 'Show inspector'} keys="]" />}
          icon={<PanelRight />}
          onPress={() => inspector.show(!inspector.isShown)}
        />
      </div>
    </header>
  );
}

function Tip({ words, keys }: { readonly words: string; readonly keys: string }) {
  return (
    <span className={styles.tip}>
      {words} <Key>{keys}</Key>
    </span>
  );
}

function goTo({ document, annotation, start, end }: SearchHit, place: Whereabouts): void {
  if (annotation !== null) place.openAnnotation(document, annotation);
  else if (start !== null && end !== null) place.openPassage(document, { start, end });
  else place.openDocument(document);
}
