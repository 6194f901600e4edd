/** The matrix: how many annotations stand at each crossing of two ways to sort them. */
import type { Matrix, TableHead } from '../../../shared/contract/table.ts';
import { KINDS, kindFields } from '../../../shared/records/kind.ts';
import type { MatrixQuery } from '../../../shared/records/table-query.ts';
import { TagForest } from '../../../shared/records/tag-forest.ts';
import type { ReadableDb } from './db.ts';
import { conditionOf } from './evidence-filter.ts';
import { valueLabel } from './table-order.ts';
import { fieldColumn } from './tables.ts';
import { allTags } from './tags.ts';

/** One annotation: its row, and its column, of tags their ids with commas between. */
type Found = readonly [row: string | null, column: string | null];

/**
 * Counts the annotations of a filter. Under tags an annotation counts for each tag it carries and for every tag
 * above, once each, as it does when a tag is opened. A matrix with speakers or a field of claims has claims only.
 */
export function countMatrix(db: ReadableDb, query: MatrixQuery): Matrix {
  const found = readFound(db, query);
  const columnsOf = columnSplitter(db, query);
  const rows = new Tally();
  const columns = new Tally();
  const cells = new Map<string | null, Tally>();
  for (const [row, column] of found) {
    rows.add(row);
    const own = cells.get(row) ?? new Tally();
    cells.set(row, own);
    for (const key of columnsOf(column)) {
      columns.add(key);
      own.add(key);
    }
  }
  const rowHeads = rows.heads(rowLabels(db, query), null);
  const columnHeads = columns.heads(columnLabels(db, query), columnOrder(db, query));
  const places = new Map(columnHeads.map(({ key }, i) => [key, i]));
  return {
    rows: rowHeads,
    columns: columnHeads,
    cells: rowHeads.flatMap(({ key }, row) =>
      Array.from(cells.get(key)?.counts ?? [], ([column, count]) => ({
        row,
        column: places.get(column) ?? 0,
        count,
      })).sort((a, b) => a.column - b.column),
    ),
    total: found.length,
  };
}

class Tally {
  readonly counts = new Map<string | null, number>();

  add(key: string | null): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** In the given order or by name; those without a value last. */
  heads(label: (key: string) => string, order: readonly string[] | null): TableHead[] {
    const collator = new Intl.Collator(undefined, { numeric: true });
    const all = Array.from(this.counts, ([key, count]) => ({
      key,
      label: key === null ? '' : label(key),
      count,
    }));
    return all.sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      if (order) return order.indexOf(a.key) - order.indexOf(b.key);
      return collator.compare(a.label, b.label) || (a.key < b.key ? -1 : 1);
    });
  }
}

function readFound(db: ReadableDb, { filter, rows, columns }: MatrixQuery): Found[] {
  const isOfClaims = rows === 'claim.speaker' || columns.startsWith('claim.');
  const { sql, values } = conditionOf(db, filter);
  const inDocuments = filter.documents ? 'AND document.id IN (SELECT value FROM json_each(:documents))' : '';
  const row = {
    document: 'document.id',
    person: 'annotation.created_by',
    'claim.speaker': 'annotation.claim_speaker',
  }[rows];
  const column =
    columns === 'kind'
      ? 'annotation.kind'
      : columns === 'tags'
        ? '(SELECT group_concat(tag) FROM annotation_tag WHERE annotation_tag.annotation = annotation.id)'
        : `annotation.${fieldColumn(columns)}`;
  return db
    .prepare<[object], Found>(
      `SELECT ${row}, ${column} FROM document JOIN annotation ON annotation.document = document.id
       WHERE document.removed = 0 ${inDocuments} AND ${sql} ${isOfClaims ? "AND annotation.kind = 'claim'" : ''}`,
    )
    .raw()
    .all({ ...values, ...(filter.documents ? { documents: JSON.stringify(filter.documents) } : {}) });
}

/** The columns an annotation counts in. */
function columnSplitter(
  db: ReadableDb,
  { columns }: MatrixQuery,
): (column: string | null) => Iterable<string | null> {
  if (columns !== 'tags') return column => [column];
  const tags = allTags(db);
  const forest = new TagForest(tags);
  const paths = new Map(tags.map(({ id }) => [id, forest.pathOf(id).map(tag => tag.id)]));
  return carried => {
    const found = new Set((carried ?? '').split(',').flatMap(id => paths.get(id) ?? []));
    return found.size === 0 ? [null] : found;
  };
}

function rowLabels(db: ReadableDb, { rows }: MatrixQuery): (key: string) => string {
  if (rows === 'claim.speaker') return key => key;
  const sql = rows === 'document' ? 'SELECT id, title FROM document' : 'SELECT id, name FROM person';
  const names = new Map(db.prepare<[], [string, string]>(sql).raw().all());
  return key => names.get(key) ?? key;
}

/** Tags by their paths, so that a branch stands together. */
function columnLabels(db: ReadableDb, { columns }: MatrixQuery): (key: string) => string {
  if (columns !== 'tags') return key => valueLabel(columns, key);
  const forest = new TagForest(allTags(db));
  return key =>
    forest
      .pathOf(key)
      .map(tag => tag.name)
      .join(' / ');
}

function columnOrder(db: ReadableDb, { columns }: MatrixQuery): readonly string[] | null {
  if (columns === 'kind') return KINDS;
  if (columns === 'tags') {
    const forest = new TagForest(allTags(db));
    const walk = (parent: string | null): string[] =>
      forest.childrenOf(parent).flatMap(tag => [tag.id, ...walk(tag.id)]);
    return walk(null);
  }
  const described = kindFields.find(({ name }) => name === columns);
  return described?.field.type === 'choice' ? Object.keys(described.field.options) : null;
}
