/** Worksheets as XML, in pieces: elements in the order of `CT_Worksheet` (ECMA-376 part 1, 18.3.1.99). */
import type { CellValue, Heading } from '../table.ts';
import { cell, columnLetters, type OnCut, textCell } from './cells.ts';
import { style } from './styles.ts';

/** Rows of a sheet, its header among them: a limit of Excel. */
export const MAX_SHEET_ROWS = 1_048_576;
/** Columns of a sheet: a limit of Excel. */
export const MAX_SHEET_COLUMNS = 16_384;

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Widths of columns, in characters. */
const widths: Readonly<Record<Heading['type'], number>> = {
  long: 60,
  text: 24,
  id: 16,
  date: 13,
  time: 20,
  fixed: 14,
};

/** UTF-16 units gathered before a piece is handed on. */
const PIECE_LENGTH = 1 << 16;

/** Some of a sheet, and how many rows of the table it holds. */
export interface SheetPiece {
  readonly xml: string;
  readonly rows: number;
}

/** A rectangle from A1 on, as "A1:C9". */
export function rangeOf(columns: number, rows: number): string {
  return `A1:${columnLetters(columns - 1)}${rows}`;
}

/**
 * A sheet of a table: a header in bold that stays in sight and filters, then the rows.
 * @param rows As many as `count`, which the filter's range needs to know before.
 */
export function* tableSheet(
  columns: readonly Heading[],
  rows: Iterable<readonly CellValue[]>,
  count: number,
  onCut: OnCut,
): Generator<SheetPiece, void, undefined> {
  const letters = columns.map((_, i) => columnLetters(i));
  const header = columns.map(({ name }, i) => textCell(`${letters[i]}1`, name, style.heading)).join('');
  let xml = `${head(columns.map(({ name, type }) => Math.max(widths[type], name.length + 4)))}<row r="1">${header}</row>`;
  let held = 0;
  let number = 1;
  for (const row of rows) {
    number++;
    xml += `<row r="${number}">`;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      const value = row[i];
      if (column && value !== undefined && value !== null)
        xml += cell(`${letters[i]}${number}`, column, value, onCut);
    }
    xml += '</row>';
    held++;
    if (xml.length < PIECE_LENGTH) continue;
    yield { xml, rows: held };
    xml = '';
    held = 0;
  }
  xml += `</sheetData><autoFilter ref="${rangeOf(columns.length, count + 1)}"/>${END}`;
  yield { xml, rows: held };
}

/** The sheet that says what each column of the table means. */
export function columnsSheet(columns: readonly Heading[]): string {
  const row = (number: number, cells: readonly string[], format: number): string =>
    `<row r="${number}">${cells.map((text, i) => textCell(`${columnLetters(i)}${number}`, text, format)).join('')}</row>`;
  const rows = columns.map(({ name, about }, i) => row(i + 2, [name, about], style.long));
  return `${head([28, 90])}${row(1, ['Column', 'What it holds'], style.heading)}${rows.join('')}</sheetData>${END}`;
}

const END =
  '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';

/** Everything before the rows. @param columnWidths In characters. */
function head(columnWidths: readonly number[]): string {
  const cols = columnWidths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${NAMESPACE}"><sheetViews><sheetView workbookViewId="0">\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>`;
}
