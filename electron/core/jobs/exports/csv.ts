/** Any table of the evidence as CSV. */
import { LINE_ENDS } from '../../../../shared/records/export-options.ts';
import { csvChunks } from '../../exporters/csv.ts';
import type { MakeFile } from './file-in-the-making.ts';
import { exportTable } from './tables.ts';

export const makeCsv: MakeFile = (db, options) => {
  const { delimiter, lineEnd, byteOrderMark } = options;
  const { columns, total, texts } = exportTable(db, options);
  const dialect = { delimiter, lineEnd: LINE_ENDS[lineEnd], byteOrderMark };
  const header = columns.map(({ name }) => name);
  const chunks = csvChunks(header, texts(), dialect);
  return { total, pieces: chunks.map(({ text, rows }) => ({ bytes: text, rows })) };
};
