/**
 * A table of any preset: its columns, in the order they are published, and what each says of a row. The names
 * are a promise to people's scripts: add at the end of a group, never rename.
 */
import { guard, isFormulaLike } from '../../../shared/text/formula-guard.ts';

/** What a column holds, as a script reading JSON gets it. */
export type CellValue = string | number | boolean | null | readonly string[];

/** A column as its heading shows it. */
export interface Heading {
  readonly name: string;
  /**
   * `text` and `long` (of paragraphs) come from an article or a person and may hold anything, so they are guarded.
   * `date` is guarded only when it is no date: the field keeps what was written. The rest is Postil's own: ids,
   * times in ISO 8601, and `fixed` for slugs, numbers and truth values.
   */
  readonly type: 'text' | 'long' | 'date' | 'id' | 'time' | 'fixed';
  /** What it holds, in one sentence. */
  readonly about: string;
}

export interface Column<Row> extends Heading {
  readonly value: (row: Row) => CellValue;
}

/** Makes the columns of one kind of row: `column.text('note', 'The analyst’s note', row => row.note)`. */
export function columnMaker<Row>() {
  const of =
    (type: Heading['type']) =>
    (name: string, about: string, value: Column<Row>['value']): Column<Row> => ({ name, type, about, value });
  return {
    text: of('text'),
    long: of('long'),
    date: of('date'),
    id: of('id'),
    time: of('time'),
    fixed: of('fixed'),
    /** Names the cells of its row that were guarded; filled by `cellsOf`. */
    guarded: of('fixed')(
      GUARDED,
      'Names of the cells of this row that the formula guard changed',
      () => null,
    ),
  };
}

/** Between several values of one cell. */
export const VALUE_SEPARATOR = '; ';
export const GUARDED = 'guarded';

/** A table over one state of a workspace, whose rows are made as they are asked for, each time anew. */
export interface Table {
  /** As a person calls it: "Evidence". */
  readonly name: string;
  readonly columns: readonly Heading[];
  /** Rows it has. */
  readonly total: number;
  /** The rows as typed values. */
  readonly values: () => IteratorObject<CellValue[], void, undefined>;
  /** The rows as text. */
  readonly texts: () => IteratorObject<string[], void, undefined>;
}

/**
 * Whether texts of a table are guarded against being run as formulas: `raw` leaves them and the column `guarded`
 * empty, `none` has no such column, for formats in which text is text.
 */
export type Guard = 'guarded' | 'raw' | 'none';

/** A table of `rows` under `columns`. */
export function tableOf<Row>(
  name: string,
  guard: Guard,
  columns: readonly Column<Row>[],
  total: number,
  rows: () => IteratorObject<Row, void, undefined>,
): Table {
  const shown = guard === 'none' ? columns.filter(column => column.name !== GUARDED) : columns;
  return {
    name,
    columns: shown,
    total,
    values: () => rows().map(row => shown.map(column => column.value(row))),
    texts: () => rows().map(row => cellsOf(shown, row, guard === 'guarded')),
  };
}

/** What a cell of a text table shows for a value; nothing for null. */
export function cellText(value: CellValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return typeof value === 'object' ? value.join(VALUE_SEPARATOR) : String(value);
}

/** The characters of EDTF (ISO 8601-2). Without letters for names, or brackets, no formula can be written. */
const DATE_LIKE = /^[-+]?[\dXYEST?~%.:/-]*Z?$/;

/** Whether cells of a column hold what an article or a person wrote. */
function isForeign(type: Heading['type']): boolean {
  return type === 'text' || type === 'long' || type === 'date';
}

/**
 * The cells of one row. With `isGuarded`, those a spreadsheet could run are made harmless and named in the
 * cell of `guarded`.
 */
export function cellsOf<Row>(columns: readonly Column<Row>[], row: Row, isGuarded: boolean): string[] {
  const cells: string[] = [];
  let guarded = '';
  for (const { name, type, value } of columns) {
    const cell = name === GUARDED ? guarded : cellText(value(row));
    if (
      cell === '' ||
      !isGuarded ||
      !isForeign(type) ||
      !isFormulaLike(cell) ||
      (type === 'date' && DATE_LIKE.test(cell))
    ) {
      cells.push(cell);
    } else {
      cells.push(guard(cell));
      guarded += guarded === '' ? name : VALUE_SEPARATOR + name;
    }
  }
  return cells;
}

/** The row as an object under the names of its columns, for scripts; `guarded` belongs to tables alone. */
export function objectOf<Row>(columns: readonly Column<Row>[], row: Row): Record<string, CellValue> {
  return Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]));
}
