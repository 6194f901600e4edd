/** The dialogs of the window, one at a time. */

import type { AgreementQuery } from '../../shared/records/agreement.ts';
import type { Collection } from '../../shared/records/collection.ts';
import type { Document } from '../../shared/records/document.ts';
import type { Settings } from '../../shared/records/settings.ts';
import type { MatrixShape } from '../../shared/records/table-query.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { AgreementDialog } from '../agreement/AgreementDialog.tsx';
import type { Walk } from '../agreement/walk.ts';
import { BackupsDialog } from '../backups/BackupsDialog.tsx';
import { CodebookDialog } from '../codebook/CodebookDialog.tsx';
import { ExportDialog } from '../exchange/ExportDialog.tsx';
import type { ExportScope } from '../exchange/export-scope.ts';
import { ActivityDialog } from '../history/ActivityDialog.tsx';
import { HistoryDialog } from '../history/HistoryDialog.tsx';
import { LinkDialog } from '../inspector/LinkDialog.tsx';
import { TagPicker } from '../inspector/TagPicker.tsx';
import { CollectionDialog } from '../library/CollectionDialog.tsx';
import { CollectionPicker } from '../library/CollectionPicker.tsx';
import { DetailsDialog } from '../library/DetailsDialog.tsx';
import type { AppCommand, Target } from '../palette/choices.ts';
import { Palette } from '../palette/Palette.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { DisagreementsDialog } from '../share/DisagreementsDialog.tsx';
import { MergeDialog } from '../share/MergeDialog.tsx';
import { ShareDialog } from '../share/ShareDialog.tsx';
import { VersionsDialog } from '../versions/VersionsDialog.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';

export type AppDialog =
  | {
      readonly type:
        | 'settings'
        | 'keys'
        | 'check'
        | 'backups'
        | 'rename'
        | 'codebook'
        | 'commands'
        | 'places'
        | 'disagreements'
        | 'activity'
        | 'share';
    }
  /** Of the files dropped; of one the analyst chooses without. */
  | { readonly type: 'merge'; readonly files?: readonly File[] }
  /** `query` is what was compared before. */
  | { readonly type: 'agreement'; readonly query?: AgreementQuery }
  /** Of the articles or the scope first offered; of everything without. */
  | {
      readonly type: 'export';
      readonly documents?: readonly string[];
      readonly scope?: ExportScope;
      /** A matrix, of this shape or of the usual one. */
      readonly matrix?: MatrixShape | null;
    }
  | { readonly type: 'collect'; readonly documents: readonly string[]; readonly from: Collection | null }
  | { readonly type: 'collection'; readonly collection: Collection | null }
  | { readonly type: 'details' | 'versions'; readonly document: Document }
  | { readonly type: 'history'; readonly annotation: string }
  /** `document` is the article they are in: the open one when absent, null for annotations of any. */
  | { readonly type: 'link'; readonly annotations: readonly string[]; readonly document?: string }
  | { readonly type: 'tags'; readonly annotations: readonly string[]; readonly document?: null };

export interface DialogsProps {
  readonly dialog: AppDialog | null;
  readonly onClose: () => void;
  readonly settings: Settings;
  readonly workspace: WorkspaceState;
  /** The open article. */
  readonly document: string | null;
  /** Ids of the articles that acts are meant for: the selected ones, or the open one. */
  readonly articles: readonly string[];
  /** What the palette offers. */
  readonly commands: readonly AppCommand[];
  readonly onGo: (target: Target) => void;
  readonly onEditCodebook: () => void;
  readonly onMadeCollection: (id: string) => void;
  /** Goes to an annotation of any article. */
  readonly onOpenAnnotation: (document: string, annotation: string) => void;
  /** Leaves this workspace for one that was brought back from a backup. */
  readonly onRestored: (path: string) => void;
  /** Begins a walk through disagreements. */
  readonly onWalk: (walk: Walk) => void;
  /** Shows the annotations of an article that another text has moved or lost. */
  readonly onReview: (document: string) => void;
  /** Shows what is in dispute. */
  readonly onShowDisagreements: () => void;
}

export function Dialogs(props: DialogsProps) {
  const { dialog, onClose, settings, workspace, document, onEditCodebook, onOpenAnnotation } = props;
  switch (dialog?.type) {
    case undefined:
      return null;
    case 'export':
      return (
        <ExportDialog
          choices={settings.exportChoices}
          workspace={workspace}
          document={document}
          first={dialog.scope ?? dialog.documents ?? null}
          matrix={dialog.matrix}
          onClose={onClose}
        />
      );
    case 'share':
      return <ShareDialog workspace={workspace} document={document} onClose={onClose} />;
    case 'collect':
      return <CollectionPicker documents={dialog.documents} from={dialog.from} onClose={onClose} />;
    case 'collection':
      return (
        <CollectionDialog collection={dialog.collection} onMade={props.onMadeCollection} onClose={onClose} />
      );
    case 'settings':
      return <SettingsDialog settings={settings} onClose={onClose} />;
    case 'keys':
      return <KeysDialog onClose={onClose} />;
    case 'commands':
    case 'places':
      return (
        <Palette
          key={dialog.type}
          mode={dialog.type === 'places' ? 'places' : 'all'}
          commands={props.commands}
          document={document}
          onGo={props.onGo}
          onClose={onClose}
        />
      );
    case 'agreement':
      return (
        <AgreementDialog
          first={dialog.query ?? null}
          articles={props.articles}
          onWalk={props.onWalk}
          onClose={onClose}
        />
      );
    case 'check':
      return <CheckDialog onClose={onClose} />;
    case 'backups':
      return <BackupsDialog onClose={onClose} onRestored={props.onRestored} />;
    case 'rename':
      return <RenameDialog name={workspace.name} onClose={onClose} />;
    case 'versions':
      return <VersionsDialog document={dialog.document} onClose={onClose} onReview={props.onReview} />;
    case 'activity':
      return (
        <ActivityDialog
          onClose={onClose}
          onOpen={({ document: article, annotation }) =>
            annotation === null
              ? props.onGo({ type: 'article', document: article })
              : onOpenAnnotation(article, annotation)
          }
        />
      );
    case 'history':
      return <HistoryDialog annotation={dialog.annotation} onClose={onClose} />;
    case 'details':
      return <DetailsDialog document={dialog.document} onClose={onClose} />;
    case 'link':
      return (
        <LinkDialog
          annotations={dialog.annotations}
          document={dialog.document ?? document}
          onClose={onClose}
        />
      );
    case 'tags':
      return (
        <TagPicker
          annotations={dialog.annotations}
          document={dialog.document === undefined ? document : dialog.document}
          onClose={onClose}
          onEditCodebook={onEditCodebook}
        />
      );
    case 'merge':
      return (
        <MergeDialog
          {...(dialog.files ? { files: dialog.files } : {})}
          onClose={onClose}
          onShowDisagreements={props.onShowDisagreements}
        />
      );
    case 'disagreements':
      return <DisagreementsDialog onClose={onClose} onOpen={onOpenAnnotation} />;
    case 'codebook':
      return <CodebookDialog onClose={onClose} onOpen={onOpenAnnotation} />;
  }
}
