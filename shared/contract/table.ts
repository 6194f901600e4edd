/** The table over all annotations of the workspace, and the matrix that counts them. */
import { z } from 'zod';
import { Annotation } from '../records/annotation.ts';
import { Id } from '../records/common.ts';
import { MatrixQuery, TableQuery } from '../records/table-query.ts';
import { call } from './base.ts';

/** What a row says of its document. */
export const TableDocument = z.object({
  id: Id,
  title: z.string(),
  byline: z.string().nullable(),
  publication: z.string().nullable(),
  published: z.string().nullable(),
  direction: z.enum(['ltr', 'rtl']),
});
export type TableDocument = z.infer<typeof TableDocument>;

export const TableRow = z.object({
  annotation: Annotation,
  document: TableDocument,
  /** Links that start or end here and whose other end is shown. */
  links: z.int(),
});
export type TableRow = z.infer<typeof TableRow>;

/** Rows that belong together: a value, how people call it (empty for those without one), and how many there are. */
export const TableHead = z.object({ key: z.string().nullable(), label: z.string(), count: z.int() });
export type TableHead = z.infer<typeof TableHead>;

export const MatrixCount = z.object({
  /** Index of the row and of the column. */
  row: z.int(),
  column: z.int(),
  count: z.int(),
});

export const Matrix = z.object({
  /** `count` of a row or column counts each annotation once. */
  rows: z.array(TableHead),
  columns: z.array(TableHead),
  /** Counts that are not zero. */
  cells: z.array(MatrixCount),
  total: z.int(),
});
export type Matrix = z.infer<typeof Matrix>;

export const table = {
  /** How many rows there are, and under which heads, in the order of the rows. Without groups one head has all. */
  outline: call
    .input(TableQuery)
    .output(z.object({ total: z.int(), heads: z.array(TableHead), annotations: z.int() })),
  /** Rows by their place, at most `limit` after the first `from`. What was removed meanwhile is left out. */
  rows: call
    .input(z.object({ query: TableQuery, from: z.int().min(0), limit: z.int().min(1).max(1_000) }))
    .output(z.array(TableRow)),
  /**
   * The ids of all rows in their order, each annotation once: what “select all” selects. With `range`, of the
   * rows from one place up to another (half-open).
   */
  ids: call
    .input(TableQuery.extend({ range: z.object({ from: z.int().min(0), to: z.int().min(0) }).optional() }))
    .output(z.array(Id)),
  matrix: call.input(MatrixQuery).output(Matrix),
};
