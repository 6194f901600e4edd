/** Everything the window can do, by name, for the palette: the same acts as its buttons, menus and keys. */
import type { Appearance } from '../../shared/records/settings.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import type { ImportWay } from '../exchange/import-job.ts';
import type { AppCommand } from '../palette/choices.ts';
import type { AppDialog } from './Dialogs.tsx';
import type { History } from './history.ts';
import type { Panes } from './panes.ts';
import type { MainView, Whereabouts } from './place.ts';
import { MOD, SHIFT } from './shortcuts.ts';

export interface CommandContext {
  readonly workspace: WorkspaceState;
  readonly appearance: Appearance;
  readonly panes: Panes;
  readonly place: Whereabouts;
  readonly history: History;
  open(dialog: AppDialog): void;
  import(way: ImportWay): void;
  search(): void;
  /** Ids of the articles that acts are meant for: the selected ones, or the open one. */
  readonly articles: readonly string[];
  /** The annotation that has the focus. */
  readonly annotation: string | null;
  /** Null while there is no text to correct, or it is being corrected. */
  readonly correctText: (() => void) | null;
  /** Goes to a view, asking first where unsaved corrections would be lost. */
  showView(view: MainView): void;
  /** What can be asked about the texts of the open article; null while there is none, or it is being corrected. */
  readonly versions: ArticleVersions | null;
  setAppearance(patch: Partial<Appearance>): void;
  /** Opens the sample and shows around in it. */
  takeTour(): void;
  closeWorkspace(): void;
}

export interface ArticleVersions {
  compare(): void;
  importNew(): void;
  review(): void;
}

/** The commands that can be carried out now. */
export function appCommands(context: CommandContext): AppCommand[] {
  return [...work(context), ...history(context), ...view(context), ...rest(context)];
}

function work({
  open,
  import: bring,
  search,
  articles,
  correctText,
  versions,
}: CommandContext): AppCommand[] {
  return [
    { id: 'import', label: 'Import files…', run: () => bring('files') },
    { id: 'import-folder', label: 'Import a folder…', run: () => bring('folder') },
    { id: 'paste', label: 'Paste text as an article…', run: () => bring('text') },
    { id: 'bring-back', label: 'Bring annotations back…', run: () => bring('annotations') },
    { id: 'export', label: 'Export…', run: () => open({ type: 'export' }) },
    { id: 'share', label: 'Share…', run: () => open({ type: 'share' }) },
    { id: 'merge', label: 'Merge…', run: () => open({ type: 'merge' }) },
    { id: 'disagreements', label: 'Disagreements…', run: () => open({ type: 'disagreements' }) },
    ...aboutCollections(articles, open),
    { id: 'search', label: 'Search the workspace', keys: `${MOD}${SHIFT}F`, run: search },
    ...(correctText ? [{ id: 'correct', label: 'Correct text', keys: 'F2', run: correctText }] : []),
    ...(versions ? aboutVersions(versions) : []),
    { id: 'codebook', label: 'Codebook…', keys: `${MOD}B`, run: () => open({ type: 'codebook' }) },
    { id: 'places', label: 'Go to…', keys: 'G', run: () => open({ type: 'places' }) },
  ];
}

function aboutCollections(articles: readonly string[], open: CommandContext['open']): AppCommand[] {
  const what = articles.length === 1 ? 'the article' : `${articles.length} articles`;
  const collect: AppCommand = {
    id: 'collect',
    label: `Collections for ${what}…`,
    run: () => open({ type: 'collect', documents: articles, from: null }),
  };
  return [
    ...(articles.length === 0 ? [] : [collect]),
    {
      id: 'new-collection',
      label: 'New collection…',
      run: () => open({ type: 'collection', collection: null }),
    },
  ];
}

