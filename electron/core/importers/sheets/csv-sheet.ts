/**
 * A table in CSV as a spreadsheet may have saved it again: whatever its delimiter, line ends, byte-order mark or
 * code page.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { Fault } from '../../../../shared/contract/fault.ts';

export interface SheetRow {
  /** Number of the row as a spreadsheet counts, the header being row 1. */
  readonly number: number;
  /** Cells by the names of their columns. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** Whether a file is a table with a column of that name. */
export function hasColumn(bytes: Uint8Array, name: string): boolean {
  return headerOf(decoded(bytes.subarray(0, 1 << 16))).includes(name);
}

/**
 * Reads a table; columns without a name are left out.
 * @param file The file's name, for messages.
 * @throws Fault `file.malformed`
 */
export function readCsvSheet(bytes: Uint8Array, file: string): Sheet {
  const text = decoded(bytes);
  const { skipped, delimiter } = dialectOf(text);
  try {
    const records: string[][] = parse(text, {
      delimiter,
      bom: true,
      from_line: skipped + 1,
      relax_column_count: true,
      skip_empty_lines: false,
    });
    const [header = [], ...rows] = records;
    const columns = header.map(name => name.trim());
    return {
      columns: columns.filter(Boolean),
      rows: rows.flatMap((cells, i) => rowOf(columns, cells, i + 2)),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = `it is not a table as CSV has it: ${error.message}`;
    throw new Fault('file.malformed', 'Cannot read the table', { file, reason });
  }
}

/** A row with anything in it. */
function rowOf(columns: readonly string[], cells: readonly string[], number: number): SheetRow[] {
  if (cells.every(cell => cell === '')) return [];
  const named = columns.flatMap((name, i) => (name === '' ? [] : [[name, cells[i] ?? '']]));
  return [{ number, cells: Object.fromEntries(named) }];
}

/** By byte-order mark, else UTF-8, else the code page that Excel saves in. */
function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  // A file cut in the middle of a character, as for a look at its header, has one such sign, at its end.
  return text.slice(0, -1).includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

/** What stands between cells, and how many lines are no rows: Excel's `sep=;` names it. */
function dialectOf(text: string): { skipped: number; delimiter: string } {
  const named = /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1];
  if (named !== undefined) return { skipped: 1, delimiter: named };
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (sign: string) => line.split(sign).length;
  const delimiter = DELIMITERS.reduce<string>((best, sign) => (count(sign) > count(best) ? sign : best), ',');
  return { skipped: 0, delimiter };
}

function headerOf(text: string): string[] {
  const { skipped, delimiter } = dialectOf(text);
  const line = text.replace(/^\ufeff/, '').split(/\r?\n/)[skipped] ?? '';
  return line.split(delimiter).map(name =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}
