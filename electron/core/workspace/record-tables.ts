/** Reads and writes the rows of the state tables by their description. Keeps its statements prepared. */
import type Database from 'better-sqlite3';
import type { RecordName } from '../../../shared/history/change.ts';
import { MEMBER } from '../../../shared/history/fields.ts';
import type { Clock } from '../../../shared/history/order.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { FoldedRecord, RecordState } from './record-state.ts';
import { type Cell, decodeFields, quoted, tables } from './tables.ts';

type Row = Record<string, Cell>;
type Statement = Database.Statement<Cell[], unknown>;

/** Statements of one connection, each prepared once. */
export class Statements {
  readonly #db: ReadableDb;
  readonly #prepared = new Map<string, Statement>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  get(sql: string): Statement {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#db.prepare<Cell[], unknown>(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}

/** Reads single rows as record states. */
export class RecordReader {
  protected readonly statements: Statements;

  constructor(db: ReadableDb) {
    this.statements = new Statements(db);
  }

  read(record: RecordName, id: string): RecordState | undefined {
    const row = this.statements.get(`SELECT * FROM ${quoted(tables[record].table)} WHERE id = ?`).get(id) as
      | Row
      | undefined;
    return row && rowToState(record, row);
  }

  /** Whether a member such as `tag:<id>` is in its record now. */
  hasMember(annotation: string, member: string): boolean {
    const sql = 'SELECT 1 FROM annotation_tag WHERE annotation = ? AND tag = ?';
    return this.statements.get(sql).get(annotation, memberId(member)) !== undefined;
  }
}

/** Writes record states to their rows. */
export class RecordTables extends RecordReader {
  constructor(db: WritableDb) {
    super(db);
  }

  write(record: RecordName, { state, isNew, taken, members }: FoldedRecord): void {
    if (isNew) this.#insert(record, state);
    else this.#update(record, state, taken);
    for (const [member, isIn] of members) {
      const sql = isIn
        ? 'INSERT OR IGNORE INTO annotation_tag (annotation, tag) VALUES (?, ?)'
        : 'DELETE FROM annotation_tag WHERE annotation = ? AND tag = ?';
      this.statements.get(sql).run(state.id, memberId(member));
    }
  }

  #insert(record: RecordName, state: RecordState): void {
    const row: Row = { id: state.id, ...stateToRow(record, state), ...tables[record].derived };
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${quoted(tables[record].table)} (${columns.map(quoted).join(', ')})
      VALUES (${columns.map(() => '?').join(', ')})`;
    this.statements.get(sql).run(...Object.values(row));
  }

  #update(record: RecordName, state: RecordState, taken: ReadonlySet<string>): void {
    const row = stateToRow(record, state, taken);
    const sql = `UPDATE ${quoted(tables[record].table)}
      SET ${Object.keys(row)
        .map(column => `${quoted(column)} = ?`)
        .join(', ')} WHERE id = ?`;
    this.statements.get(sql).run(...Object.values(row), state.id);
  }
}

function memberId(member: string): string {
  const id = MEMBER.exec(member)?.[2];
  if (id === undefined) throw new Error(`${member} is not a member`);
  return id;
}

export function rowToState(record: RecordName, row: Readonly<Row>): RecordState {
  return {
    id: String(row.id),
    fields: decodeFields(tables[record], row),
    clock: JSON.parse(String(row.clock)) as Record<string, Clock>,
    created: { by: String(row.created_by), at: Number(row.created_at) },
    modified: { by: String(row.modified_by), at: Number(row.modified_at) },
  };
}

/** The columns of a state without its id; only those of `fields`, clock and stamps when given. */
function stateToRow(record: RecordName, state: RecordState, fields?: ReadonlySet<string>): Row {
  const row: Row = {};
  for (const { field, columns, encode } of tables[record].fields) {
    if (fields && !fields.has(field)) continue;
    const cells = encode(state.fields[field] ?? null);
    for (const [i, column] of columns.entries()) row[column] = cells[i] ?? null;
  }
  row.created_by = state.created.by;
  row.created_at = state.created.at;
  row.modified_by = state.modified.by;
  row.modified_at = state.modified.at;
  row.clock = canonicalJson(state.clock);
  return row;
}
