/** A saved view: a way to look at the table, under a name. */
import { z } from 'zod';
import { Id, Provenance } from './common.ts';
import { EvidenceFilter } from './evidence-filter.ts';
import { TableColumn, TableGroup, TableQuery } from './table-query.ts';

/** Widths of columns in CSS pixels. */
export const COLUMN_WIDTHS = { least: 48, most: 1_200 } as const;

export const ShownColumn = z.object({
  column: TableColumn,
  width: z.int().min(COLUMN_WIDTHS.least).max(COLUMN_WIDTHS.most),
});
export type ShownColumn = z.infer<typeof ShownColumn>;

export const ShownColumns = z.array(ShownColumn).min(1).max(TableColumn.options.length);

/** What the table shows and how. */
export const TableView = z.object({
  filter: EvidenceFilter,
  sorts: TableQuery.shape.sorts,
  groupBy: TableGroup.nullable(),
  /** In their order. */
  columns: ShownColumns,
});
export type TableView = z.infer<typeof TableView>;

export const ViewName = z.string().trim().min(1).max(200);

export const SavedView = z.object({ id: Id, name: ViewName, ...TableView.shape, ...Provenance });
export type SavedView = z.infer<typeof SavedView>;
