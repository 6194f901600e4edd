/** Whether the log is whole, and whether the state tables are what it makes of an empty workspace. */
import { type Change, RECORDS, type RecordName } from '../../../shared/history/change.ts';
import { MAX_LAMPORT_JUMP } from '../../../shared/history/order.ts';
import { applyChanges } from './apply.ts';
import { connectMemory } from './connection.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { Findings } from './findings.ts';
import { sightOf } from './horizons.ts';
import { readLocal } from './local.ts';
import { changesByRecord, recordsInLog } from './log.ts';
import { makeRecord } from './merged-record.ts';
import { type MigrationStep, migrate } from './migrate.ts';
import { IncompleteRecordError } from './record-state.ts';
import { RecordTables, Statements } from './record-tables.ts';
import type { Row } from './rows.ts';
import { hasSearch, isOfSearch } from './search-tables.ts';
import { type Cell, quoted, tables } from './tables.ts';

/**
 * Every device's changes are numbered upwards and their Lamport times only grow. This copy's own are numbered
 * 1, 2, 3 …; of another's some may be missing, because a share may leave them out.
 */
export function* logProblems(db: ReadableDb): Findings {
  const own = readLocal(db, 'device');
  const rows = db
    .prepare<[], { device: string; seq: number; before: number; isOrdered: number }>(
      `SELECT device, seq, lag(seq, 1, 0) OVER device AS before,
         lamport > lag(lamport, 1, 0) OVER device AS isOrdered
       FROM change WINDOW device AS (PARTITION BY device ORDER BY seq)`,
    )
    .iterate();
  for (const { device, seq, before, isOrdered } of rows) {
    const from = before + 1;
    if (seq !== from && device === own)
      yield `the log: ${from === seq - 1 ? `change ${from} is` : `changes ${from} to ${seq - 1} are`} missing (device ${device})`;
    if (!isOrdered) yield `the log: change ${seq} does not follow the one before (device ${device})`;
    yield null;
  }
}

/** A Lamport time far beyond the one before it was never counted up to: it is damage, or an attack. */
export function* jumpProblems(db: ReadableDb): Findings {
  const rows = db
    .prepare<[number], { device: string; seq: number }>(
      `SELECT device, seq FROM (
         SELECT device, seq, lamport - lag(lamport, 1, 0) OVER (ORDER BY lamport, device, seq) AS jump FROM change)
       WHERE jump > ?`,
    )
    .iterate(MAX_LAMPORT_JUMP);
  for (const { device, seq } of rows)
    yield `the log: change ${seq} claims to follow changes that never were (device ${device})`;
}

/** Replays the log into an empty workspace and compares every row of the state tables with the result. */
export function* replayProblems(db: ReadableDb, steps: readonly MigrationStep[]): Findings {
  const replayed = connectMemory();
  try {
    migrate(replayed, steps);
    // Texts are not copied, so references to them lead nowhere here.
    replayed.pragma('foreign_keys = OFF');
    yield* schemaProblems(db, replayed);
    yield* replay(db, replayed);
    yield* compareDisagreements(db, replayed);
    for (const record of RECORDS) yield* compareTable(db, replayed, record);
    for (const record of RECORDS) yield* compareMembers(db, replayed, record);
  } finally {
    replayed.close();
  }
}

