/**
 * The order of the table's rows, worked out in steps: over 100,000 annotations it takes from a third of a second to
 * more than one, and a question that was followed by another is given up on the way.
 */
import type { TableHead } from '../../../shared/contract/table.ts';
import { KINDS, kindFields, kinds } from '../../../shared/records/kind.ts';
import type { TableColumn, TableGroup, TableQuery } from '../../../shared/records/table-query.ts';
import type { ReadableDb } from './db.ts';
import { scopeOf } from './evidence-filter.ts';
import { fieldColumn } from './tables.ts';

type Value = string | number | null;

/** How a column is put in order. */
interface Key {
  readonly sql: string;
  /** Of a closed list: its values in their order. */
  readonly order?: readonly string[];
}

export interface TableOrder {
  /** Ids of annotations, one a row. */
  readonly ids: readonly string[];
  readonly heads: readonly TableHead[];
}

const STATUSES = ['exact', 'moved', 'orphan'];

/** The first of an annotation's tags by name decides where it stands. */
const FIRST_TAG = `(SELECT min(tag.name COLLATE NOCASE) FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag
  WHERE annotation_tag.annotation = annotation.id AND tag.removed = 0)`;

const commonKeys: Readonly<Record<string, Key>> = {
  kind: { sql: 'annotation.kind', order: KINDS },
  // What stands beyond the first line decides nothing a person could see.
  quote: { sql: 'substr(annotation.quote, 1, 120)' },
  note: { sql: 'substr(annotation.note, 1, 120)' },
  tags: { sql: FIRST_TAG },
  confidence: { sql: 'annotation.confidence' },
  keyPassage: { sql: 'annotation.key_passage' },
  document: { sql: 'document.title' },
  byline: { sql: 'document.byline' },
  publication: { sql: 'document.publication' },
  published: { sql: 'document.published' },
  status: { sql: 'annotation.position_status', order: STATUSES },
  person: { sql: '(SELECT person.name FROM person WHERE person.id = annotation.created_by)' },
  createdAt: { sql: 'annotation.created_at' },
  modifiedAt: { sql: 'annotation.modified_at' },
};

/** A field counts only for annotations of its kind: what a former kind left is not shown. */
function keyOf(column: TableColumn): Key {
  const common = commonKeys[column];
  if (common) return common;
  const described = kindFields.find(({ name }) => name === column);
  if (!described) throw new Error(`the table has no column ${column}`);
  const sql = `iif(annotation.kind = '${described.kind}', annotation.${fieldColumn(column)}, NULL)`;
  const { field } = described;
  return field.type === 'choice' ? { sql, order: Object.keys(field.options) } : { sql };
}

/** What rows are gathered by: a value that tells groups apart, and how it is called. */
interface Grouping extends Key {
  readonly label: (db: ReadableDb) => (key: string) => string;
  /** One row for each tag instead of one for each annotation. */
  readonly join?: string;
}

function groupingOf(group: TableGroup): Grouping {
  const names = (sql: string) => (db: ReadableDb) => {
    const found = new Map(db.prepare<[], [string, string]>(sql).raw().all());
    return (key: string) => found.get(key) ?? key;
  };
  if (group === 'document') return { sql: 'document.id', label: names('SELECT id, title FROM document') };
  if (group === 'person')
    return { sql: 'annotation.created_by', label: names('SELECT id, name FROM person') };
  if (group === 'tags')
    return {
      sql: 'carried.id',
      join: `LEFT JOIN (SELECT annotation_tag.annotation, tag.id FROM annotation_tag
        JOIN tag ON tag.id = annotation_tag.tag AND tag.removed = 0) carried
        ON carried.annotation = annotation.id`,
      label: names('SELECT id, name FROM tag'),
    };
  const key = keyOf(group);
  return { ...key, label: () => value => valueLabel(group, value) };
}

/** How a value of a column is called: the label of a slug, otherwise the value itself. */
export function valueLabel(column: TableColumn, value: string): string {
  if (column === 'kind')
    return KINDS.flatMap(kind => (kind === value ? [kinds[kind].plural] : []))[0] ?? value;
  const described = kindFields.find(({ name }) => name === column);
  if (described?.field.type !== 'choice') return value;
  const options: Readonly<Record<string, string>> = described.field.options;
  return options[value] ?? value;
}

type Found = readonly [
  id: string,
  group: string | null,
  document: string,
  start: number | null,
  end: number | null,
  ...keys: Value[],
];
type Comparer = (a: Found, b: Found) => number;

/** Where the first key stands in what was found. */
const FIRST_KEY = 5;
/** Rows read in one step. */
const STEP = 1_000;

/**
 * Works out the order of rows for a question: those without a value come last, whichever way it is sorted, and
 * equals stand as in the library and in each text. Gives null after each step, and the order at the end.
 */
