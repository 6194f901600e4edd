/** The cells of an edited *Evidence* sheet: which field each is, what it holds now, and what a changed one says. */
import type { Value } from '../../../shared/history/change.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { isEdtf } from '../../../shared/records/edtf.ts';
import { type Field, MAX_FIELD_LENGTH, valueSchema } from '../../../shared/records/field.ts';
import { fieldsOf, kindFields, kinds } from '../../../shared/records/kind.ts';

/** A cell that its field cannot hold; the message can stand after a colon. */
export class BadCell extends Error {
  override readonly name = 'BadCell';
}

/** A column that can be edited, for one annotation. */
export interface EditableCell {
  /** Name of the field in the log. */
  readonly field: string;
  /** How the field reads in a sheet now. */
  readonly shown: string;
  /** What a changed cell says; null clears the field. @throws BadCell */
  readonly parse: (cell: string) => Value;
}

const SEPARATOR = '; ';

/** Columns that come back, tags aside; everything else in a sheet is for reading. */
export const EDITABLE: readonly string[] = [
  'note',
  'confidence',
  'key_passage',
  ...new Set(kindFields.map(({ field }) => field.column)),
];

/** The cell of a column for an annotation; null when it has no such field. */
export function editableCell(annotation: Annotation, column: string): EditableCell | null {
  if (column === 'note') return { field: 'note', shown: annotation.note ?? '', parse: parseNote };
  if (column === 'confidence')
    return { field: 'confidence', shown: String(annotation.confidence ?? ''), parse: parseConfidence };
  if (column === 'key_passage')
    return { field: 'keyPassage', shown: String(annotation.keyPassage), parse: parseYesNo };
  const entry = fieldsOf(annotation.kind).find(({ field }) => field.column === column);
  if (entry === undefined) return null;
  const value = annotation[entry.name];
  const shown = Array.isArray(value) ? value.join(SEPARATOR) : (value ?? '');
  return { field: entry.name, shown, parse: cell => parseField(entry.field, cell) };
}

/** Why a filled cell of a kind without the field is refused. */
export function noSuchField({ kind }: Annotation): string {
  return `a ${kinds[kind].label.toLowerCase()} has no such field`;
}

function parseNote(cell: string): Value {
  if (cell.length > 100_000) throw new BadCell('it is longer than 100,000 characters');
  return cell === '' ? null : cell;
}

function parseConfidence(cell: string): Value {
  const text = cell.trim();
  if (text === '') return null;
  // Spreadsheets may write 4 as 4.0 or 4,0.
  const number = /^([1-5])([.,]0*)?$/.exec(text)?.[1];
  if (number === undefined) throw new BadCell('confidence is a whole number from 1 to 5');
  return Number(number);
}

/** What spreadsheets make of true and false in some languages. */
const YES: ReadonlySet<string> = new Set(['true', 'yes', '1', 'wahr', 'vrai', 'verdadero', 'vero']);
const NO: ReadonlySet<string> = new Set(['', 'false', 'no', '0', 'falsch', 'faux', 'falso']);

function parseYesNo(cell: string): Value {
  const word = cell.trim().toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new BadCell('write true or false');
}

function parseField(field: Field, cell: string): Value {
  if (cell.trim() === '') return null;
  const isMany = field.type === 'list' || field.type === 'choices';
  const parts = isMany ? partsOf(cell) : [cell.trim()];
  const values = 'options' in field ? parts.map(part => slugOf(field.options, part)) : parts;
  // Spreadsheets turn dates into ways of writing that neither sort nor stand on a time line.
  if (field.type === 'date' && !isEdtf(values[0] ?? ''))
    throw new BadCell('write a date as 1960, 2007-07, 2007-07-01 or 1970/1979');
  const parsed = valueSchema(field).safeParse(isMany ? values : values[0]);
  if (parsed.success) return parsed.data;
  throw new BadCell(
    `it is longer than ${MAX_FIELD_LENGTH.toLocaleString('en')} characters, or has too many values`,
  );
}

/** The values of a cell that holds several. */
export function partsOf(cell: string): string[] {
  return cell
    .split(';')
    .map(part => part.trim())
    .filter(Boolean);
}

/** A choice by its slug or its label, however capitalised. @throws BadCell */
function slugOf(options: Readonly<Record<string, string>>, word: string): string {
  const plain = word.toLowerCase();
  const found = Object.entries(options).find(
    ([slug, label]) => slug === plain || label.toLowerCase() === plain,
  );
  if (found) return found[0];
  throw new BadCell(`“${word.slice(0, 40)}” is none of ${Object.keys(options).join(', ')}`);
}
