/** The matrix as a plane of counts, and what each of them opens. Pure. */
import type { Matrix, TableHead } from '../../shared/contract/table.ts';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import { Kind } from '../../shared/records/kind.ts';
import type { MatrixShape } from '../../shared/records/table-query.ts';

/** Counts by row and column; those that are not there are zero. */
export function countsOf({ cells, columns }: Matrix): (row: number, column: number) => number {
  const counts = new Map(cells.map(({ row, column, count }) => [row * columns.length + column, count]));
  return (row, column) => counts.get(row * columns.length + column) ?? 0;
}

/** What a row or column without a value is called. */
export const WITHOUT = 'Not set';

export function headLabel({ key, label }: TableHead): string {
  return key === null ? WITHOUT : label;
}

/**
 * The filter of the table narrowed to one count.
 * @param row The row's head, or null for all rows; the same with `column`.
 */
export function narrowedTo(
  filter: EvidenceFilter,
  shape: MatrixShape,
  row: TableHead | null,
  column: TableHead | null,
): EvidenceFilter {
  // A matrix of speakers or of a field of claims has nothing but claims.
  const isOfClaims = shape.rows === 'claim.speaker' || shape.columns.startsWith('claim.');
  const start: EvidenceFilter = isOfClaims ? { ...filter, kinds: ['claim'] } : filter;
  const byRow = row === null ? start : withRow(start, shape.rows, row.key);
  return column === null ? byRow : withColumn(byRow, shape.columns, column.key);
}

/**
 * Whether a count of a tag stands for fewer passages than carry it: a filter names tags of which one is carried,
 * and cannot say that two are. Then the passages of the filter have to be named themselves.
 */
export function isBeyondFilter(
  filter: EvidenceFilter,
  { columns }: MatrixShape,
  column: TableHead | null,
): boolean {
  return columns === 'tags' && filter.tags !== undefined && column !== null && column.key !== null;
}

function withRow(filter: EvidenceFilter, rows: MatrixShape['rows'], key: string | null): EvidenceFilter {
  if (rows === 'claim.speaker') return withField(filter, rows, key);
  if (key === null) return filter;
  return rows === 'document' ? { ...filter, documents: [key] } : { ...filter, people: [key] };
}

function withColumn(
  filter: EvidenceFilter,
  columns: MatrixShape['columns'],
  key: string | null,
): EvidenceFilter {
  if (columns === 'kind') {
    const kind = Kind.safeParse(key);
    return kind.success ? { ...filter, kinds: [kind.data] } : filter;
  }
  if (columns !== 'tags') return withField(filter, columns, key);
  return key === null ? { ...filter, isUntagged: true } : { ...filter, tags: [key] };
}

function withField(
  filter: EvidenceFilter,
  field: 'claim.speaker' | Exclude<MatrixShape['columns'], 'kind' | 'tags'>,
  key: string | null,
): EvidenceFilter {
  const others = filter.fields?.filter(each => each.field !== field) ?? [];
  const condition = key === null ? { field, isEmpty: true } : { field, is: [key] };
  return { ...filter, fields: [...others, condition] };
}
