/**
 * A table in an Excel workbook (ECMA-376 part 1, SpreadsheetML), as any spreadsheet may have saved it: the text of
 * every cell, dates and times as ISO 8601. Formulas count by their last result. The parts are read over the archive
 * and XML readers of all packages, with their limits, since the readers at hand hold the bytes of a whole workbook
 * inflated and unlimited.
 */

import { refusal } from '../file-kind.ts';
import { elementsOf, parseXml, type XmlElement } from '../xml/xml.ts';
import { archiveNames } from '../zip/directory.ts';
import { type Archive, openArchive } from '../zip/zip.ts';
import type { Sheet, SheetRow } from './csv-sheet.ts';
import { type CellReading, cellColumn, cellText, stringText } from './workbook-cells.ts';
import { dateStyles } from './workbook-styles.ts';

const NAMESPACES = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
};
const WORKBOOK = 'xl/workbook.xml';

/** Whether this is a workbook, whatever its name. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return archiveNames(bytes)?.has(WORKBOOK) ?? false;
}

/**
 * The rows of all sheets whose first row names the column `key`; the others are no part of the table.
 * @throws Fault `file.malformed` when no sheet has the column, or for a damaged file; `file.tooLarge`,
 *   `file.unsupported` as the archive's reader says.
 */
export async function readWorkbookSheet(bytes: Uint8Array, file: string, key: string): Promise<Sheet> {
  const archive = await openArchive(bytes, file);
  const part = new Parts(archive, file);
  const workbook = await part.root(WORKBOOK);
  const properties = elementsOf(workbook, 's:workbookPr')[0];
  const reading: CellReading = {
    strings: await sharedStrings(part),
    dates: dateStyles(await part.optional('xl/styles.xml')),
    is1904: /^(1|true)$/.test(properties?.attributes.get('date1904') ?? ''),
  };
  const columns = new Set<string>();
  const rows: SheetRow[] = [];
  for (const path of await sheetPaths(part, workbook)) {
    const sheet = await readSheet(part, path, reading, key);
    for (const column of sheet.columns) columns.add(column);
    rows.push(...sheet.rows);
  }
  if (columns.size > 0) return { columns: [...columns], rows };
  throw refusal('file.malformed', file, `no sheet of it has a column “${key}” in its first row`);
}

/** The XML parts of the workbook. */
class Parts {
  readonly #archive: Archive;
  readonly #file: string;

  constructor(archive: Archive, file: string) {
    this.#archive = archive;
    this.#file = file;
  }

  async optional(path: string, streamed?: Streamed): Promise<XmlElement | null> {
    const bytes = await this.#archive.read(path);
    if (bytes === null) return null;
    const options = {
      file: this.#file,
      part: path,
      namespaces: NAMESPACES,
      skipped: new Set(['s:rPh', 's:f']),
    };
    return parseXml(bytes, streamed === undefined ? options : { ...options, streamed });
  }

  async root(path: string, streamed?: Streamed): Promise<XmlElement> {
    const root = await this.optional(path, streamed);
    if (root !== null) return root;
    throw refusal('file.malformed', this.#file, `its part ${path} is missing`);
  }
}

interface Streamed {
  readonly parents: ReadonlySet<string>;
  readonly take: (element: XmlElement, parent: string) => void;
}

async function sharedStrings(part: Parts): Promise<string[]> {
  const strings: string[] = [];
  const take = (item: XmlElement) => void strings.push(stringText(item));
  await part.optional('xl/sharedStrings.xml', { parents: new Set(['s:sst']), take });
  return strings;
}

/** Paths of the worksheets in the order of their tabs. */
async function sheetPaths(part: Parts, workbook: XmlElement): Promise<string[]> {
  const relations = await part.root('xl/_rels/workbook.xml.rels');
  const targets = new Map(
    relations.children.flatMap(each =>
      typeof each === 'string' ? [] : [[each.attributes.get('Id'), each.attributes.get('Target')] as const],
    ),
  );
  const sheets = elementsOf(workbook, 's:sheets').flatMap(each => elementsOf(each, 's:sheet'));
  return sheets.flatMap(sheet => {
    const target = targets.get(sheet.attributes.get('r:id'));
    if (target === undefined) return [];
    return [target.startsWith('/') ? target.slice(1) : `xl/${target}`];
  });
}

/** A sheet without columns when its first row does not name `key`. */
async function readSheet(part: Parts, path: string, reading: CellReading, key: string): Promise<Sheet> {
  let header: ReadonlyMap<number, string> | null = null;
  let number = 0;
  const rows: SheetRow[] = [];
  const take = (row: XmlElement) => {
    number = Number(row.attributes.get('r') ?? number + 1);
    const cells = cellsOf(row, reading);
    if (header === null) {
      header = new Map([...cells].map(([column, text]) => [column, text.trim()]));
      return;
    }
    if (cells.size === 0) return;
    const named = [...header].flatMap(([column, name]) =>
      name === '' ? [] : [[name, cells.get(column) ?? ''] as const],
    );
    rows.push({ number, cells: Object.fromEntries(named) });
  };
  await part.root(path, { parents: new Set(['s:sheetData']), take });
  const columns = [...(header ?? new Map<number, string>()).values()].filter(Boolean);
  return columns.includes(key) ? { columns, rows } : { columns: [], rows: [] };
}

/** Texts of the cells that hold something, by the numbers of their columns from 0. */
function cellsOf(row: XmlElement, reading: CellReading): Map<number, string> {
  const cells = new Map<number, string>();
  let column = -1;
  for (const cell of elementsOf(row, 's:c')) {
    column = cellColumn(cell.attributes.get('r')) ?? column + 1;
    const text = cellText(cell, reading);
    if (text !== '') cells.set(column, text);
  }
  return cells;
}
