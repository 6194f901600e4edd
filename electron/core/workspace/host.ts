/** What an open workspace does for work that is done in pieces. */
import type { WritableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import type { KnownPlaces } from './known-places.ts';
import type { RecordTables } from './record-tables.ts';
import type { Transactions } from './transactions.ts';
import type { Commit } from './workspace.ts';

export interface Host {
  readonly db: WritableDb;
  readonly rows: RecordTables;
  readonly places: KnownPlaces;
  readonly transactions: Transactions;
  /** Writes edits as changes of whoever annotates. Inside a transaction. */
  write(label: string, edits: readonly PreparedEdit[]): void;
  /** Takes note that a piece was written. */
  written(): void;
  /** What is told of work that changed nothing. */
  unchanged(label: string): Commit;
  /** Brings what is kept in memory up to the file, and has windows read again. @throws Fault when it was closed. */
  finish(label: string): Commit;
}
