/** What the read-only worker and its owner say to each other. */

import type { Agreement } from '../../../shared/contract/agreement.ts';
import type { Restored } from '../../../shared/contract/backups.ts';
import type { ExportPreview, ExportProgress } from '../../../shared/contract/exports.ts';
import type { FaultCode, FaultData } from '../../../shared/contract/fault.ts';
import type { ShareProgress } from '../../../shared/contract/sharing.ts';
import type { Matrix } from '../../../shared/contract/table.ts';
import type { CheckReport } from '../../../shared/contract/workspace.ts';
import type { AgreementQuery } from '../../../shared/records/agreement.ts';
import type { Backup } from '../../../shared/records/backup.ts';
import type { ExportOptions } from '../../../shared/records/export-options.ts';
import type { ShareOptions, ShareSeal, ShareSummary } from '../../../shared/records/share-options.ts';
import type { MatrixQuery, TableQuery } from '../../../shared/records/table-query.ts';
import type { Position } from '../../../shared/text/anchors.ts';
import type { BackupWish } from '../workspace/backups/make.ts';
import type { TableOrder } from '../workspace/table-order.ts';
import type { CheckedArticle } from './check-article.ts';
import type { Search } from './find-passages.ts';
import type { Correction, PlannedCorrection } from './plan-correction.ts';

/** A share to write, sealed when it has what to seal it with. */
export interface ShareJob {
  readonly path: string;
  readonly options: ShareOptions;
  readonly to: string;
  readonly seal?: ShareSeal | undefined;
}

/** A job, most of them over the workspace at `path`, which the owner has open. */
export type Job =
  | {
      readonly type: 'export';
      readonly path: string;
      readonly options: ExportOptions;
      readonly to: string;
    }
  | { readonly type: 'preview'; readonly path: string; readonly options: ExportOptions }
  | { readonly type: 'check'; readonly path: string }
  | { readonly type: 'table-order'; readonly path: string; readonly query: TableQuery }
  | { readonly type: 'matrix'; readonly path: string; readonly query: MatrixQuery }
  | ({ readonly type: 'share' } & ShareJob)
  | { readonly type: 'share-summary'; readonly path: string; readonly options: ShareOptions }
  | { readonly type: 'agreement'; readonly path: string; readonly query: AgreementQuery }
  /** An article to check before it is believed; no workspace is touched. */
  | { readonly type: 'article'; readonly json: string }
  | { readonly type: 'correction'; readonly path: string; readonly correction: Correction }
  /** Passages to look for in a text that need not be in any workspace yet. */
  | { readonly type: 'passages'; readonly search: Search }
  | { readonly type: 'backup'; readonly wish: BackupWish }
  /** A backup to bring back; no workspace need be open. */
  | { readonly type: 'restore'; readonly file: string; readonly to: string };

export type JobResult =
  | ExportProgress
  | ExportPreview
  | CheckReport
  | ShareProgress
  | ShareSummary
  | Agreement
  | { readonly order: TableOrder }
  | { readonly matrix: Matrix }
  | CheckedArticle
  /** With the place of each passage that is left. */
  | { readonly planned: PlannedCorrection | null; readonly positions: readonly Position[] }
  | { readonly positions: readonly Position[] }
  | { readonly backup: Backup }
  | { readonly restored: Restored };

/** How far a job is, in the unit of that job. */
export type JobProgress = Extract<ExportProgress, { type: 'progress' }>;

/** `migrations` is the folder of the migration steps. */
export type ToWorker =
  | { readonly type: 'start'; readonly id: number; readonly job: Job; readonly migrations: string }
  | { readonly type: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: JobProgress }
  | { readonly type: 'done'; readonly id: number; readonly result: JobResult }
  | {
      readonly type: 'fault';
      readonly id: number;
      readonly code: FaultCode;
      readonly what: string;
      readonly data: FaultData;
    }
  /** A bug: an error that is no fault. */
  | { readonly type: 'error'; readonly id: number; readonly message: string };
