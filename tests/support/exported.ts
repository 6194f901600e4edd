/** The bytes an export writes, and what it says it could not hold. */
import { writeExport } from '../../electron/core/jobs/export-file.ts';
import type { ReadableDb } from '../../electron/core/workspace/db.ts';
import { defaultExportOptions, type ExportOptions } from '../../shared/records/export-options.ts';

export interface Exported {
  readonly bytes: Buffer;
  readonly rows: number;
  readonly losses: readonly string[];
}

export async function exported(db: ReadableDb, options: Partial<ExportOptions>): Promise<Exported> {
  const pieces: Uint8Array[] = [];
  const written = await writeExport(
    db,
    { ...defaultExportOptions, ...options },
    {
      write: async piece =>
        void pieces.push(typeof piece === 'string' ? Buffer.from(piece) : Uint8Array.from(piece)),
    },
  );
  return { bytes: Buffer.concat(pieces), ...written };
}
