/** Reading what is in dispute, in the words people know: which value counts, which does not, whose they are. */
import type { RecordName, Value, Values } from '../../../shared/history/change.ts';
import type { Disagreement } from '../../../shared/history/merge-preview.ts';
import type { Clock } from '../../../shared/history/order.ts';
import type { ReadableDb } from './db.ts';

interface Row {
  record: RecordName;
  id: string;
  field: string;
  device: string;
  seq: number;
  person: string;
  wall: number;
  fields: string;
}

interface Setting {
  person: string;
  wall: number;
  fields: string;
}

const SELECT = `SELECT d.record, d.id, d.field, d.device, d.seq, c.person, c.wall, c.fields
  FROM disagreement d JOIN change c ON c.device = d.device AND c.seq = d.seq`;

/** Every disagreement that is not settled, oldest first; those of one record when it is named. */
export function disagreements(
  db: ReadableDb,
  of: { record: RecordName; id: string } | null = null,
): Disagreement[] {
  const rows =
    of === null
      ? db.prepare<[], Row>(`${SELECT} ORDER BY c.lamport, d.field`).all()
      : db
          .prepare<[string, string], Row>(
            `${SELECT} WHERE d.record = ? AND d.id = ? ORDER BY c.lamport, d.field`,
          )
          .all(of.record, of.id);
  return rows.map(row => describe(db, row));
}

export function countDisagreements(db: ReadableDb): number {
  return Number(db.prepare('SELECT count(*) FROM disagreement').pluck().get());
}

function describe(db: ReadableDb, row: Row): Disagreement {
  const { record, id, field, device, seq } = row;
  const about = aboutRecord(db, record, id);
  return {
    record,
    id,
    ...about,
    field,
    wins: winner(db, row),
    loses: { value: valueIn(row, field), by: row.person, at: row.wall },
    device,
    seq,
  };
}

/** The change whose value the row holds. An overruled removal loses to the record's last change of any kind. */
function winner(db: ReadableDb, { record, id, field }: Row): Disagreement['wins'] {
  const clock = db.prepare<[string], string>(`SELECT clock FROM "${record}" WHERE id = ?`).pluck().get(id);
  const clocks = JSON.parse(clock ?? '{}') as Record<string, Clock>;
  const [lamport, device] = (field === 'removed' ? clocks['@modified'] : clocks[field]) ?? [0, ''];
  const setting = db
    .prepare<[string, string, number, string], Setting>(
      'SELECT person, wall, fields FROM change WHERE record = ? AND id = ? AND lamport = ? AND device = ?',
    )
    .get(record, id, lamport, device);
  if (!setting) return { value: null, by: '', at: 0 };
  const value = field === 'removed' ? false : valueIn(setting, field);
  return { value, by: setting.person, at: setting.wall };
}

function valueIn({ fields }: Pick<Row, 'fields'>, field: string): Value {
  return (JSON.parse(fields) as Values)[field] ?? null;
}

function aboutRecord(
  db: ReadableDb,
  record: RecordName,
  id: string,
): { about: string; document: string | null } {
  if (record === 'annotation') {
    const row = db
      .prepare<[string], { quote: string; document: string }>(
        'SELECT quote, document FROM annotation WHERE id = ?',
      )
      .get(id);
    return { about: row?.quote ?? '', document: row?.document ?? null };
  }
  if (record === 'link') return { about: 'A link', document: null };
  const column = record === 'document' ? 'title' : 'name';
  const about = db
    .prepare<[string], string>(`SELECT ${column} FROM "${record}" WHERE id = ?`)
    .pluck()
    .get(id);
  return { about: about ?? '', document: record === 'document' ? id : null };
}
