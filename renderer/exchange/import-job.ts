/** What an import is doing, step by step, for the dialogs to show. */
import type { ImportOutcome, ImportPreview } from '../../shared/contract/imports.ts';
import type { ReturnPreview } from '../../shared/contract/returns.ts';

/** What is brought in: articles, or annotations that come back. */
export type ImportWay = 'files' | 'folder' | 'text' | 'annotations';

/** The article whose text a new version is to replace. */
export interface Target {
  readonly id: string;
  readonly title: string;
}

/** What became of one file of many, or what the analyst then made of it. */
export type BatchOutcome =
  | ImportOutcome
  | { readonly outcome: 'version'; readonly file: string; readonly id: string; readonly title: string };

/** One line of the report. The file is kept until the report is closed, so that a duplicate can still come in. */
export interface BatchRow {
  /** Its place among the rows, from 0. */
  readonly number: number;
  readonly outcome: BatchOutcome;
  readonly file: File;
}

/** Many files on their way in, one after the other. */
export interface BatchJob {
  readonly step: 'batch';
  readonly total: number;
  readonly rows: readonly BatchRow[];
  /** The file under way; null when all are done or the rest was cancelled. */
  readonly current: string | null;
  readonly isCancelled: boolean;
  /** Why the rest was stopped, when not by the analyst: a full disk, say. */
  readonly failure: string | null;
  /** Whether its dialog gave way to the work it goes on beside. */
  readonly isAside: boolean;
  /** What was not taken from a folder of too many files. */
  readonly leftOut: LeftOut | null;
}

/** Files beyond the most that are taken at once. */
export interface LeftOut {
  readonly count: number;
  /** Whether there are more still: nobody walks through a whole disk to count. */
  readonly isMore: boolean;
  /** The first of them. */
  readonly first: string;
}

/** Where a dialog about one line of a report leads back to. */
export interface Return {
  readonly report: BatchJob;
  readonly row: number;
}

/** One file, shown before it comes in. */
export interface ReviewJob {
  readonly step: 'review';
  readonly name: string;
  readonly preview: ImportPreview;
  /** The article it is to be a new version of; null when it is to be an article of its own. */
  readonly target: Target | null;
  /** Whether it was chosen for its target, so that it cannot become an article of its own. */
  readonly isForTarget: boolean;
  readonly back: Return | null;
}

/** An article that came in already, shown before it becomes a new version of another one. */
export interface AdoptJob {
  readonly step: 'adopt';
  readonly from: Target;
  readonly target: Target;
  readonly back: Return;
}

/** A file of annotations, shown before it changes anything. */
export interface ReturnJob {
  readonly step: 'return';
  readonly name: string;
  readonly staged: string;
  readonly preview: ReturnPreview;
}

/** What the dialogs of files on their way in are called. */
export type JobTitle = 'Import article' | 'Bring annotations back';

export type ImportJob =
  /** One file is on its way, or being read. */
  | {
      readonly step: 'reading';
      readonly name: string;
      /** Bytes sent, and of how many. */
      readonly sent: number;
      readonly size: number;
      readonly title: JobTitle;
      readonly back: Return | null;
    }
  | ReviewJob
  | AdoptJob
  | {
      readonly step: 'refused';
      readonly message: string;
      readonly title: JobTitle;
      readonly back: Return | null;
    }
  | ReturnJob
  | BatchJob
  /** Text is to be pasted. */
  | { readonly step: 'paste' };

/** The report after one of its lines has come to another end. */
export function withOutcome({ report, row }: Return, outcome: BatchOutcome): BatchJob {
  return { ...report, rows: report.rows.map((one, i) => (i === row ? { ...one, outcome } : one)) };
}
