/** What the table is asked for: which annotations, in which order, under which heads; and what a matrix counts. */
import { z } from 'zod';
import { EvidenceFilter } from './evidence-filter.ts';
import { type KindFieldName, kindFields, kinds } from './kind.ts';

/** Columns that are no field of a kind. */
export const COMMON_COLUMNS = [
  'kind',
  'quote',
  'note',
  'tags',
  'confidence',
  'keyPassage',
  'document',
  'byline',
  'publication',
  'published',
  'status',
  'person',
  'createdAt',
  'modifiedAt',
] as const;

const fieldNames = kindFields.map(({ name }) => name);
export type TableColumn = (typeof COMMON_COLUMNS)[number] | KindFieldName;
export const TableColumn = z.enum([...COMMON_COLUMNS, ...fieldNames] as [TableColumn, ...TableColumn[]]);

export const TableSort = z.object({ column: TableColumn, isDescending: z.boolean() });
export type TableSort = z.infer<typeof TableSort>;

/** What rows can be gathered under. Under `tags` an annotation stands once for each of its tags. */
export const TableGroup = z.enum([
  'kind',
  'document',
  'publication',
  'tags',
  'person',
  'status',
  'claim.speaker',
  'claim.type',
  'claim.verdict',
  'precedent.event',
  'option.addressee',
]);
export type TableGroup = z.infer<typeof TableGroup>;

export const TableQuery = z.object({
  filter: EvidenceFilter,
  /** The first decides, the next among its equals; after all of them the order of library and text. */
  sorts: z.array(TableSort).max(4),
  groupBy: TableGroup.nullable(),
});
export type TableQuery = z.infer<typeof TableQuery>;

/** Fields with a closed list of values that a matrix can have as columns. */
export const MATRIX_FIELDS = ['claim.type', 'claim.certainty', 'claim.stance', 'claim.verdict'] as const;

export const MatrixQuery = z.object({
  filter: EvidenceFilter,
  rows: z.enum(['document', 'person', 'claim.speaker']),
  columns: z.enum(['kind', 'tags', ...MATRIX_FIELDS]),
});
export type MatrixQuery = z.infer<typeof MatrixQuery>;

/** What a matrix counts by what. */
export const MatrixShape = MatrixQuery.omit({ filter: true });
export type MatrixShape = z.infer<typeof MatrixShape>;

const ROWS = { document: 'article', person: 'person', 'claim.speaker': 'speaker' } as const;

/** The shape in words: “A row for each speaker, a column for each verdict of a claim”. */
export function matrixAbout({ rows, columns }: MatrixShape): string {
  const field = kindFields.find(({ name }) => name === columns);
  const column = field
    ? `${field.field.label.toLowerCase()} of a ${kinds[field.kind].label.toLowerCase()}`
    : columns === 'tags'
      ? 'tag'
      : 'kind';
  return `A row for each ${ROWS[rows]}, a column for each ${column}`;
}