function aboutVersions({ compare, importNew, review }: ArticleVersions): AppCommand[] {
  return [
    { id: 'versions', label: 'Compare versions of the article…', run: compare },
    { id: 'new-version', label: 'Import a new version of the article…', run: importNew },
    { id: 'review', label: 'Review annotations that moved…', run: review },
  ];
}

function history({ workspace, history: steps, place, annotation, open }: CommandContext): AppCommand[] {
  const { undo, redo } = workspace;
  const told: AppCommand[] =
    annotation === null
      ? []
      : [
          {
            id: 'history',
            label: 'History of the annotation…',
            run: () => open({ type: 'history', annotation }),
          },
        ];
  return [
    ...(undo === null ? [] : [{ id: 'undo', label: `Undo: ${undo}`, keys: `${MOD}Z`, run: steps.undo }]),
    ...(redo === null
      ? []
      : [{ id: 'redo', label: `Redo: ${redo}`, keys: `${MOD}${SHIFT}Z`, run: steps.redo }]),
    ...(place.canGoBack ? [{ id: 'back', label: 'Back', keys: 'Alt ←', run: place.back }] : []),
    ...(place.canGoForward ? [{ id: 'forward', label: 'Forward', keys: 'Alt →', run: place.forward }] : []),
    ...told,
  ];
}

function view({ panes, appearance, setAppearance, place, showView }: CommandContext): AppCommand[] {
  const { library, inspector } = panes;
  const { theme, isHighContrast, highlightColours, textSize } = appearance;
  const themes = (['system', 'light', 'dark'] as const).filter(other => other !== theme);
  return [
    place.view === 'read'
      ? { id: 'table', label: 'Table of all annotations', keys: `${MOD}2`, run: () => showView('table') }
      : { id: 'read', label: 'Read the open article', keys: `${MOD}1`, run: () => showView('read') },
    pane('library', '[', library),
    pane('inspector', ']', inspector),
    ...themes.map(other => ({
      id: `theme-${other}`,
      label: `Theme: ${other === 'system' ? 'as the system' : other}`,
      run: () => setAppearance({ theme: other }),
    })),
    {
      id: 'contrast',
      label: isHighContrast ? 'Usual contrast' : 'High contrast',
      run: () => setAppearance({ isHighContrast: !isHighContrast }),
    },
    {
      id: 'colours',
      label: `Colour highlights by ${highlightColours === 'kind' ? 'person' : 'kind'}`,
      run: () => setAppearance({ highlightColours: highlightColours === 'kind' ? 'person' : 'kind' }),
    },
    {
      id: 'larger',
      label: 'Larger text',
      run: () => setAppearance({ textSize: Math.min(32, textSize + 1) }),
    },
    {
      id: 'smaller',
      label: 'Smaller text',
      run: () => setAppearance({ textSize: Math.max(12, textSize - 1) }),
    },
  ];
}

function pane(name: 'library' | 'inspector', keys: string, { isShown, show }: Panes['library']): AppCommand {
  return { id: name, label: `${isShown ? 'Hide' : 'Show'} the ${name}`, keys, run: () => show(!isShown) };
}

function rest({ open, takeTour, closeWorkspace }: CommandContext): AppCommand[] {
  return [
    { id: 'rename', label: 'Rename the workspace…', run: () => open({ type: 'rename' }) },
    { id: 'agreement', label: 'Agreement…', run: () => open({ type: 'agreement' }) },
    { id: 'activity', label: 'Activity…', run: () => open({ type: 'activity' }) },
    { id: 'check', label: 'Check the workspace…', run: () => open({ type: 'check' }) },
    { id: 'backups', label: 'Backups…', run: () => open({ type: 'backups' }) },
    { id: 'settings', label: 'Settings…', run: () => open({ type: 'settings' }) },
    { id: 'keys', label: 'Keys', keys: '?', run: () => open({ type: 'keys' }) },
    { id: 'tour', label: 'Take the tour', run: takeTour },
    { id: 'close', label: 'Close the workspace', run: closeWorkspace },
  ];
}
