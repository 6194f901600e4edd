/** The evidence as a table in CSV. */
import { LINE_ENDS } from '../../../../shared/records/export-options.ts';
import { csvChunks } from '../../exporters/csv.ts';
import { evidenceTable } from '../../exporters/evidence-table.ts';
import { countEvidence, evidenceRows } from '../../workspace/evidence.ts';
import type { MakeFile } from './file-in-the-making.ts';

export const makeCsv: MakeFile = (db, options) => {
  const { delimiter, lineEnd, byteOrderMark } = options;
  const table = evidenceTable(options);
  const dialect = { delimiter, lineEnd: LINE_ENDS[lineEnd], byteOrderMark };
  const cells = evidenceRows(db, table.filter).map(table.cells);
  return {
    total: countEvidence(db, table.filter),
    pieces: csvChunks(table.columns, cells, dialect).map(({ text, rows }) => ({ bytes: text, rows })),
  };
};
