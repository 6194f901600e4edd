/**
 * How each record lies in its table, described once: field → columns and back. Every statement that writes
 * state is made from this description, so a new field needs a line here at most.
 */
import { RECORDS, type RecordName, type Value, type Values } from '../../../shared/history/change.ts';
import { membersOf, recordFields } from '../../../shared/history/fields.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import { kindFields } from '../../../shared/records/kind.ts';
import { canonicalJson } from './canonical-json.ts';

/** What SQLite gives and takes here. */
export type Cell = string | number | null;

export interface FieldDescription {
  readonly field: string;
  readonly columns: readonly string[];
  /** What the field holds before anybody set it. */
  readonly initial: Value;
  encode(value: Value): Cell[];
  decode(cells: readonly Cell[]): Value;
}

export interface TableDescription {
  readonly record: RecordName;
  /** Name of the table: the record's own. */
  readonly table: string;
  readonly fields: readonly FieldDescription[];
  /** Columns that must be filled and are not fields: derived ones, with what they hold at first. */
  readonly derived: Readonly<Record<string, Cell>>;
  /** The table of its members, if it has a set of others: a row for each, with their ids. */
  readonly members?: MemberTable;
}

export interface MemberTable {
  readonly table: string;
  /** Columns of the two ids, named after the records. */
  readonly owner: RecordName;
  readonly member: RecordName;
}

const INITIAL: Readonly<Record<string, Value>> = {
  direction: 'ltr',
  status: 'unread',
  keyPassage: false,
  removed: false,
};

const LISTS = new Set<string>(
  kindFields.filter(({ field }) => field.type === 'list' || field.type === 'choices').map(({ name }) => name),
);
const JSON_FIELDS = new Set(['report', 'filter', 'sorts', 'columns', ...LISTS]);

/** The column that keeps a field: `usedToShow` → `used_to_show`, `claim.type` → `claim_type`. */
export function fieldColumn(field: string): string {
  return field.replace('.', '_').replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

function plain(field: string): FieldDescription {
  return {
    field,
    columns: [fieldColumn(field)],
    initial: INITIAL[field] ?? null,
    encode: value => [value as Cell],
    decode: ([cell]) => cell ?? null,
  };
}

function flag(field: string): FieldDescription {
  return { ...plain(field), encode: value => [value === true ? 1 : 0], decode: ([cell]) => cell === 1 };
}

function json(field: string): FieldDescription {
  return {
    ...plain(field),
    encode: value => [value === null ? null : canonicalJson(value)],
    decode: ([cell]) => (typeof cell === 'string' ? (JSON.parse(cell) as Value) : null),
  };
}

const anchor: FieldDescription = {
  field: 'anchor',
  columns: ['anchor_content', 'anchor_start', 'anchor_end', 'quote', 'prefix', 'suffix'],
  initial: null,
  encode: value => {
    const { content, start, end, quote, prefix, suffix } = value as Anchor;
    return [content, start, end, quote, prefix, suffix];
  },
  decode: ([content = null, start = null, end = null, quote = null, prefix = null, suffix = null]) => ({
    content,
    start,
    end,
    quote,
    prefix,
    suffix,
  }),
};

function describeField(field: string): FieldDescription {
  if (field === 'anchor') return anchor;
  if (JSON_FIELDS.has(field)) return json(field);
  return typeof INITIAL[field] === 'boolean' ? flag(field) : plain(field);
}

const UNPLACED = { position_status: 'orphan', position_start: null, position_end: null };

function describeTable(record: RecordName): TableDescription {
  const names = Object.keys(recordFields[record]);
  const member = membersOf[record];
  return {
    record,
    table: record,
    // Every table has `removed`, whether or not the record's fields name it yet.
    fields: [...new Set([...names, 'removed'])].map(describeField),
    derived: record === 'annotation' ? UNPLACED : {},
    ...(member && { members: { table: `${record}_${member}`, owner: record, member } }),
  };
}

export const tables: Readonly<Record<RecordName, TableDescription>> = Object.fromEntries(
  RECORDS.map(record => [record, describeTable(record)]),
) as Record<RecordName, TableDescription>;

/** The fields of a row, each under its name; a cleared field is null. */
export function decodeFields(
  table: Pick<TableDescription, 'fields'>,
  row: Readonly<Record<string, Cell>>,
): Values {
  const values: Values = {};
  for (const { field, columns, decode } of table.fields)
    values[field] = decode(columns.map(column => row[column] ?? null));
  return values;
}

/** The anchor of an annotation's row. */
export function decodeAnchor(row: Readonly<Record<string, Cell>>): Anchor {
  return anchor.decode(anchor.columns.map(column => row[column] ?? null)) as Anchor;
}

/** The fields of a row that are set and that people see: without cleared ones and without `removed`. */
export function decodeShown(
  table: TableDescription,
  row: Readonly<Record<string, Cell>>,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const { field, columns, decode } of table.fields) {
    // Most fields of most records are empty: those are passed over before anything is built for them.
    const [first = ''] = columns;
    if (row[first] === null || row[first] === undefined || field === 'removed') continue;
    values[field] = decode(columns.map(column => row[column] ?? null));
  }
  return values;
}

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
