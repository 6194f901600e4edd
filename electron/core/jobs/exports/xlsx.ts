/** Any table of the evidence as an Excel workbook. */
import { Fault } from '../../../../shared/contract/fault.ts';
import { isTooWide, xlsx } from '../../exporters/xlsx/xlsx.ts';
import type { MakeFile } from './file-in-the-making.ts';
import { exportTable } from './tables.ts';

export const makeXlsx: MakeFile = (db, options) => {
  const table = exportTable(db, options);
  if (isTooWide(table))
    throw new Fault('export.failed', 'Cannot write the export', {
      reason: `the table has ${table.columns.length.toLocaleString('en')} columns, more than a sheet of Excel can; CSV has no such limit`,
    });
  const { pieces, losses } = xlsx(table);
  return { total: table.total, pieces, losses };
};
