/** Writes figures of agreement as a file, for the window and for the command line. */
import type { Agreement } from '../../../shared/contract/agreement.ts';
import { agreementTable } from '../exporters/agreement-table.ts';
import { writeAtomically } from '../exporters/atomic-file.ts';
import { csvChunks } from '../exporters/csv.ts';
import { refuseWorkspaces } from './export-file.ts';

/**
 * Writes the rows as CSV, whole or not at all, in place of a file of that name.
 * @returns how many rows there are.
 * @throws Fault `export.failed`, `disk.full` or `disk.failed`; the file is then as it was.
 */
export async function exportAgreement(agreement: Agreement, to: string): Promise<number> {
  refuseWorkspaces(to, 'csv');
  const table = agreementTable(agreement);
  const header = table.columns.map(({ name }) => name);
  await writeAtomically(to, async sink => {
    for (const { text } of csvChunks(header, table.texts())) await sink.write(text);
  });
  return table.total;
}
