/** What a press on a column's head makes of the order: up, down, and as the library has it again. Pure. */
import type { TableColumn, TableSort } from '../../shared/records/table-query.ts';

/** Most columns that sort together. */
const MOST = 4;

/** @param isMore Whether the other columns go on sorting, before this one. */
export function sortedBy(sorts: readonly TableSort[], column: TableColumn, isMore: boolean): TableSort[] {
  const known = sorts.find(sort => sort.column === column);
  const next = known?.isDescending ? [] : [{ column, isDescending: known !== undefined }];
  if (!isMore) return next;
  if (!known) return [...sorts.slice(0, MOST - 1), ...next];
  return sorts.flatMap(sort => (sort.column === column ? next : [sort]));
}
