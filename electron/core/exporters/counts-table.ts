/** The *Matrix* of other rows and columns than articles and tags: what the matrix of the table shows. */
import type { Matrix, TableHead } from '../../../shared/contract/table.ts';
import { kindFields, kinds } from '../../../shared/records/kind.ts';
import type { MatrixShape } from '../../../shared/records/table-query.ts';
import { distinct } from './matrix-table.ts';
import { type Column, columnMaker } from './table.ts';

/** A row of a matrix: its head, and its counts that are not zero by the index of their column. */
export interface CountedRow {
  readonly head: TableHead;
  readonly counts: ReadonlyMap<number, number>;
}

export function countedRows({ rows, cells }: Matrix): CountedRow[] {
  const counts = rows.map(() => new Map<number, number>());
  for (const { row, column, count } of cells) counts[row]?.set(column, count);
  return rows.map((head, i) => ({ head, counts: counts[i] ?? new Map() }));
}

/**
 * @param heads Of its columns, in their order.
 * @param pathOf Gives the path of a tag.
 * @param isPresence Whether a cell says 1 for "there is one", however many there are.
 */
export function countsColumns(
  heads: readonly TableHead[],
  { rows, columns }: MatrixShape,
  pathOf: (tag: string) => string,
  isPresence: boolean,
): readonly Column<CountedRow>[] {
  const { fixed, guarded } = columnMaker<CountedRow>();
  const meaning = isPresence ? '1 where at least one of them is' : 'How many of them are';
  const field = kindFields.find(({ name }) => name === columns);
  const start = field?.field.column ?? (columns === 'tags' ? 'tag' : 'kind');
  const without = columns === 'tags' ? 'untagged' : `${start}:not_set`;
  const names = distinct(
    heads.map(({ key }) => (key === null ? without : `${start}:${columns === 'tags' ? pathOf(key) : key}`)),
  );
  const aboutOf = ({ key, label }: TableHead) => {
    if (key === null) return `${meaning} without one`;
    if (columns === 'tags') return `${meaning} tagged ${pathOf(key)} or with a tag below it`;
    return `${meaning} ${label.toLowerCase()}`;
  };
  return [
    ...headColumns(rows),
    fixed(
      'annotations',
      `How many ${field ? kinds[field.kind].plural.toLowerCase() : 'annotations'} are counted`,
      ({ head }) => head.count,
    ),
    ...heads.map((head, i) =>
      fixed(names[i] ?? without, aboutOf(head), ({ counts }) => {
        const count = counts.get(i) ?? 0;
        return isPresence ? Math.min(count, 1) : count;
      }),
    ),
    guarded,
  ];
}

function headColumns(rows: MatrixShape['rows']): Column<CountedRow>[] {
  const { id, text } = columnMaker<CountedRow>();
  switch (rows) {
    case 'document':
      return [
        id('document_id', 'Id of the article', ({ head }) => head.key),
        text('document_title', 'Title of the article', ({ head }) => head.label),
      ];
    case 'person':
      return [
        id('coder_id', 'Id of who made the annotations', ({ head }) => head.key),
        text('coder', 'Who made them', ({ head }) => head.label),
      ];
    case 'claim.speaker':
      return [text('speaker', 'Who asserts the claims; empty where nobody is named', ({ head }) => head.key)];
  }
}
