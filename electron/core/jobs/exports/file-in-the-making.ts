/** What each format makes of one state of the workspace, for the one loop that writes files. */
import type { ExportOptions } from '../../../../shared/records/export-options.ts';
import type { ReadableDb } from '../../workspace/db.ts';

/** Some of a file. */
export interface Piece {
  /** Bytes, or text that is written as UTF-8. */
  readonly bytes: string | Uint8Array;
  /** How many more rows of the total are done with it. */
  readonly rows: number;
}

export interface FileInTheMaking {
  /** Rows that will be done when all pieces are there. */
  readonly total: number;
  /** The file, in order, made as it is asked for; the database may be read between two pieces, not written. */
  readonly pieces: Iterable<Piece> | AsyncIterable<Piece>;
  /** Asked after the last piece: what the format could not hold, a sentence each. */
  readonly losses?: () => string[];
}

/** Begins a file of one format. Reads only from `db`, which stays at one state until the last piece. */
export type MakeFile = (db: ReadableDb, options: ExportOptions) => FileInTheMaking;
