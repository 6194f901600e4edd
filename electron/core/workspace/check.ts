/** Proving that a workspace is sound. */
import type { CheckReport } from '../../../shared/contract/workspace.ts';
import type { ReadableDb } from './db.ts';

export interface CheckOptions {
  /** Folder of the migration steps: the log is replayed into an empty workspace made from them. */
  readonly migrations: string;
}

/** Looks for damage of every kind; changes nothing. */
export function checkWorkspace(_db: ReadableDb, _options: CheckOptions): CheckReport {
  throw new Error('not built yet');
}
