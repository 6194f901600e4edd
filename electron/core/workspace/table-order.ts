/**
 * The order of the table's rows: made once for a question and kept while the workspace stays as it is, so that
 * scrolling through 100,000 rows asks only for those on the screen.
 */
import type { TableHead } from '../../../shared/contract/table.ts';
import { KINDS, kindFields, kinds } from '../../../shared/records/kind.ts';
import type { TableColumn, TableGroup, TableQuery } from '../../../shared/records/table-query.ts';
import type { ReadableDb } from './db.ts';
import { conditionOf } from './evidence-filter.ts';
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

type Found = readonly [id: string, group: string | null, ...keys: Value[]];

/** Works out the order of rows for a question: those without a value come last, whichever way it is sorted. */
export function orderTable(db: ReadableDb, query: TableQuery): TableOrder {
  const grouping = query.groupBy === null ? null : groupingOf(query.groupBy);
  const keys = query.sorts.map(({ column }) => keyOf(column));
  const found = readRows(db, query, grouping, keys);
  const comparers = keys.map((key, i) =>
    comparer(found, i + 2, key.order, query.sorts[i]?.isDescending ?? false),
  );
  const groups = grouping && gather(db, found, grouping);
  const places = groups && new Map(groups.map((head, i) => [head.key, i]));
  const rows = found.slice();
  // The sort is stable, so equals keep the order of library and text that they were read in.
  if (places || comparers.length > 0)
    rows.sort((a, b) => {
      if (places) {
        const byGroup = (places.get(a[1]) ?? 0) - (places.get(b[1]) ?? 0);
        if (byGroup !== 0) return byGroup;
      }
      for (const compare of comparers) {
        const result = compare(a, b);
        if (result !== 0) return result;
      }
      return 0;
    });
  const heads = groups ?? [{ key: null, label: '', count: rows.length }];
  return { ids: rows.map(([id]) => id), heads: rows.length === 0 ? [] : heads };
}

function readRows(
  db: ReadableDb,
  { filter }: TableQuery,
  grouping: Grouping | null,
  keys: readonly Key[],
): Found[] {
  const { sql, values } = conditionOf(db, filter);
  const inDocuments = filter.documents ? 'AND document.id IN (SELECT value FROM json_each(:documents))' : '';
  return db
    .prepare<[object], Found>(
      `SELECT ${['annotation.id', grouping?.sql ?? 'NULL', ...keys.map(key => key.sql)].join(', ')}
       FROM document JOIN annotation ON annotation.document = document.id ${grouping?.join ?? ''}
       WHERE document.removed = 0 ${inDocuments} AND ${sql}
       ORDER BY document.created_at, document.id, annotation.position_start NULLS LAST,
         annotation.position_end, annotation.id`,
    )
    .raw()
    .all({ ...values, ...(filter.documents ? { documents: JSON.stringify(filter.documents) } : {}) });
}

/** Compares by one key. Texts go by the rules of language, numbers within them by value: “No. 9” before “No. 10”. */
function comparer(
  rows: readonly Found[],
  at: number,
  order: readonly string[] | undefined,
  isDescending: boolean,
): (a: Found, b: Found) => number {
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

/** How many orders are kept: of the table in several windows, and of what was typed before. */
const KEPT = 6;

export class TableOrders {
  #state = '';
  readonly #orders = new Map<string, TableOrder>();

  /** @param state What tells one state of the workspace from another: its path and the number of its last commit. */
  of(db: ReadableDb, state: string, query: TableQuery): TableOrder {
    if (state !== this.#state) this.#orders.clear();
    this.#state = state;
    const key = JSON.stringify(query);
    const known = this.#orders.get(key);
    const order = known ?? orderTable(db, query);
    // The one asked for last is the last to go.
    this.#orders.delete(key);
    this.#orders.set(key, order);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > KEPT && oldest !== undefined) this.#orders.delete(oldest);
    return order;
  }
}
