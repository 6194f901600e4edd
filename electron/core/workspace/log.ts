/** The change log: append-only, the source of every state table. */
import type { Change, Edit, RecordName, Values } from '../../../shared/history/change.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { Statements } from './record-tables.ts';

interface ChangeRow {
  device: string;
  seq: number;
  lamport: number;
  wall: number;
  person: string;
  record: string;
  id: string;
  fields: string;
}

/** Who writes, from which copy of the workspace, at what time (ms since 1970). */
export interface Author {
  readonly device: string;
  readonly person: string;
  readonly wall: number;
}

/**
 * Appends edits as this device's next changes, each with the next Lamport time, and returns them. What was made
 * elsewhere keeps its maker and its time: both are only shown, and the order is the Lamport time's.
 */
export function appendChanges(db: WritableDb, author: Author, edits: readonly Edit[]): Change[] {
  let seq = highestSeq(db, author.device);
  let lamport = highestLamport(db);
  const insert = db.prepare(
    'INSERT INTO change (device, seq, lamport, wall, person, record, id, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return edits.map(({ record, id, fields, made }) => {
    seq++;
    lamport++;
    const { device } = author;
    const { by: person, at: wall } = made ?? { by: author.person, at: author.wall };
    insert.run(device, seq, lamport, wall, person, record, id, canonicalJson(fields));
    return { device, seq, lamport, wall, person, record, id, fields: { ...fields } };
  });
}

/**
 * The highest Lamport time seen here, 0 in an empty log. A device's times only grow, so its last change has its
 * highest; devices are few, and looking them up one after the other spares an index that every change would
 * have to be written to.
 */
export function highestLamport(db: ReadableDb): number {
  const sql = `WITH RECURSIVE last (device) AS (
      SELECT min(device) FROM change
      UNION ALL
      SELECT (SELECT min(change.device) FROM change WHERE change.device > last.device)
      FROM last WHERE last.device IS NOT NULL)
    SELECT max((SELECT lamport FROM change WHERE change.device = last.device ORDER BY seq DESC LIMIT 1)) FROM last`;
  return Number(db.prepare(sql).pluck().get() ?? 0);
}

/** Every device with changes here, looked up one after the other: there are few, and many changes. */
export function devicesIn(db: ReadableDb): string[] {
  const sql = `WITH RECURSIVE last (device) AS (
      SELECT min(device) FROM change
      UNION ALL
      SELECT (SELECT min(change.device) FROM change WHERE change.device > last.device)
      FROM last WHERE last.device IS NOT NULL)
    SELECT device FROM last WHERE device IS NOT NULL`;
  return db.prepare<[], string>(sql).pluck().all();
}

/** Number of a device's last change here, 0 for none. */
export function highestSeq(db: ReadableDb, device: string): number {
  return Number(db.prepare('SELECT max(seq) FROM change WHERE device = ?').pluck().get(device) ?? 0);
}

/** All changes, those of one record together. */
export function* changesByRecord(db: ReadableDb): Iterable<Change> {
  const rows = db.prepare<[], ChangeRow>('SELECT * FROM change ORDER BY record, id').iterate();
  for (const row of rows) yield toChange(row);
}

/** Every change of one record, in no order. */
export function changesOf(statements: Statements, record: RecordName, id: string): Change[] {
  const rows = statements.get('SELECT * FROM change WHERE record = ? AND id = ?').all(record, id);
  return (rows as ChangeRow[]).map(toChange);
}

/**
 * Changes of other records that are work on this one: those of the passages of an article, and the tagging of
 * passages with a tag. Nobody's work goes out of sight because somebody else removed what it hangs on.
 */
export function dependentChanges(statements: Statements, record: RecordName, id: string): Change[] {
  const all = (sql: string) => (statements.get(sql).all(id) as ChangeRow[]).map(toChange);
  if (record === 'document')
    return all(
      `SELECT change.* FROM annotation JOIN change ON change.record = 'annotation' AND change.id = annotation.id
       WHERE annotation.document = ? AND annotation.removed = 0`,
    );
  if (record !== 'tag') return [];
  return all(
    `SELECT change.* FROM annotation_tag JOIN change
       ON change.record = 'annotation' AND change.id = annotation_tag.annotation
     WHERE annotation_tag.tag = ?`,
  ).filter(({ fields }) => fields[`tag:${id}`] === true);
}

function toChange(row: ChangeRow): Change {
  return { ...row, record: row.record as RecordName, fields: JSON.parse(row.fields) as Values };
}

/** Takes changes that come record by record, as of `changesByRecord`, and gives those of each together. */
export function* recordsInLog(changes: Iterable<Change>): Iterable<[Change, ...Change[]]> {
  let group: [Change, ...Change[]] | undefined;
  for (const change of changes) {
    if (group && group[0].record === change.record && group[0].id === change.id) group.push(change);
    else {
      if (group) yield group;
      group = [change];
    }
  }
  if (group) yield group;
}

/** Names of the fields of an annotation that were set after a time (ms since 1970). */
export function fieldsSetAfter(db: ReadableDb, annotation: string, at: number): Set<string> {
  const changes = db
    .prepare<[string, number], string>(
      "SELECT fields FROM change WHERE record = 'annotation' AND id = ? AND wall > ?",
    )
    .pluck()
    .all(annotation, at);
  return new Set(changes.flatMap(fields => Object.keys(JSON.parse(fields) as Values)));
}
