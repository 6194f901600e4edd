/** The log from its end, the devices' changes merged by their times, which needs no index but the primary key. */
import type { ActivityQuery, Deed } from '../../../shared/contract/history.ts';
import type { RecordName, Values } from '../../../shared/history/change.ts';
import { compareClocks } from '../../../shared/history/order.ts';
import type { ReadableDb } from './db.ts';
import { devicesIn } from './log.ts';

export interface LoggedChange {
  readonly device: string;
  readonly seq: number;
  readonly lamport: number;
  readonly wall: number;
  readonly person: string;
  readonly record: RecordName;
  readonly id: string;
  readonly fields: Readonly<Values>;
}

type Row = Omit<LoggedChange, 'fields'> & { readonly fields: string };
type Read = (device: string, before: number, most: number) => Row[];

/** Changes read of one device at a time: few at first, since most devices have none among the newest. */
const FIRST = 16;
const MOST = 1_024;
/** Of one article: each read goes through all of its changes again, so there should be few. */
const OF_ARTICLE_AT_ONCE = 8_192;

/** Later than every change. */
const END = Number.MAX_SAFE_INTEGER;

/**
 * Changes but those of people's own details, the newest first by (lamport, device). A device's times grow with its
 * numbers, so each device's changes come in their order and only their heads are compared.
 */
export function* newestChanges(
  db: ReadableDb,
  { cursor, ...of }: Omit<ActivityQuery, 'limit'>,
): Generator<LoggedChange> {
  const read = reader(db, of);
  const { document } = of;
  const first = document === null ? FIRST : OF_ARTICLE_AT_ONCE;
  let heads = devicesIn(db).flatMap(device => {
    const changes = ofDevice(read, device, cursor?.[device] ?? END, first);
    const head = changes.next();
    return head.done ? [] : [{ change: head.value, changes }];
  });
  while (heads.length > 0) {
    const newest = heads.reduce((best, one) => (isLater(one.change, best.change) ? one : best));
    yield { ...newest.change, fields: JSON.parse(newest.change.fields) as Values };
    const next = newest.changes.next();
    if (next.done) heads = heads.filter(one => one !== newest);
    else newest.change = next.value;
  }
}

function isLater(a: Row, b: Row): boolean {
  return compareClocks([a.lamport, a.device], [b.lamport, b.device]) > 0;
}

function* ofDevice(read: Read, device: string, before: number, first: number): Generator<Row, undefined> {
  for (let most = first, from = before; ; most = Math.max(first, Math.min(MOST, most * 4))) {
    const rows = read(device, from, most);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < most) return;
    from = last.seq;
  }
}

/**
 * An article's own changes and those of its passages are found by their records: looking for them from the end of the
 * log took most of a second with 300,000 changes when the article's lay far back.
 */
const OF_ARTICLE = `(SELECT 'annotation' AS record, id FROM annotation WHERE removed IN (0, 1) AND document = ?
  UNION ALL SELECT 'document', ?) j CROSS JOIN change ON change.record = j.record AND change.id = j.id`;

/**
 * Leaves out what cannot be such a deed, by the names of the fields it sets: 300,000 changes in which there is none
 * are then gone through in SQLite alone. A name in a value has its quotes escaped, so it is not taken for one.
 */
const MAY_BE: Readonly<Record<Deed, string>> = {
  tagged: `change.record = 'annotation' AND instr(change.fields, '"document":')`,
  imported: `change.record = 'document' AND instr(change.fields, '"content":')`,
  linked: `change.record = 'link' AND instr(change.fields, '"from":')`,
  sorted: `(instr(change.fields, '"tag:') OR instr(change.fields, '"collection:'))`,
  edited: `NOT (change.record = 'annotation' AND instr(change.fields, '"document":'))`,
  removed: `instr(change.fields, '"removed":true')`,
  restored: `instr(change.fields, '"removed":false')`,
};

function reader(
  db: ReadableDb,
  { person, document, deed }: Pick<ActivityQuery, 'person' | 'document' | 'deed'>,
): Read {
  const statement = db.prepare<(string | number)[], Row>(
    `SELECT change.* FROM ${document === null ? 'change' : OF_ARTICLE}
     WHERE change.device = ? AND change.seq < ? AND change.record <> 'person'
     ${deed === null ? '' : `AND ${MAY_BE[deed]}`}
     ${person === null ? '' : 'AND change.person = ?'} ORDER BY change.seq DESC LIMIT ?`,
  );
  const article = document === null ? [] : [document, document];
  const byPerson = person === null ? [] : [person];
  return (device, before, most) => statement.all(...article, device, before, ...byPerson, most);
}
