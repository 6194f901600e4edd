/**
 * An Excel workbook (ECMA-376, SpreadsheetML) of a table, written as it is read: one or more sheets of rows and
 * one that says what the columns mean.
 *
 * The few parts are written here, over yazl (by the author of the unzip library that reads for us), because none of
 * the libraries looked at does both: those that can have a second sheet hold all rows in memory (exceljs, which is no
 * longer kept, write-excel-file), and the one that streams in flat memory (hucre) writes a single table without
 * filters. Strings are inline: a shared table of them would grow with the rows.
 */
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Table } from '../table.ts';
import { MAX_CELL_LENGTH } from './cells.ts';
import { columnsSheet, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, rangeOf, tableSheet } from './sheet.ts';
import { stylesPart } from './styles.ts';
import { sheetPath, workbookParts } from './workbook.ts';

/** Some of the file, and how many more rows of the table are in it. */
export interface XlsxPiece {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

export interface Xlsx {
  readonly pieces: AsyncIterable<XlsxPiece>;
  /** Asked after the last piece: texts that were cut, a sentence each. */
  readonly losses: () => string[];
}

/** Of DEFLATE: above it the file shrinks by a few per cent and takes twice as long. */
const COMPRESSION = 3;
/** Entries carry no time of their own, so that the same rows give the same bytes. */
const entry = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compressionLevel: COMPRESSION };

/** Whether a table has more columns than a sheet can. */
export function isTooWide(table: Table): boolean {
  return table.columns.length > MAX_SHEET_COLUMNS;
}

/**
 * The workbook of a table. Rows beyond the last that a sheet holds go on in further sheets.
 * @param rowsPerSheet Rows of a sheet with its header.
 */
export function xlsx(table: Table, rowsPerSheet: number = MAX_SHEET_ROWS): Xlsx {
  const cuts = new Map<string, number>();
  const onCut = (column: string): void => void cuts.set(column, (cuts.get(column) ?? 0) + 1);
  return {
    pieces: zipped(table, rowsPerSheet, onCut),
    losses: () => [...cuts].map(([column, count]) => lossOf(column, count)),
  };
}

function lossOf(column: string, count: number): string {
  const cells = count === 1 ? 'One cell' : `${count.toLocaleString('en')} cells`;
  return `${cells} of “${column}” ${count === 1 ? 'was' : 'were'} cut: Excel holds ${MAX_CELL_LENGTH.toLocaleString('en')} characters in a cell.`;
}

async function* zipped(
  table: Table,
  rowsPerSheet: number,
  onCut: (column: string) => void,
): AsyncGenerator<XlsxPiece, void, undefined> {
  const { name, columns, total } = table;
  const counts = sheetCounts(total, rowsPerSheet - 1);
  const sheets = counts.map((rows, i) => ({
    name: i === 0 ? name : `${name} ${i + 1}`,
    filtered: rangeOf(columns.length, rows + 1),
  }));
  const zip = new ZipFile();
  const parts = workbookParts([...sheets, { name: 'Columns', filtered: null }]);
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path, entry);
  zip.addBuffer(Buffer.from(stylesPart), 'xl/styles.xml', entry);
  zip.addBuffer(Buffer.from(columnsSheet(columns)), sheetPath(counts.length), entry);
  const rows = table.values();
  const output = zip.outputStream.pipe(new PassThrough());
  const fail = (error: Error): void => void output.destroy(error);
  zip.once('error', fail);
  let done = 0;
  for (const [i, count] of counts.entries())
    zip.addReadStreamLazy(sheetPath(i), entry, callback => {
      const sheet = tableSheet(columns, next(rows, count), count, onCut);
      const source = Readable.from(
        sheet.map(({ xml, rows: more }) => {
          done += more;
          return Buffer.from(xml);
        }),
        { objectMode: false },
      );
      source.once('error', fail);
      callback(null, source);
    });
  zip.end();
  try {
    let told = 0;
    for await (const bytes of output) {
      const more = done - told;
      told = done;
      yield { bytes, rows: more };
    }
  } finally {
    // Whoever stops early must be able to end the read transaction, so no row may stay half read.
    rows.return?.();
  }
}

/** The next `count` of `rows`, which go on after them: `take` of iterators would close them. */
function* next<T>(rows: Iterator<T>, count: number): Generator<T, void, undefined> {
  for (let i = 0; i < count; i++) {
    const step = rows.next();
    if (step.done) return;
    yield step.value;
  }
}

/** How many rows each sheet has; one sheet even for none. */
function sheetCounts(total: number, most: number): number[] {
  const sheets = Math.max(1, Math.ceil(total / most));
  return Array.from({ length: sheets }, (_, i) => Math.min(most, total - i * most));
}