function* schemaProblems(db: ReadableDb, fresh: ReadableDb): Findings {
  const read = (from: ReadableDb) =>
    new Map(
      from
        .prepare<[], [string, string]>(
          "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )
        .raw()
        .all() as [string, string][],
    );
  const present = read(db);
  const isSearchable = hasSearch(db);
  for (const [name, sql] of read(fresh)) {
    if (!isSearchable && isOfSearch(name)) continue;
    if (present.get(name) !== sql) yield `the file: its ${name} has not the form it should have`;
    present.delete(name);
  }
  for (const name of present.keys()) yield `the file: it holds what is not Postil's (${name})`;
}

function* replay(db: ReadableDb, into: WritableDb): Findings {
  const making = {
    writes: new Statements(into),
    log: new Statements(db),
    rows: new RecordTables(into),
    saw: sightOf(db).saw,
  };
  const hasGaps = isCutOrGapped(db);
  const again: [RecordName, string][] = [];
  into.exec('BEGIN');
  for (const group of recordsInLog(changesByRecord(db))) {
    const [first] = group;
    try {
      applyChanges(into, group, making.rows);
      if (group.some(({ device }) => device !== first.device) || isWorkedOn(first.record, group))
        again.push([first.record, first.id]);
    } catch (error) {
      if (!(error instanceof IncompleteRecordError)) throw error;
      if (!hasGaps) yield error.message;
    }
    yield null;
  }
  for (const [record, id] of again) {
    makeRecord(making, record, id);
    yield null;
  }
  into.exec('COMMIT');
}

/** Whether what others did may have kept the record from being removed. */
function isWorkedOn(record: RecordName, group: readonly Change[]): boolean {
  return (record === 'document' || record === 'tag') && group.some(({ fields }) => fields.removed === true);
}

/** Whether the log came, in part, from shares that left something out. */
function isCutOrGapped(db: ReadableDb): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM cut)
    OR EXISTS (SELECT 1 FROM change GROUP BY device HAVING count(*) <> max(seq))`;
  return db.prepare(sql).pluck().get() === 1;
}

function* compareDisagreements(db: ReadableDb, replayed: ReadableDb): Findings {
  type Row = { record: string; id: string; field: string; device: string; seq: number };
  const sql = 'SELECT * FROM disagreement ORDER BY record, id, field, device, seq';
  const key = ({ record, id, field, device, seq }: Row) =>
    `${record} ${id} ${field} ${device} ${String(seq).padStart(16, '0')}`;
  const pairs = inStep(db.prepare<[], Row>(sql).iterate(), replayed.prepare<[], Row>(sql).iterate(), key);
  for (const [row, expected] of pairs) {
    if (row && !expected) yield `${row.record} ${row.id}: the log has no disagreement about its ${row.field}`;
    if (expected && !row)
      yield `${expected.record} ${expected.id}: a disagreement about its ${expected.field} is missing`;
    yield null;
  }
}

/** Columns that the log does not determine; `check-anchors.ts` looks at them. */
const DERIVED = new Set(['position_status', 'position_start', 'position_end']);

function* compareTable(db: ReadableDb, replayed: ReadableDb, record: (typeof RECORDS)[number]): Findings {
  const sql = `SELECT * FROM ${quoted(tables[record].table)} ORDER BY id`;
  const pairs = inStep(
    db.prepare<[], Row>(sql).iterate(),
    replayed.prepare<[], Row>(sql).iterate(),
    row => `${row.id}`,
  );
  for (const [row, expected] of pairs) {
    const name = `${record} ${(row ?? expected)?.id}`;
    if (!row) yield `${name}: the log has it, but its row is missing`;
    else if (!expected) yield `${name}: it is not in the log`;
    else
      for (const [column, cell] of Object.entries(expected))
        if (!DERIVED.has(column) && row[column] !== cell)
          yield `${name}: ${column} is ${shown(row[column])}, but the log says ${shown(cell)}`;
    yield null;
  }
}

function* compareMembers(db: ReadableDb, replayed: ReadableDb, record: (typeof RECORDS)[number]): Findings {
  const { members } = tables[record];
  if (!members) return;
  const { table, owner, member: other } = members;
  const sql = `SELECT ${owner} AS owner, ${other} AS member FROM ${table} ORDER BY owner, member`;
  type Member = { owner: string; member: string };
  const pairs = inStep(
    db.prepare<[], Member>(sql).iterate(),
    replayed.prepare<[], Member>(sql).iterate(),
    ({ owner, member }) => `${owner} ${member}`,
  );
  for (const [row, expected] of pairs) {
    if (row && !expected)
      yield `${record} ${row.owner}: has ${other} ${row.member} that the log does not give it`;
    if (expected && !row)
      yield `${record} ${expected.owner}: lacks ${other} ${expected.member} that the log gives it`;
    yield null;
  }
}

/** Walks two lists in the order of their keys together; what only one has comes with undefined. */
function* inStep<T>(
  left: IterableIterator<T>,
  right: IterableIterator<T>,
  keyOf: (row: T) => string,
): Iterable<[T | undefined, T | undefined]> {
  try {
    let a = left.next();
    let b = right.next();
    while (!a.done || !b.done) {
      const keyA = a.done ? null : keyOf(a.value);
      const keyB = b.done ? null : keyOf(b.value);
      const takesA = keyA !== null && (keyB === null || keyA <= keyB);
      const takesB = keyB !== null && (keyA === null || keyB <= keyA);
      yield [takesA ? a.value : undefined, takesB ? b.value : undefined];
      if (takesA) a = left.next();
      if (takesB) b = right.next();
    }
  } finally {
    // Left half read, they would keep their connections from ever doing anything else.
    left.return?.();
    right.return?.();
  }
}

/** A cell as a problem shows it, cut so that a long note does not fill the report. */
function shown(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return 'empty';
  const text = String(cell);
  return typeof cell === 'number' ? text : `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`;
}
