/** Reads and writes the rows of the state tables by their description. Keeps its statements prepared. */
import type Database from 'better-sqlite3';
import type { RecordName, Values } from '../../../shared/history/change.ts';
import { MEMBER } from '../../../shared/history/fields.ts';
import type { Clock } from '../../../shared/history/order.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { FoldedRecord, RecordHead } from './record-state.ts';
import { type Cell, decodeFields, type MemberTable, quoted, tables } from './tables.ts';

type Row = Record<string, Cell>;
type Statement = Database.Statement<Cell[], unknown>;

const HEAD_COLUMNS = ['created_by', 'created_at', 'modified_by', 'modified_at', 'clock'];

/** Statements of one connection, each prepared once. */
export class Statements {
  readonly #db: ReadableDb;
  readonly #prepared = new Map<string, Statement>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** @param key Short name of the statement: building its SQL anew can take as long as running it. */
  get(key: string, sql: () => string = () => key): Statement {
    let statement = this.#prepared.get(key);
    if (!statement) {
      statement = this.#db.prepare<Cell[], unknown>(sql());
      this.#prepared.set(key, statement);
    }
    return statement;
  }
}

/** Reads single records. */
export class RecordReader {
  protected readonly statements: Statements;

  constructor(db: ReadableDb) {
    this.statements = new Statements(db);
  }

  /** Every field of a record as it is now; undefined when it is not here. */
  fields(record: RecordName, id: string): Values | undefined {
    const row = this.#row(`${record}:*`, record, id, () => '*');
    return row && decodeFields(tables[record], row);
  }

  /**
   * What the named fields and members hold now, a member such as `tag:<id>` whether it is in its record;
   * undefined when the record is not here.
   */
  values(record: RecordName, id: string, names: readonly string[]): Values | undefined {
    const named = tables[record].fields.filter(({ field }) => names.includes(field));
    const columns = () => ['1', ...named.flatMap(field => field.columns.map(quoted))].join(', ');
    const row = this.#row(`${record}:${named.map(({ field }) => field)}`, record, id, columns);
    if (!row) return undefined;
    const values = decodeFields({ fields: named }, row);
    for (const name of names) if (MEMBER.test(name)) values[name] = this.#hasMember(record, id, name);
    return values;
  }

  /** When and by whom its fields were set; undefined when the record is not here. */
  head(record: RecordName, id: string): RecordHead | undefined {
    const row = this.#row(`${record}:@head`, record, id, () => HEAD_COLUMNS.join(', '));
    return (
      row && {
        clock: JSON.parse(String(row.clock)) as Record<string, Clock>,
        created: { by: String(row.created_by), at: Number(row.created_at) },
        modified: { by: String(row.modified_by), at: Number(row.modified_at) },
      }
    );
  }

  #row(key: string, record: RecordName, id: string, columns: () => string): Row | undefined {
    const sql = () => `SELECT ${columns()} FROM ${quoted(tables[record].table)} WHERE id = ?`;
    return this.statements.get(`read ${key}`, sql).get(id) as Row | undefined;
  }

  #hasMember(record: RecordName, id: string, member: string): boolean {
    const { table, owner, member: other } = memberTable(record);
    const sql = () => `SELECT 1 FROM ${table} WHERE ${owner} = ? AND ${other} = ?`;
    return this.statements.get(`has ${other}`, sql).get(id, memberId(member)) !== undefined;
  }
}

const NONE: Readonly<Row> = {};

/** Writes what became of records to their rows. */
export class RecordTables extends RecordReader {
  constructor(db: WritableDb) {
    super(db);
  }

  /** @param derived What is known already of the columns that are no fields, for a new record. */
  write(record: RecordName, folded: FoldedRecord, derived: Readonly<Row> = NONE): void {
    if (folded.isNew) this.#insert(record, folded, derived);
    else this.#update(record, folded);
    for (const [member, isIn] of folded.members) this.#member(record, isIn).run(folded.id, memberId(member));
  }

  #member(record: RecordName, isIn: boolean): Statement {
    const { table, owner, member } = memberTable(record);
    if (isIn)
      return this.statements.get(
        `put in ${table}`,
        () => `INSERT OR IGNORE INTO ${table} (${owner}, ${member}) VALUES (?, ?)`,
      );
    return this.statements.get(
      `take out of ${table}`,
      () => `DELETE FROM ${table} WHERE ${owner} = ? AND ${member} = ?`,
    );
  }

  #insert(record: RecordName, { id, head, taken }: FoldedRecord, derived: Readonly<Row>): void {
    const { fields, derived: rest } = tables[record];
    // By position and not by name: a merge makes hundreds of thousands of rows of forty columns.
    const cells: Cell[] = [id];
    for (const { field, initial, encode } of fields) {
      const value = taken[field];
      cells.push(...encode(value === undefined ? initial : value));
    }
    cells.push(...Object.values(headToRow(head)));
    for (const [column, initial] of Object.entries(rest)) cells.push(derived[column] ?? initial);
    this.statements.get(`insert ${record}`, () => insertInto(record)).run(...cells);
  }

  #update(record: RecordName, { id, head, taken }: FoldedRecord): void {
    const row: Row = { ...fieldsToRow(record, taken), ...headToRow(head) };
    const sql = () => {
      const columns = Object.keys(row).map(column => `${quoted(column)} = ?`);
      return `UPDATE ${quoted(tables[record].table)} SET ${columns.join(', ')} WHERE id = ?`;
    };
    // The order of the columns is that of the table, so the same fields always make the same statement.
    const key = `update ${record}:${Object.keys(taken).sort()}`;
    this.statements.get(key, sql).run(...Object.values(row), id);
  }
}

/** Columns in the order in which `#insert` gives their cells. */
function insertInto(record: RecordName): string {
  const { table, fields, derived } = tables[record];
  const columns = ['id', ...fields.flatMap(field => field.columns), ...HEAD_COLUMNS, ...Object.keys(derived)];
  return `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')})
    VALUES (${columns.map(() => '?').join(', ')})`;
}

function memberTable(record: RecordName): MemberTable {
  const { members } = tables[record];
  if (!members) throw new Error(`a ${record} has no members`);
  return members;
}

function memberId(member: string): string {
  const id = MEMBER.exec(member)?.[2];
  if (id === undefined) throw new Error(`${member} is not a member`);
  return id;
}

/** The columns of the given fields, in the order of the table. */
function fieldsToRow(record: RecordName, values: Readonly<Values>): Row {
  const row: Row = {};
  for (const { field, columns, encode } of tables[record].fields) {
    const value = values[field];
    if (value === undefined) continue;
    const cells = encode(value);
    for (const [i, column] of columns.entries()) row[column] = cells[i] ?? null;
  }
  return row;
}

function headToRow({ created, modified, clock }: RecordHead): Row {
  return {
    created_by: created.by,
    created_at: created.at,
    modified_by: modified.by,
    modified_at: modified.at,
    clock: clockJson(clock),
  };
}

/** As `canonicalJson`: names of fields and devices are well-formed, so that only their order is left to see to. */
function clockJson(clock: Readonly<Record<string, Clock>>): string {
  const sorted: Record<string, Clock | undefined> = {};
  for (const field of Object.keys(clock).sort()) sorted[field] = clock[field];
  return JSON.stringify(sorted);
}
