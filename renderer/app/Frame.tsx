/** The window while a workspace is open: bar, three panes, status line, and the dialogs over them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { Document } from '../../shared/records/document.ts';
import { defaultAppearance, type Settings } from '../../shared/records/settings.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { DisputeWalk } from '../agreement/DisputeWalk.tsx';
import type { Walk } from '../agreement/walk.ts';
import { Exchange, type ExchangeHandle } from '../exchange/Exchange.tsx';
import { useChosen } from '../inspector/chosen.ts';
import { useChosenActs } from '../inspector/chosen-acts.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Library } from '../library/Library.tsx';
import { useLibrary } from '../library/library-state.ts';
import { useLink } from '../link/link.tsx';
import { useDocuments, useSetAppearance } from '../link/queries.ts';
import type { Target } from '../palette/choices.ts';
import type { CorrectionStatus } from '../reader/correcting/step-log.ts';
import { CurrentRow } from '../table/current-row.ts';
import { TableInspector } from '../table/TableInspector.tsx';
import { TableView } from '../table/TableView.tsx';
import { Tour } from '../tour/Tour.tsx';
import type { Tour as TourState } from '../tour/use-tour.ts';
import { useFocusReturn } from '../ui/focus-return.ts';
import { useNotices } from '../ui/Notices.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { ReviewLine } from '../versions/ReviewLine.tsx';
import { ReviewPanel } from '../versions/ReviewPanel.tsx';
import { useReview } from '../versions/use-review.ts';
import { Bar } from './Bar.tsx';
import { appCommands } from './commands.ts';
import { useCorrecting, useCorrectingHistory } from './correcting.ts';
import { type AppDialog, Dialogs } from './Dialogs.tsx';
import styles from './Frame.module.css';
import { focusText, leaveOnEscape } from './focus-text.ts';
import { useHistory } from './history.ts';
import { INSPECTOR_WIDTHS, LIBRARY_WIDTHS, usePanes } from './panes.ts';
import { type MainView, usePlace } from './place.ts';
import { ReaderPane, type ReaderPaneHandle } from './ReaderPane.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Still } from './Still.tsx';
import { MOD, SHIFT, useShortcuts } from './shortcuts.ts';

export interface FrameProps {
  readonly workspace: WorkspaceState;
  readonly settings: Settings;
  readonly tour: TourState;
}

export function Frame({ workspace, settings, tour }: FrameProps) {
  const { appearance } = settings;
  const place = usePlace(workspace.path);
  const panes = usePanes(appearance);
  const documents = useDocuments();
  const [dialog, setDialog] = useState<AppDialog | null>(null);
  const [walk, setWalk] = useState<Walk | null>(null);
  const exchange = useRef<ExchangeHandle>(null);
  const [noteWanted, setNoteWanted] = useState<string | null>(null);
  useFocusReturn(dialog !== null);
  useExpiringNotices();
  const searchField = useRef<HTMLInputElement>(null);
  const history = useHistory(place);

  const openId = openDocument(documents.data ?? [], place.document);
  const library = useLibrary(openId, place.openDocument);
  const chosen = useChosen(openId, place.annotation);
  const chosenActs = useChosenActs({
    document: openId,
    onPickTags: ids => setDialog({ type: 'tags', annotations: ids }),
    onLinkTo: ids => setDialog({ type: 'link', annotations: ids }),
  });
  const showHistory = (annotation: string) => setDialog({ type: 'history', annotation });
  const editCodebook = useCallback(() => setDialog({ type: 'codebook' }), []);

  const correcting = useCorrecting({ ...place, document: openId }, documents.data ?? []);
  const isCorrecting = correcting.article !== null;
  const shownHistory = useCorrectingHistory(history, correcting);
  const reader = useRef<ReaderPaneHandle>(null);
  const shownWorkspace = isCorrecting ? { ...workspace, ...typedSteps(correcting.status) } : workspace;
  const correctText = () => reader.current?.correctText();
  const [tableRow] = useState(() => new CurrentRow());
  const isTable = place.view === 'table';
  const { claim, precedent, option } = workspace.annotations;
  const wasTable = useRef(isTable);
  wasTable.current ||= isTable;
  const showView = (view: MainView) => correcting.leave(() => place.showView(view));

  useShortcuts({
    ...shownHistory,
    correctText,
    toggleLibrary: () => panes.library.show(!panes.library.isShown),
    toggleInspector: () => panes.inspector.show(!panes.inspector.isShown),
    search: () => searchField.current?.focus(),
    commands: () => setDialog({ type: 'commands' }),
    goTo: () => setDialog({ type: 'places' }),
    back: place.back,
    forward: place.forward,
    editCodebook,
    showRead: () => showView('read'),
    showTable: () => showView('table'),
    showKeys: () => setDialog({ type: 'keys' }),
  });

  const showInspector = panes.inspector.show;
  const review = useReview(openId, showInspector);
  const openArticle = documents.data?.find(({ document }) => document.id === openId)?.document;
  const versionsOf = (document: Document | undefined) =>
    document
      ? {
          compare: () => setDialog({ type: 'versions', document }),
          importNew: () => exchange.current?.importVersion(document),
          review: () => review.open(document.id),
        }
      : null;

  const setAppearance = useSetAppearance();
  const { client, run } = useLink();
  const articles = library.chosen.length > 0 ? library.chosen : openId === null ? [] : [openId];
  const commands = appCommands({
    workspace: shownWorkspace,
    appearance,
    panes,
    place,
    history: shownHistory,
    correctText: openId === null || isCorrecting || isTable ? null : correctText,
    showView,
    open: setDialog,
    import: way => exchange.current?.import(way),
    search: () => searchField.current?.focus(),
    articles,
    annotation: isTable ? (tableRow.get()?.annotation.id ?? null) : place.annotation,
    versions: isCorrecting ? null : versionsOf(openArticle),
    setAppearance,
    takeTour: () => correcting.leave(tour.start),
    closeWorkspace: () => correcting.leave(() => void run(() => client.workspace.close())),
  });
  const goTo = (target: Target) => {
    if (target.type === 'article') place.openDocument(target.document);
    else if (openId !== null) place.openPassage(openId, target);
    focusText();
  };

  const tourStep = tour.stepIn(workspace.path);
  const endTour = useCallback(() => tour.end(workspace.path), [tour.end, workspace.path]);
  useEffect(() => endTour, [endTour]);

  const forgetNote = useCallback(() => setNoteWanted(null), []);
  const editNote = useCallback(
    (annotation: string) => {
      place.focus(annotation);
      showInspector(true);
      setNoteWanted(annotation);
    },
    [place.focus, showInspector],
  );

  return (
    <>
      <Bar
        workspace={shownWorkspace}
        panes={panes}
        history={shownHistory}
        onLeave={correcting.leave}
        place={place}
        searchField={searchField}
        onDialog={setDialog}
        onTour={tour.start}
        onView={showView}
      />
      <div className={styles.panes}>
        {panes.library.isShown && (
          <nav aria-label="Library" className={styles.side}>
            <div id="library" className={styles.library} style={{ width: panes.library.width }}>
              <Library
                library={library}
                opened={openId}
                onImport={way => exchange.current?.import(way)}
                onCollect={(documents, from) => setDialog({ type: 'collect', documents, from })}
                onExport={documents => setDialog({ type: 'export', documents })}
                onNameCollection={collection => setDialog({ type: 'collection', collection })}
                onDetails={document => setDialog({ type: 'details', document })}
                onVersions={document => setDialog({ type: 'versions', document })}
                onNewVersion={document => exchange.current?.importVersion(document)}
              />
            </div>
            <Splitter
              label="Width of the library"
              controls="library"
              side="start"
              width={panes.library.width}
              least={LIBRARY_WIDTHS.least}
              most={panes.library.most}
              usual={defaultAppearance.libraryWidth}
              onChange={panes.library.resize}
              onSettle={panes.library.settle}
            />
          </nav>
        )}
        <TableView
          path={workspace.path}
          columns={appearance.tableColumns}
          isShown={isTable}
          look={place.look}
          onLook={place.openLook}
          everything={claim + precedent + option}
          onOpen={place.openAnnotation}
          onPickTags={ids => setDialog({ type: 'tags', annotations: ids, document: null })}
          onExport={({ matrix, ...scope }) =>
            setDialog({ type: 'export', scope, ...(matrix === undefined ? {} : { matrix }) })
          }
          onRow={tableRow.set}
        />
        {!isTable && (
          <ReaderPane
            ref={reader}
            correcting={correcting}
            documentId={openId}
            isEmpty={documents.data?.length === 0}
            takesKeyboard={wasTable.current}
            place={place}
            chosen={chosen}
            chosenActs={chosenActs}
            look={appearance}
            history={history}
            onImport={() => exchange.current?.import('files')}
            onLinkTo={annotation => setDialog({ type: 'link', annotations: [annotation] })}
            onPickTags={ids => setDialog({ type: 'tags', annotations: ids })}
            onEditCodebook={editCodebook}
            onDetails={document => setDialog({ type: 'details', document })}
            onEditNote={editNote}
            onSelect={review.onSelect}
          />
        )}
        {panes.inspector.isShown && (
          <aside
            aria-label={review.document === null || isTable ? 'Inspector' : 'Review'}
            className={`${styles.side} ${panes.isNarrow ? styles.over : ''}`}
            // Annotations wait while the words under them change.
            inert={isCorrecting}
            onKeyDown={leaveOnEscape}
          >
            <Splitter
              label="Width of the inspector"
              controls="inspector"
              side="end"
              width={panes.inspector.width}
              least={INSPECTOR_WIDTHS.least}
              most={panes.inspector.most}
              usual={defaultAppearance.inspectorWidth}
              onChange={panes.inspector.resize}
              onSettle={panes.inspector.settle}
            />
            <div id="inspector" className={styles.inspector} style={{ width: panes.inspector.width }}>
              <Still isStill={isCorrecting}>
                {isTable ? (
                  <TableInspector
                    current={tableRow}
                    onOpen={place.openAnnotation}
                    onLinkTo={({ annotation, document }) =>
                      setDialog({ type: 'link', annotations: [annotation.id], document: document.id })
                    }
                    onHistory={showHistory}
                    person={workspace.me}
                  />
                ) : review.document === null ? (
                  <>
                    <ReviewLine document={openId} onReview={review.open} />
                    <Inspector
                      document={openId}
                      focused={place.annotation}
                      chosen={chosen}
                      acts={chosenActs}
                      onFocus={place.focus}
                      onOpen={place.openAnnotation}
                      onLinkTo={annotation => setDialog({ type: 'link', annotations: [annotation] })}
                      onHistory={showHistory}
                      noteWanted={noteWanted}
                      onNoteReached={forgetNote}
                      person={workspace.me}
                    />
                  </>
                ) : (
                  <ReviewPanel
                    document={review.document}
                    focused={place.annotation}
                    onFocus={place.focus}
                    selection={review.selection}
                    onClose={review.close}
                  />
                )}
              </Still>
            </div>
          </aside>
        )}
      </div>
      {walk && (
        <DisputeWalk
          walk={walk}
          onWalk={setWalk}
          onOpen={place.openPassage}
          onFigures={() => setDialog({ type: 'agreement', query: walk.query })}
        />
      )}
      <StatusLine
        workspace={workspace}
        document={isTable ? null : openId}
        hasCorrections={correcting.status.isChanged}
      />
      <Exchange
        ref={exchange}
        onOpen={place.openDocument}
        onReview={review.open}
        onMerge={files => setDialog({ type: 'merge', files })}
      />
      <Dialogs
        dialog={dialog}
        onClose={() => setDialog(null)}
        settings={settings}
        workspace={workspace}
        document={openId}
        articles={articles}
        commands={commands}
        onGo={goTo}
        onEditCodebook={editCodebook}
        onMadeCollection={collection => library.show({ collection })}
        onOpenAnnotation={place.openAnnotation}
        onWalk={setWalk}
        onReview={review.open}
        onRestored={path => correcting.leave(() => void run(() => client.workspace.open({ path })))}
        onShowDisagreements={() => setDialog({ type: 'disagreements' })}
      />
      {tourStep !== null && (
        <Tour
          step={tourStep}
          keys={{ mod: MOD, shift: SHIFT }}
          document={openId}
          focused={place.annotation}
          onStep={tour.go}
          onPrepare={step => {
            if (step === 'inspect' || panes.isNarrow) showInspector(step === 'inspect');
          }}
          onEnd={() => {
            endTour();
            focusText();
          }}
          onRead={focusText}
        />
      )}
    </>
  );
}

/** A notice that offers to undo speaks of the last step; after another step it would undo that one. */
function useExpiringNotices(): void {
  const { onEvent } = useLink();
  const { expire } = useNotices();
  useEffect(
    () =>
      onEvent(event => {
        if (event.type === 'changed') expire();
      }),
    [onEvent, expire],
  );
}

/** What undo and redo would do while a text is corrected. */
function typedSteps({ canUndo, canRedo }: CorrectionStatus): Pick<WorkspaceState, 'undo' | 'redo'> {
  return { undo: canUndo ? 'Correction' : null, redo: canRedo ? 'Correction' : null };
}

/** The article that is open: the one chosen while it is here, or the only one there is. */
function openDocument(listed: readonly DocumentSummary[], chosen: string | null): string | null {
  if (listed.some(({ document }) => document.id === chosen)) return chosen;
  return listed.length === 1 ? (listed[0]?.document.id ?? null) : null;
}
