/** From rows to the records people see. */
import type { RecordName, Value } from '../../../shared/history/change.ts';
import { type Cell, decodeShown, tables } from './tables.ts';

export type Row = Readonly<Record<string, Cell>>;

/** Who made a record and who changed it last, from its row; times in ms since 1970. */
export function provenanceOf(row: Row): {
  createdBy: string;
  createdAt: number;
  modifiedBy: string;
  modifiedAt: number;
} {
  return {
    createdBy: String(row.created_by),
    createdAt: Number(row.created_at),
    modifiedBy: String(row.modified_by),
    modifiedAt: Number(row.modified_at),
  };
}

/** The set fields of a row under their names, with its id. Values were checked when they were written. */
export function shownFields(record: RecordName, row: Row): { id: string } & Record<string, Value> {
  return { id: String(row.id), ...decodeShown(tables[record], row) };
}

/**
 * SQL condition that narrows to some ids without a limit on their number; the parameter is their JSON array.
 * @param column The column that holds the id, e.g. `a.id`.
 */
export function idIn(column: string): string {
  return `${column} IN (SELECT value FROM json_each(?))`;
}
