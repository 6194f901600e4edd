/** How an export begins, shown before it is made: from the same code that writes the file. */
import type { ExportPreview } from '../../../shared/contract/exports.ts';
import { type ExportOptions, formats } from '../../../shared/records/export-options.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { inSnapshot } from './export-file.ts';
import type { FileInTheMaking } from './exports/file-in-the-making.ts';
import { makers } from './exports/formats.ts';
import { exportTable } from './exports/tables.ts';

const ROWS = 12;
const LINES = 60;
/** UTF-16 units of a text at most: a line can be long. */
const LENGTH = 20_000;
/** Longest cell, in UTF-16 units: what is cut off could not be seen in a table of this size. */
const CELL_LENGTH = 300;

/** The header and first rows of a table, or the first lines of any other file; nothing of one that is not text. */
export function previewExport(db: ReadableDb, options: ExportOptions): Promise<ExportPreview> {
  return inSnapshot(db, async () => {
    if (formats[options.format].isTable) return tablePreview(db, options);
    const file = makers[options.format](db, options);
    return { type: 'text', text: await firstLines(file), total: file.total };
  });
}

function tablePreview(db: ReadableDb, options: ExportOptions): ExportPreview {
  const { columns, total, texts } = exportTable(db, options);
  const rows = [...texts().take(ROWS)];
  return {
    type: 'table',
    columns: columns.map(({ name }) => name),
    rows: rows.map(row => row.map(cell => shortened(cell))),
    total,
  };
}

function shortened(cell: string): string {
  return cell.length <= CELL_LENGTH ? cell : `${cell.slice(0, CELL_LENGTH)}…`;
}

async function firstLines({ pieces }: FileInTheMaking): Promise<string> {
  let text = '';
  for await (const { bytes } of pieces) {
    if (typeof bytes !== 'string') break;
    text += bytes;
    if (text.length >= LENGTH || text.split('\n').length > LINES) break;
  }
  return text.slice(0, LENGTH).split('\n').slice(0, LINES).join('\n');
}