export function* orderSteps(db: ReadableDb, query: TableQuery): Generator<TableOrder | null, void> {
  const grouping = query.groupBy === null ? null : groupingOf(query.groupBy);
  const keys = query.sorts.map(({ column }) => keyOf(column));
  const rows = yield* readRows(db, query, grouping, keys);
  const comparers: Comparer[] = [];
  const heads = grouping && gather(db, rows, grouping);
  if (heads) comparers.push(byGroup(heads));
  for (const [i, key] of keys.entries()) {
    yield null;
    comparers.push(comparer(rows, FIRST_KEY + i, key.order, query.sorts[i]?.isDescending ?? false));
  }
  yield null;
  rows.sort(inTurn([...comparers, byPlace(db)]));
  const undivided = rows.length === 0 ? [] : [{ key: null, label: '', count: rows.length }];
  yield { ids: rows.map(([id]) => id), heads: heads ?? undivided };
}

/** The same at once. */
export function orderTable(db: ReadableDb, query: TableQuery): TableOrder {
  for (const order of orderSteps(db, query)) if (order !== null) return order;
  throw new Error('the order of the table was not worked out');
}

// Read without an order: SQLite would put all in order before it gives the first, and could not be stopped.
function* readRows(
  db: ReadableDb,
  { filter }: TableQuery,
  grouping: Grouping | null,
  keys: readonly Key[],
): Generator<null, Found[]> {
  const { sql, values } = scopeOf(db, filter);
  const columns = [
    'annotation.id',
    grouping?.sql ?? 'NULL',
    'annotation.document',
    'annotation.position_start',
    'annotation.position_end',
    ...keys.map(key => key.sql),
  ];
  const rows = db
    .prepare<[object], Found>(
      `SELECT ${columns.join(', ')}
       FROM document JOIN annotation ON annotation.document = document.id ${grouping?.join ?? ''}
       WHERE ${sql}`,
    )
    .raw()
    .iterate(values);
  const found: Found[] = [];
  for (const row of rows) {
    found.push(row);
    if (found.length % STEP === 0) yield null;
  }
  return found;
}

/** The first that tells two rows apart decides. */
function inTurn(comparers: readonly Comparer[]): Comparer {
  return (a, b) => {
    for (const compare of comparers) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

/** @param heads All groups in their order. */
function byGroup(heads: readonly TableHead[]): Comparer {
  const places = new Map(heads.map(({ key }, i) => [key, i]));
  return (a, b) => (places.get(a[1]) ?? 0) - (places.get(b[1]) ?? 0);
}

/** By library and text; passages without a place in the text come after the others. */
function byPlace(db: ReadableDb): Comparer {
  const library = db.prepare<[], string>('SELECT id FROM document ORDER BY created_at, id').pluck().all();
  const places = new Map(library.map((id, i) => [id, i]));
  const startOf = ([, , , start]: Found) => start ?? Number.MAX_VALUE;
  const endOf = ([, , , , end]: Found) => end ?? Number.MAX_VALUE;
  return (a, b) => {
    if (a[2] !== b[2]) return (places.get(a[2]) ?? 0) - (places.get(b[2]) ?? 0);
    return startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a[0] < b[0] ? -1 : 1);
  };
}

/** Compares by one key. Texts go by the rules of language, numbers within them by value: “No. 9” before “No. 10”. */
function comparer(
  rows: readonly Found[],
  at: number,
  order: readonly string[] | undefined,
  isDescending: boolean,
): Comparer {
  const ranks = ranksOf(new Set(rows.map(row => row[at] ?? null)), order);
  const sign = isDescending ? -1 : 1;
  return (a, b) => {
    const [left, right] = [ranks.get(a[at] ?? null), ranks.get(b[at] ?? null)];
    if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
    return sign * (left - right);
  };
}

/** The place of every value among all; a missing value has none. Each distinct value is compared only once here. */
function ranksOf(values: ReadonlySet<Value>, order: readonly string[] | undefined): Map<Value, number> {
  const present = [...values].filter(value => value !== null && value !== '');
  const collator = new Intl.Collator(undefined, { numeric: true });
  present.sort((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (order) return order.indexOf(String(a)) - order.indexOf(String(b));
    return collator.compare(String(a), String(b));
  });
  return new Map(present.map((value, i) => [value, i]));
}

/** The groups in their order: by the list of a closed field, otherwise by name; the one without a value last. */
function gather(db: ReadableDb, rows: readonly Found[], { order, label }: Grouping): TableHead[] {
  const counts = new Map<string | null, number>();
  for (const [, group] of rows) counts.set(group, (counts.get(group) ?? 0) + 1);
  const nameOf = label(db);
  const heads = Array.from(counts, ([key, count]) => ({
    key,
    label: key === null ? '' : nameOf(key),
    count,
  }));
  const collator = new Intl.Collator(undefined, { numeric: true });
  return heads.sort((a, b) => {
    if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
    if (order) return order.indexOf(a.key) - order.indexOf(b.key);
    return collator.compare(a.label, b.label) || (a.key < b.key ? -1 : 1);
  });
}
